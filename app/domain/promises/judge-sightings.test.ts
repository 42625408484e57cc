import { describe, expect, it } from "vitest";
import {
  samplePurpose,
  sampleRecipient,
  sampleRegister,
  sampleStoredItem,
} from "../../../tests/support/register-fixture.ts";
import type { Register } from "../register/types.ts";
import { judgeSightings } from "./judge-sightings.ts";
import { addPicked, proposeFromSightings, toLifetime } from "./propose-from-sightings.ts";
import type { ScanReport, Sighting } from "./types.ts";

const register: Register = {
  ...sampleRegister(),
  purposes: [
    samplePurpose({ id: "sell", preset: "sell-and-deliver" }),
    samplePurpose({ id: "count", preset: "statistics", noticeCategory: "statistics" }),
  ],
  recipients: [
    sampleRecipient({
      id: "counter",
      name: "Counter",
      purposes: ["count"],
      hosts: ["*.counter.test"],
    }),
  ],
  storedItems: [
    sampleStoredItem({ id: "cart", name: "cart", purpose: "sell" }),
    sampleStoredItem({ id: "count", name: "_count_*", purpose: "count", setBy: "counter" }),
  ],
};

function seen(more: Partial<Sighting>): Sighting {
  return {
    ...{ kind: "cookie", name: "cart", host: "shop.example.test", party: "first", by: "http" },
    ...{ phases: ["after-accepting"], pages: ["home"], lifetimeSeconds: null, ...more },
  };
}

function reportOf(...sightings: readonly Sighting[]): ScanReport {
  const times = { startedAt: "2026-11-01T10:00:00Z", finishedAt: "2026-11-01T10:05:00Z" };
  return { ...times, visited: [], leftOut: [], sightings, written: [] };
}

const judge = (...sightings: readonly Sighting[]) =>
  judgeSightings(register, reportOf(...sightings), "/fix").map(
    ({ code, subject }) => `${code}: ${subject}`,
  );

describe("judgeSightings()", () => {
  it("says nothing of what is declared and waits for a yes", () => {
    expect(judge(seen({}), seen({ name: "_count_1" }))).toEqual([]);
    expect(judge(seen({ phases: ["before-choice", "after-refusing"] }))).toEqual([]);
  });

  it("names what nothing in the register fits, by name, kind and party", () => {
    expect(
      judge(
        seen({ name: "unknown" }),
        seen({ kind: "local-storage" }),
        seen({ party: "third", host: "a.counter.test" }),
      ),
    ).toEqual(["undeclared-storage: unknown", "undeclared-storage: cart"]);
  });

  it("names what needs a yes and came before one, or after a no", () => {
    expect(judge(seen({ name: "_count_1", phases: ["before-choice", "after-refusing"] }))).toEqual([
      "storage-before-choice: _count_1",
    ]);
    expect(judge(seen({ name: "_count_1", phases: ["after-refusing"] }))).toEqual([
      "storage-after-refusing: _count_1",
    ]);
  });

  it("names what is well known to need a yes as too early, though it is undeclared", () => {
    expect(judge(seen({ name: "_fbp", phases: ["after-refusing"] }))).toEqual([
      "undeclared-storage: _fbp",
      "storage-after-refusing: _fbp",
    ]);
  });

  it("names each host of nobody in the register once, and lets a declared one's script load", () => {
    const asks = (host: string, kind: Sighting["kind"]) =>
      seen({ ...{ kind, host, name: `${host}/x`, party: "third" }, phases: ["before-choice"] });
    expect(judge(asks("px.other.test", "pixel"), asks("px.other.test", "request"))).toEqual([
      "undeclared-recipient: px.other.test",
    ]);
    expect(judge(asks("js.counter.test", "request"))).toEqual([]);
    expect(judge(asks("js.counter.test", "pixel"))).toEqual([
      "storage-before-choice: js.counter.test/x",
    ]);
  });
});

describe("addPicked()", () => {
  const known = {
    findThing: () => undefined,
    findCompany: (host: string) =>
      host.endsWith("other.test")
        ? {
            ...{ knownAs: "other", name: "Other AB", country: "SE", role: "processor" as const },
            ...{ dataCategories: ["device" as const], safeguard: null, privacyUrl: "" },
            onwardTransfers: [],
            ...{ hosts: ["*.other.test"], category: "statistics" as const, presets: [] },
          }
        : undefined,
  };
  const report = reportOf(
    seen({ kind: "pixel", name: "px.other.test/p", host: "px.other.test", party: "third" }),
    seen({ name: "_o", by: "px.other.test/o.js", lifetimeSeconds: 86_400 * 365 }),
  );
  const proposals = proposeFromSightings(register, report, known);

  it("proposes each recipient once before what it stores, with a purpose of the known group", () => {
    expect(proposals.map(({ title, purpose }) => [title, purpose])).toEqual([
      ["Other AB", "count"],
      ["_o", null],
    ]);
  });

  it("makes what was picked declared, set by whom the register now names", () => {
    const picks = proposals.map(({ id }) => ({ id, purpose: "count" }));
    const after = addPicked(register, proposals, picks);
    expect(judgeSightings(after, report, "")).toEqual([]);
    expect(after.storedItems.at(-1)).toMatchObject({
      ...{ id: "o", name: "_o", setBy: "other-ab", purpose: "count" },
      lifetime: { kind: "period", amount: 1, unit: "years" },
    });
  });

  it("leaves out picks of what was not proposed and of purposes there are not", () => {
    const picks = [
      { id: "recipient Nobody", purpose: "count" },
      { id: proposals[0]!.id, purpose: "nothing" },
    ];
    expect(addPicked(register, proposals, picks)).toEqual(register);
  });
});

describe("toLifetime()", () => {
  it("says a lifetime in the largest unit that fits it", () => {
    const of = (lifetimeSeconds: number) => {
      const lifetime = toLifetime(seen({ lifetimeSeconds }));
      return lifetime?.kind === "period" ? `${String(lifetime.amount)} ${lifetime.unit}` : lifetime;
    };
    expect([34_560_000, 86_400 * 180, 86_395, 1_800, 20].map(of)).toEqual([
      "400 days",
      "6 months",
      "1 days",
      "30 minutes",
      "1 minutes",
    ]);
  });
});
