import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plantShop } from "../../../tests/support/consent-fixture.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import type { EvidenceInput } from "../../domain/evidence/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { expireConsents, removeConsents } from "./consent-partitions.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

const now = new Date("2030-06-15T02:37:00Z");
const lines: { readonly id: InstallationId; readonly input: EvidenceInput }[] = [];
beforeEach(async () => {
  lines.length = 0;
  await database.prisma.installation.deleteMany();
});

let shops = 0;
const open = async () =>
  (await plantShop(database, `kept-${String((shops += 1))}.myshopify.com`)).installationId;

async function add(installationId: InstallationId, ...times: readonly string[]): Promise<void> {
  await database.prisma.consentRecord.createMany({
    data: times.map((time) => ({
      ...{ installationId, recordedAt: new Date(time), chosenAt: new Date(time), number: 1 },
      ...{ consentId: randomUUID(), notice: "0123456789abcdef", language: "sv", region: "SE" },
      ...{
        act: "refuse",
        regime: "opt-in",
        device: "phone",
        preferences: false,
        gpc: false,
        told: true,
      },
      ...{ statistics: false, marketing: false },
    })),
  });
}

const expire = (keepFrom: Readonly<Record<string, string>>) =>
  expireConsents(
    {
      prisma: database.prisma,
      evidence: {
        append: async (_tx, id, input) => {
          lines.push({ id, input });
          return undefined;
        },
      },
      keepFrom: async (id) => keepFrom[id] ?? "2000-01-01",
    },
    now,
    new AbortController().signal,
  );

async function months(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits
     WHERE inhparent = '"ConsentRecord"'::regclass ORDER BY 1`,
  );
  return rows.map(({ name }) => name.replaceAll('"', "").replace("ConsentRecord_", ""));
}

const left = async (installationId: InstallationId) => {
  const where = { installationId };
  const rows = await database.prisma.consentRecord.findMany({ where });
  return rows.map(({ recordedAt }) => recordedAt.toISOString().slice(0, 10)).toSorted();
};

describe("expireConsents()", () => {
  it("makes the coming months, and takes into them what came before they were there", async () => {
    const shop = await open();
    await add(shop, "2030-07-31T23:59:59Z", "2030-08-01T00:00:00Z");
    await expire({});
    expect(await months()).toEqual(expect.arrayContaining(["2030_06", "2030_07", "2030_08"]));
    const { rows } = await database.pool.query(`SELECT 1 FROM "ConsentRecord_rest"`);
    expect(rows).toEqual([]);
    expect(await left(shop)).toEqual(["2030-07-31", "2030-08-01"]);
  });

  it("drops a month nobody keeps any longer, with a line of evidence for each shop", async () => {
    const [one, two] = [await open(), await open()];
    await database.pool.query(`SELECT "make_consent_partition"('2027-01-01')`);
    await add(one, "2027-01-02T00:00:00Z", "2027-01-31T23:59:59Z", "2030-06-01T00:00:00Z");
    await add(two, "2027-01-05T00:00:00Z");
    expect(await expire({ [one]: "2027-06-15", [two]: "2027-02-01" })).toBe(3);
    expect(await months()).not.toContain("2027_01");
    expect(await left(one)).toEqual(["2030-06-01"]);
    const told = new Map(lines.map(({ id, input }) => [id, input]));
    expect(told.get(one)).toMatchObject({ event: "consents.expired", counts: { records: 2 } });
    expect(told.get(two)).toMatchObject({ event: "consents.expired", counts: { records: 1 } });
  });

  it("removes of a month that others keep only the rows of who does not", async () => {
    const [one, two] = [await open(), await open()];
    await add(one, "2029-03-01T00:00:00Z", "2029-03-09T23:59:59Z", "2029-03-10T00:00:00Z");
    await add(two, "2029-03-01T00:00:00Z");
    await database.prisma.consentLink.createMany({
      data: ["2029-03-09T00:00:00Z", "2029-03-10T00:00:00Z"].map((recordedAt) => ({
        ...{ installationId: one, recordedAt: new Date(recordedAt), number: 1 },
        ...{ consentId: randomUUID(), customerDigest: Buffer.alloc(32) },
      })),
    });
    expect(await expire({ [one]: "2029-03-10", [two]: "2027-01-01" })).toBe(2);
    expect([await left(one), await left(two)]).toEqual([["2029-03-10"], ["2029-03-01"]]);
    expect(await database.prisma.consentLink.count()).toBe(1);
    expect(lines).toHaveLength(1);
    expect(await expire({ [one]: "2029-03-10" })).toBe(0);
    expect(lines).toHaveLength(1);
  });
});

describe("removeConsents()", () => {
  it("removes all of one lifetime and nothing of another", async () => {
    const [one, two] = [await open(), await open()];
    await add(one, "2027-01-02T00:00:00Z", "2030-06-01T00:00:00Z");
    await add(two, "2030-06-01T00:00:00Z");
    await removeConsents(database.prisma, one);
    expect([await left(one), await left(two)]).toEqual([[], ["2030-06-01"]]);
  });
});
