import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows, type RequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import { findMerges, keepMerge, type Merge } from "./customer-merges.server.ts";

let database: ScratchDatabase;
let rows: RequestRows;
beforeAll(async () => {
  database = await openScratchDatabase();
  rows = await createRequestRows(database);
});
afterAll(async () => {
  await database.close();
});

const seenAt = new Date("2026-11-02T08:15:00Z");
const merge = (mergedCustomerId: string, keptCustomerId: string): Merge => ({
  mergedCustomerId,
  keptCustomerId,
  seenAt,
});
const writing = () => ({ prisma: database.prisma, keys: rows.keys, keyring: rows.keyring });
const reading = () => ({ prisma: database.prisma, ...rows.keys });

async function lookUp(customerId: string): Promise<string | undefined> {
  const { lookupKey } = await rows.keys.shopKeys(rows.installationId);
  const valueDigest = lookupDigest(lookupKey, "customer-id", customerId);
  const row = await database.prisma.personLookup.findFirst({
    where: { kind: "customer-id", ...(valueDigest === undefined ? {} : { valueDigest }) },
  });
  return row?.personId;
}

describe("keepMerge()", () => {
  it("writes a merge once, however often and however many times at once it comes", async () => {
    const twice = merge("706405506930370085", "706405506930370084");
    await Promise.all([1, 2, 3].map(() => keepMerge(writing(), rows.installationId, twice)));
    await keepMerge(writing(), rows.installationId, twice);
    expect(await findMerges(reading(), rows.installationId, ["706405506930370084"])).toEqual([
      twice,
    ]);
    expect(await database.prisma.customerMerge.count()).toBe(1);
  });

  it("writes no id in the clear", async () => {
    const found = await database.prisma.customerMerge.findMany();
    expect(found.length).toBeGreaterThan(0);
    for (const { sealedIds, mergedDigest, keptDigest } of found) {
      const bytes = Buffer.concat([sealedIds, mergedDigest, keptDigest]).toString("latin1");
      expect(bytes).not.toContain("70640550693037008");
    }
  });

  it("makes one person of two ids when only the merged one was known", async () => {
    await keepMerge(writing(), rows.installationId, merge("20", "21"));
    await keepMerge(writing(), rows.installationId, merge("21", "22"));
    expect(await lookUp("22")).toBe(await lookUp("21"));
    expect(await lookUp("22")).toBeDefined();
  });

  it("keeps nothing of a merge once the person is gone", async () => {
    await keepMerge(writing(), rows.installationId, merge("30", "31"));
    await database.prisma.person.delete({ where: { id: (await lookUp("31")) ?? "" } });
    expect(await findMerges(reading(), rows.installationId, ["30", "31"])).toEqual([]);
  });
});

describe("findMerges()", () => {
  it("finds what an earlier lifetime of the app in the shop saw under another look-up key", async () => {
    await keepMerge(writing(), rows.installationId, merge("40", "41"));
    const { prisma } = database;
    const { shopId } = await prisma.installation.findUniqueOrThrow({
      where: { id: rows.installationId },
    });
    const later = await prisma.installation.create({ data: { shopId, state: "uninstalled" } });
    const laterId = asInstallationId(later.id);
    await keepMerge(writing(), laterId, merge("41", "42"));
    const found = await findMerges(reading(), laterId, ["41"]);
    expect(found.map(({ mergedCustomerId }) => mergedCustomerId).toSorted()).toEqual(["40", "41"]);
  });
});
