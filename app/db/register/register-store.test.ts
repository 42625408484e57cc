import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdminRows, testNow } from "../../../tests/support/admin-rows.ts";
import { openEvidenceWorld, type EvidenceWorld } from "../../../tests/support/evidence-world.ts";
import { randomRegister } from "../../../tests/support/register-arbitrary.ts";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import type { VersionToMake } from "../../domain/register/ports.ts";
import type { Register } from "../../domain/register/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { createRegisterStore } from "./register-store.server.ts";

let world: EvidenceWorld;
let store: ReturnType<typeof createRegisterStore>;
beforeAll(async () => {
  world = await openEvidenceWorld();
  const { prisma } = world.database;
  const { keys } = createAdminRows(world.database);
  store = createRegisterStore({ prisma, shopSeal: keys.shopSeal, evidence: world.evidence });
});
afterAll(() => world.database.close());

const register = sampleRegister();
const callMe = (name: string): Register => {
  return { ...register, controller: { ...register.controller, name } };
};

type ToMake = Partial<VersionToMake> & Pick<VersionToMake, "installationId">;
const make = (more: ToMake) =>
  store.makeVersion({
    ...{ register, cause: "edited", author: "staff:7", at: testNow, basedOn: null },
    ...more,
  });

/** A shop whose register has one version for each of these names. */
async function shopWith(...names: readonly string[]): Promise<InstallationId> {
  const installationId = await world.addShop();
  for (const [index, name] of names.entries()) {
    const made = await make({
      ...{ installationId, register: callMe(name), basedOn: index === 0 ? null : index },
    });
    expect(made.ok).toBe(true);
  }
  return installationId;
}

describe("makeVersion()", () => {
  it("keeps the register with its number, author, time, cause and differences", async () => {
    const installationId = await shopWith("One AB");
    await make({ installationId, register: callMe("Two AB"), basedOn: 1 });
    const current = await store.findCurrent(installationId);
    expect(current).toMatchObject({ number: 2, author: "staff:7", at: testNow, cause: "edited" });
    expect(current?.register).toEqual(callMe("Two AB"));
    expect(current?.changes).toEqual([
      {
        ...{ section: "controller", item: null, kind: "changed", field: "name" },
        ...{ before: "One AB", after: "Two AB" },
      },
    ]);
    expect(await store.findVersion(installationId, 1)).toMatchObject({
      register: { controller: { name: "One AB" } },
    });
  });

  it("gives back every register exactly as it was", async () => {
    const installationId = await world.addShop();
    let basedOn: number | null = null;
    for (const random of fc.sample(randomRegister, 8)) {
      const made = await make({ installationId, register: random, basedOn });
      basedOn = made.ok ? made.value.number : null;
      expect((await store.findCurrent(installationId))?.register).toEqual(random);
    }
    expect(await store.verifyVersions(installationId)).toMatchObject({ firstBroken: null });
  });

  it("makes no version of the same content", async () => {
    const installationId = await shopWith("One AB");
    const again = await make({ installationId, register: callMe("One AB"), basedOn: 1 });
    expect(again).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await store.listVersions(installationId, { before: null, limit: 9 })).toHaveLength(1);
  });

  it("refuses what was made from another version than the newest", async () => {
    const installationId = await shopWith("One AB", "Two AB");
    expect(await make({ installationId, register: callMe("Three AB"), basedOn: 1 })).toEqual({
      ...{ ok: false, reason: "changed-meanwhile" },
    });
  });

  it("lets one of two win who change it at the same moment", async () => {
    const installationId = await shopWith("One AB");
    const names = ["Two AB", "Three AB", "Four AB"];
    const outcomes = await Promise.all(
      names.map((name) => make({ installationId, register: callMe(name), basedOn: 1 })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await store.findCurrent(installationId)).toMatchObject({ number: 2 });
  });

  it("writes the version's digest to the shop's evidence and a line to its timeline", async () => {
    const { prisma } = world.database;
    const installationId = await shopWith("One AB");
    const version = await store.findCurrent(installationId);
    const logId = await world.logOf(installationId);
    const line = await prisma.evidenceEntry.findFirst({ where: { logId } });
    expect(line).toMatchObject({ event: "register.changed" });
    expect(JSON.stringify(line)).toContain(version?.digest);
    const timeline = await prisma.timelineEvent.findFirst({ where: { installationId } });
    expect(timeline).toMatchObject({
      ...{ action: "register.changed", actor: "staff:7" },
      detail: { number: 1, cause: "edited" },
    });
  });

  it("stores no word of the register open", async () => {
    const installationId = await shopWith("Hidden AB");
    const row = await world.database.prisma.registerVersion.findFirst({
      where: { installationId },
    });
    expect(Buffer.from(row?.sealedRegister ?? []).includes("Hidden")).toBe(false);
  });

  it("throws for a register that names what it does not have", async () => {
    const installationId = await world.addShop();
    const broken = { ...register, purposes: [] };
    await expect(make({ installationId, register: broken })).rejects.toThrow(
      "recipients.shopify.purposes",
    );
  });
});

