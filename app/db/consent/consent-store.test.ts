import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  consentReport,
  plantShop,
  type PlantedShop,
} from "../../../tests/support/consent-fixture.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import type { ConsentStore } from "../../domain/consent/take-report.ts";
import type { ConsentReport } from "../../domain/consent/types.ts";
import { asCustomerId, parseShopDomain, type ShopDomain } from "../../domain/shared/ids.ts";
import { createKeyBytes } from "../../seal/envelope.server.ts";
import { createKeyring } from "../../seal/keyring.server.ts";
import { createKeyStore } from "../keys/key-store.server.ts";
import { createConsentLog } from "./consent-log.server.ts";
import { readConsentStatistics } from "./consent-statistics.server.ts";
import { createConsentStore } from "./consent-store.server.ts";

const keyring = createKeyring({ primary: createKeyBytes() });
let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

let shops = 0;

async function openShop(timeZone?: string) {
  const name = `consent-${String((shops += 1))}.myshopify.com`;
  const planted = await plantShop(database, name);
  if (timeZone !== undefined) {
    const { installationId } = planted;
    await database.prisma.shopSettings.create({ data: { installationId, timeZone } });
  }
  const store = newStore();
  return { ...planted, shop: asShop(planted), store, keep: keeper(store, asShop(planted)) };
}

const asShop = ({ shop }: PlantedShop): ShopDomain => {
  const parsed = parseShopDomain(shop);
  if (parsed === undefined) throw new Error("the shop's name must be one");
  return parsed;
};

/** A store of a process of its own, with its own memory of shops. */
function newStore(): ConsentStore {
  return createConsentStore({ ...database, keys: createKeyStore({ ...database, keyring }) });
}

function keeper(store: ConsentStore, shop: ShopDomain) {
  return (report: ConsentReport, at = new Date(), customer?: string) =>
    store.keep({
      ...{ shop, at, report },
      customerId: customer === undefined ? null : asCustomerId(customer),
    });
}

const log = () => createConsentLog({ ...database, timeZoneOf: async () => "Europe/Stockholm" });
const days = { from: "2000-01-01", to: "2100-01-01" };

describe("createConsentStore()", () => {
  it("keeps a choice word for word, and one that is reported twice once", async () => {
    const { installationId, keep } = await openShop();
    const report = consentReport({ region: "USCA", regime: "opt-out", act: "opt-out" });
    expect(await keep(report)).toBe("recorded");
    expect(await keep(report)).toBe("repeated");
    const records = await log().ofBrowser(installationId, report.consentId);
    const { v, at, ...rest } = report;
    const id = `${report.consentId}-${String(v)}`;
    expect(records).toMatchObject([{ ...rest, id, chosenAt: new Date(at) }]);
    const { total } = await readConsentStatistics(database.pool, installationId, days);
    expect(total).toMatchObject({ chosen: 1, acts: { "opt-out": 1 } });
  });

  it("keeps it once also when it comes many times at once, by several processes", async () => {
    const { installationId, shop, keep } = await openShop();
    const report = consentReport();
    const other = keeper(newStore(), shop);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? keep : other)(report)),
    );
    expect(outcomes.filter((outcome) => outcome === "recorded").length).toBeGreaterThanOrEqual(1);
    expect(await log().ofBrowser(installationId, report.consentId)).toHaveLength(1);
    const { total } = await readConsentStatistics(database.pool, installationId, days);
    expect(total.chosen).toBe(1);
  });

  it("keeps it once when it comes again in a later month", async () => {
    const { installationId, keep } = await openShop();
    const report = consentReport({ at: "2026-11-30T23:59:59.000Z" });
    expect(await keep(report, new Date("2026-11-30T23:59:59.500Z"))).toBe("recorded");
    expect(await keep(report, new Date("2026-12-20T08:00:00Z"))).toBe("repeated");
    expect(await keep(report, new Date("2027-03-20T08:00:00Z"))).toBe("repeated");
    expect(await log().ofBrowser(installationId, report.consentId)).toHaveLength(1);
  });

  it("keeps both of two choices of one browser, and the same id in another shop", async () => {
    const [one, two] = [await openShop(), await openShop()];
    const report = consentReport();
    const later = { ...report, number: 2, act: "withdraw" } as const;
    for (const keep of [one.keep, two.keep]) {
      expect(await keep(report)).toBe("recorded");
      expect(await keep(later)).toBe("recorded");
    }
    const records = await log().ofBrowser(two.installationId, report.consentId);
    expect(records.map(({ act }) => act)).toEqual(["accept", "withdraw"]);
  });

  it("counts by the day in the shop's zone, by act and category", async () => {
    const { installationId, keep } = await openShop("Pacific/Auckland");
    const at = new Date("2026-11-23T18:00:00Z");
    const no = { preferences: false, statistics: false, marketing: false, sale: false };
    await keep(consentReport({ at: at.toISOString() }), at);
    await keep(consentReport({ at: at.toISOString(), act: "refuse", choices: no }), at);
    const some = { ...no, statistics: true, sale: null };
    await keep(
      consentReport({ at: at.toISOString(), act: "save", choices: some, told: false }),
      at,
    );
    const statistics = await readConsentStatistics(database.pool, installationId, days);
    expect(statistics.total).toEqual({
      ...{ shown: 0, chosen: 3, saleRefused: 1, untold: 1 },
      acts: { accept: 1, refuse: 1, save: 1, withdraw: 0, "opt-out": 0, "opt-in": 0 },
      yes: { preferences: 1, statistics: 2, marketing: 1 },
    });
    expect(statistics.by.day.map(({ value, chosen }) => [value, chosen])).toEqual([
      ["2026-11-24", 3],
    ]);
    expect(statistics.by.region.map(({ value, chosen }) => [value, chosen])).toEqual([["SE", 3]]);
  });

  it("counts how often the notice came up, many at once in one row", async () => {
    const { installationId, store, shop } = await openShop();
    const { v, notice, language, region, regime, device } = consentReport();
    const report = { v, notice, language, region, regime, device };
    const at = new Date();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => store.count({ shop, at, report })),
    );
    expect(new Set(outcomes)).toEqual(new Set(["counted"]));
    const { total } = await readConsentStatistics(database.pool, installationId, days);
    expect(total).toMatchObject({ shown: 50, chosen: 0 });
    expect(await database.prisma.consentDay.count({ where: { installationId } })).toBe(1);
  });

  it("keeps nothing for a shop without the app, nor for a lifetime that has ended", async () => {
    const { installationId, keep, store, shop } = await openShop();
    expect(await keep(consentReport())).toBe("recorded");
    await database.prisma.installation.update({
      where: { id: installationId },
      data: { state: "uninstalled" },
    });
    expect(await keep(consentReport())).toBe("not-installed");
    const { v, notice, language, region, regime, device } = consentReport();
    const report = { v, notice, language, region, regime, device };
    expect(await store.count({ shop, at: new Date(), report })).toBe("not-installed");
  });

  it("links the choice of a signed-in customer by a keyed digest only", async () => {
    const { installationId, keep } = await openShop();
    await keep(consentReport(), new Date(), "7000000000001");
    await keep(consentReport());
    const links = await database.prisma.consentLink.findMany({ where: { installationId } });
    expect(links).toHaveLength(1);
    expect(links[0]?.customerDigest).toHaveLength(32);
  });

  it("refuses every change of a record", async () => {
    const { keep } = await openShop();
    await keep(consentReport());
    await expect(
      database.prisma.consentRecord.updateMany({ data: { act: "accept" } }),
    ).rejects.toThrow(/cannot be changed/u);
  });
});

