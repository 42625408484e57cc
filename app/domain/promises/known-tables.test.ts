import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import { createKnownTables } from "./known-tables.ts";
import { addPicked, proposeFromSightings } from "./propose-from-sightings.ts";
import type { ScanReport, Sighting } from "./types.ts";

const known = createKnownTables((host) => (host.endsWith("owned.test") ? "Owner" : undefined));

function seen(more: Partial<Sighting>): Sighting {
  return {
    ...{ kind: "cookie", name: "x", host: "shop.example.test", party: "first", by: "http" },
    ...{ phases: ["after-accepting"], pages: ["home"], lifetimeSeconds: null, ...more },
  };
}

function propose(...sightings: readonly Sighting[]) {
  const report: ScanReport = {
    ...{ startedAt: "2026-11-01T10:00:00Z", finishedAt: "2026-11-01T10:05:00Z" },
    ...{ visited: [], leftOut: [], sightings, written: [] },
  };
  return proposeFromSightings(sampleRegister(), report, known);
}

describe("createKnownTables()", () => {
  it("knows what sets a well-known cookie, in which group, by its pattern", () => {
    expect(known.findThing(seen({ name: "_fbp" }))).toMatchObject({ category: "marketing" });
    expect(known.findThing(seen({ name: "_fbp", kind: "local-storage" }))).toBeUndefined();
  });

  it("names a well-known company behind a host with its country and hosts", () => {
    const [proposal] = propose(
      seen({
        kind: "pixel",
        host: "www.facebook.com",
        name: "www.facebook.com/tr",
        party: "third",
      }),
    );
    expect(proposal).toMatchObject({ title: "Meta Platforms Ireland Limited" });
    expect(proposal?.company).toMatchObject({ country: "IE", role: "joint-controller" });
  });

  it("begins the purpose a well-known thing serves where the register has none", () => {
    const proposals = propose(seen({ name: "_fbp" }));
    expect(proposals).toMatchObject([{ title: "_fbp", purpose: "advertising" }]);
    const after = addPicked(sampleRegister(), proposals, [
      { id: proposals[0]!.id, purpose: "advertising" },
    ]);
    expect(after.purposes.at(-1)).toMatchObject({ id: "advertising", preset: "advertising" });
    expect(after.storedItems.at(-1)).toMatchObject({ name: "_fbp", purpose: "advertising" });
  });

  it("joins the hosts of a company of which only the name is known, and leaves the rest a gap", () => {
    const pixel = { kind: "pixel", party: "third", name: "x" } as const;
    const proposals = propose(
      seen({ ...pixel, host: "a.owned.test" }),
      seen({ ...pixel, host: "b.owned.test" }),
    );
    expect(proposals).toHaveLength(1);
    const picks = proposals.map(({ id }) => ({ id, purpose: "statistics" }));
    expect(addPicked(sampleRegister(), proposals, picks).recipients.at(-1)).toMatchObject({
      ...{ name: "Owner", country: "", hosts: ["a.owned.test", "b.owned.test"] },
    });
  });
});