describe("listVersions()", () => {
  it("lists heads newest first, page by page", async () => {
    const installationId = await shopWith("A AB", "B AB", "C AB", "D AB", "E AB");
    const page = async (before: number | null) =>
      (await store.listVersions(installationId, { before, limit: 2 })).map(({ number }) => number);
    expect([await page(null), await page(4), await page(2)]).toEqual([[5, 4], [3, 2], [1]]);
  });

  it("shows nobody another shop's versions", async () => {
    await shopWith("A AB");
    const other = await world.addShop();
    expect(await store.listVersions(other, { before: null, limit: 2 })).toEqual([]);
    expect(await store.findCurrent(other)).toBeUndefined();
  });
});

describe("the past", () => {
  it("cannot be altered: the database refuses every change of a version", async () => {
    const { prisma } = world.database;
    const installationId = await shopWith("One AB");
    const change = prisma.registerVersion.updateMany({
      where: { installationId },
      data: { author: "staff:8" },
    });
    await expect(change).rejects.toThrow("cannot be changed");
  });

  it("goes with its installation", async () => {
    const { prisma } = world.database;
    const installationId = await shopWith("One AB", "Two AB");
    await prisma.installation.delete({ where: { id: installationId } });
    expect(await prisma.registerVersion.count({ where: { installationId } })).toBe(0);
  });
});

describe("verifyVersions()", () => {
  /** Somebody with the database's own rights does what the trigger refuses everybody else. */
  async function tamper(installationId: InstallationId, data: object) {
    const { prisma } = world.database;
    const where = { installationId_number: { installationId, number: 2 } };
    const row = await prisma.registerVersion.delete({ where });
    await prisma.registerVersion.create({ data: { ...row, ...data } });
    return store.verifyVersions(installationId);
  }

  it("finds nothing where nothing was done", async () => {
    const installationId = await shopWith("One AB", "Two AB", "Three AB");
    expect(await store.verifyVersions(installationId)).toEqual({ versions: 3, firstBroken: null });
  });

  it.each([
    ["the author", { author: "staff:8" }],
    ["the time", { createdAt: new Date("2020-01-01") }],
    ["the cause", { cause: "scan" }],
    ["the number of changes", { changeCount: 99 }],
    ["the sealed content", { sealedRegister: randomBytes(300) }],
    ["the sealed differences", { sealedChanges: randomBytes(300) }],
    ["the digest", { digest: "0".repeat(64) }],
  ])("finds a version of which %s was changed", async (_what, data) => {
    const installationId = await shopWith("One AB", "Two AB", "Three AB");
    expect(await tamper(installationId, data)).toEqual({ versions: 1, firstBroken: 2 });
  });

  it("finds a version that was taken out", async () => {
    const { prisma } = world.database;
    const installationId = await shopWith("One AB", "Two AB", "Three AB");
    const where = { installationId_number: { installationId, number: 2 } };
    await prisma.registerVersion.delete({ where });
    expect(await store.verifyVersions(installationId)).toEqual({ versions: 1, firstBroken: 2 });
  });
});