describe("createConsentLog()", () => {
  it("pages from the newest to the oldest and back, each record once", async () => {
    const { installationId, keep } = await openShop();
    const start = Date.UTC(2026, 10, 28);
    const ids: string[] = [];
    for (let index = 0; index < 120; index += 1) {
      // Several have the same time, and they lie in two months.
      const at = new Date(start + Math.floor(index / 7) * 6 * 3_600_000);
      const report = consentReport({ at: at.toISOString() });
      ids.push(report.consentId);
      await keep(report, at);
    }
    const first = await log().page(installationId, { query: {} });
    const second = await log().page(installationId, { query: {}, cursor: first.older ?? "" });
    const third = await log().page(installationId, { query: {}, cursor: second.older ?? "" });
    const pages = [first, second, third];
    expect(pages.map(({ records }) => records.length)).toEqual([50, 50, 20]);
    const seen = pages.flatMap(({ records }) => records.map(({ consentId }) => consentId));
    expect(seen.toSorted()).toEqual(ids.toSorted());
    const times = pages.flatMap(({ records }) => records.map(({ recordedAt }) => recordedAt));
    expect(times).toEqual(times.toSorted((a, b) => b.getTime() - a.getTime()));
    expect([first.newer, third.older]).toEqual([null, null]);
    const back = await log().page(installationId, { query: {}, cursor: third.newer ?? "" });
    expect(back.records).toEqual(second.records);
  });

  it("limits to days in the shop's zone, and takes what is no cursor for the first page", async () => {
    const { installationId, keep } = await openShop();
    for (const at of ["2026-11-23T22:59:00Z", "2026-11-23T23:01:00Z", "2026-11-24T23:01:00Z"]) {
      await keep(consentReport({ at: new Date(at).toISOString() }), new Date(at));
    }
    const query = { from: "2026-11-24", to: "2026-11-24" };
    const page = await log().page(installationId, { query, cursor: "older~nonsense" });
    expect(page.records.map(({ recordedAt }) => recordedAt.toISOString())).toEqual([
      "2026-11-23T23:01:00.000Z",
    ]);
    const exported: string[] = [];
    for await (const record of log().all(installationId, query)) exported.push(record.id);
    expect(exported).toEqual(page.records.map(({ id }) => id));
  });
});
