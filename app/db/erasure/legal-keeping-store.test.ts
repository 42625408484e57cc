import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAdminRows, freshShop, testNow } from "../../../tests/support/admin-rows.ts";
import { openEvidenceWorld, type EvidenceWorld } from "../../../tests/support/evidence-world.ts";
import { SourceRefusedError, TransientSourceError } from "../../domain/data-requests/ports.ts";
import { clearKeepings } from "../../domain/erasure/clear-keepings.ts";
import type { StoreEraser, WriteOutcome } from "../../domain/erasure/ports.ts";
import type { PlannedKeeping, StepValues } from "../../domain/erasure/types.ts";
import { legalGrounds } from "../../domain/keeping/grounds.ts";
import { planKeeping } from "../../domain/keeping/plan-keeping.ts";
import type { AccountingFacts, KeepingEnd } from "../../domain/keeping/types.ts";
import { addDays, endOfDay, localDateOf, startOfDay } from "../../domain/shared/calendar.ts";
import { toMs, type Duration } from "../../domain/shared/duration.ts";
import {
  asOrderId,
  type DataRequestId,
  type InstallationId,
  type ShopDomain,
} from "../../domain/shared/ids.ts";
import { createErasureSettingsReader } from "./erasure-settings-reader.server.ts";
import { createLegalKeepingStore, enterKeepings } from "./legal-keeping-store.server.ts";
import { listKeepings } from "./list-keepings.server.ts";

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";

let world: EvidenceWorld;
let rows: ReturnType<typeof createAdminRows>;
beforeAll(async () => {
  world = await openEvidenceWorld();
  rows = createAdminRows(world.database);
});
afterAll(() => world.database.close());

/** What the store's orders hold in the one field, by gid. */
const held = new Map<string, string | null>();
let nextOrder = 1;
/** What the next write comes to, when it is not done. */
let refusal: WriteOutcome | Error | undefined;
beforeEach(async () => {
  held.clear();
  refusal = undefined;
  await world.database.prisma.legalKeeping.deleteMany();
});

const valuesOf = (target: string): StepValues | undefined => {
  const value = held.get(target);
  return value === undefined ? undefined : { poNumber: value };
};

const eraser: StoreEraser = {
  read: async (_context, { target }) => valuesOf(target),
  write: async (_context, { target, action, fields }) => {
    expect({ action, fields }).toEqual({ action: "clear-order", fields: ["Order.poNumber"] });
    if (refusal instanceof Error) throw refusal;
    if (refusal !== undefined) return refusal;
    held.set(target, null);
    return { kind: "written" };
  },
};

/** The job's own work at a moment. */
function clearAt(now: Date, write = eraser.write) {
  const { prisma } = world.database;
  const store = createLegalKeepingStore({
    prisma,
    installations: rows.installations,
    settings: createErasureSettingsReader({ prisma }),
    evidence: world.evidence,
  });
  const deps = { store, eraser: { ...eraser, write }, clock: { now: () => now } };
  return clearKeepings(deps, AbortSignal.timeout(60_000));
}

type Shop = {
  readonly domain: ShopDomain;
  readonly installationId: InstallationId;
  readonly dataRequestId: DataRequestId;
  readonly accounting: AccountingFacts;
};

const sweden: AccountingFacts = {
  country: "SE",
  financialYearEnd: "12-31",
  timeZone: "Europe/Stockholm",
};

async function openShop(accounting = sweden): Promise<Shop> {
  const domain = freshShop();
  const { id } = await rows.installations.open(domain, testNow);
  const { timeZone, country, financialYearEnd } = accounting;
  await world.database.prisma.shopSettings.update({
    where: { installationId: id },
    data: { timeZone, accountingCountry: country, financialYearEnd },
  });
  const dataRequestId = await rows.addRequest(id, { kind: "erasure", status: "running" });
  return { domain, installationId: id, dataRequestId, accounting };
}

/** An order whose number is kept as the plan says; its gid. */
function planOrder({ accounting }: Shop, bookedAt: Date): PlannedKeeping & { gid: string } {
  const orderId = asOrderId(String(nextOrder++));
  const gid = `gid://shopify/Order/${orderId}`;
  const field = "Order.poNumber";
  const keeping = planKeeping({ accounting, bookedAt, field, now: bookedAt });
  if (keeping === null) throw new Error("nothing keeps it");
  held.set(gid, "PO-1");
  return { orderId, field, ...keeping, shopifyErasesSooner: false, gid };
}

function enter({ installationId, dataRequestId }: Shop, keepings: readonly PlannedKeeping[]) {
  return world.database.prisma.$transaction((tx) =>
    enterKeepings(tx, { installationId, dataRequestId, keepings, at: testNow }),
  );
}

async function keptOrder(shop: Shop) {
  const order = planOrder(shop, testNow);
  await enter(shop, [order]);
  return order;
}

const entryOf = ({ dataRequestId }: Shop) =>
  world.database.prisma.legalKeeping.findFirstOrThrow({ where: { dataRequestId } });

const dayAfter = new Date("2034-01-01T12:00:00Z");

const afterwards = (pause: Duration) => new Date(dayAfter.getTime() + toMs(pause));

const shops = fc.record({
  country: fc.constantFrom(...legalGrounds.map(({ country }) => country)),
  financialYearEnd: fc.oneof(
    fc.constantFrom("12-31", "02-28", "02-29"),
    fc
      .date({ min: new Date("2024-01-01"), max: new Date("2024-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(5, 10)),
  ),
  timeZone: fc.constantFrom(
    ...["Europe/Stockholm", "Etc/UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata"],
    ...["America/Sao_Paulo", "Australia/Lord_Howe"],
  ),
});
const bookings = fc.array(
  fc.date({ min: new Date("2015-01-01"), max: new Date("2045-01-01"), noInvalidDate: true }),
  { minLength: 1, maxLength: 4 },
);

/** The law's own words, counted day by day without any of the code above. */
function expectedEnd(bookedOn: string, facts: AccountingFacts, end: KeepingEnd): string {
  const day = new Date(`${bookedOn}T00:00:00Z`);
  const text = () => day.toISOString().slice(0, 10);
  const step = () => day.setUTCDate(day.getUTCDate() + 1);
  if (end.after === "calendar-year") return `${day.getUTCFullYear() + end.years}-12-31`;
  const isLast = () => {
    const tomorrow = new Date(day.getTime() + 86_400_000).toISOString().slice(5, 10);
    if (facts.financialYearEnd.startsWith("02-2") && facts.financialYearEnd >= "02-28") {
      return tomorrow === "03-01";
    }
    return text().slice(5) === facts.financialYearEnd;
  };
  while (!isLast()) step();
  if (end.after !== "financial-year") return `${day.getUTCFullYear() + end.years}-12-31`;
  for (let years = 0; years < end.years; years += 1) {
    do step();
    while (!isLast());
  }
  return text();
}

describe("clearKeepings() on the database", () => {
  it("keeps every field through its last day and clears it the day after, whatever the shop", async () => {
    const holds = fc.asyncProperty(shops, bookings, async (accounting, moments) => {
      const shop = await openShop(accounting);
      const orders = moments.map((at) => ({ at, ...planOrder(shop, at) }));
      await enter(shop, orders);
      const end = legalGrounds.find(({ country }) => country === accounting.country)?.end;
      for (const { at, keptUntil } of orders) {
        const bookedOn = localDateOf(at, accounting.timeZone);
        expect(keptUntil).toBe(end && expectedEnd(bookedOn, accounting, end));
      }
      for (const day of [...new Set(orders.map(({ keptUntil }) => keptUntil))].toSorted()) {
        const due = orders.filter(({ keptUntil }) => keptUntil === day).map(({ gid }) => gid);
        const stillThere = () => new Set(due.map((gid) => held.get(gid)));
        await clearAt(startOfDay(addDays(day, -1), accounting.timeZone));
        await clearAt(endOfDay(day, accounting.timeZone));
        expect(stillThere()).toEqual(new Set(["PO-1"]));
        await clearAt(startOfDay(addDays(day, 1), accounting.timeZone));
        expect(stillThere()).toEqual(new Set([null]));
      }
      const open = { installationId: shop.installationId, state: "keeping" };
      expect(await world.database.prisma.legalKeeping.count({ where: open })).toBe(0);
    });
    await fc.assert(holds, { numRuns: isFull ? 30 : 10 });
  }, 120_000);

  it("forgets the order's id with the clearing, and says so in the evidence", async () => {
    const shop = await openShop();
    const { keptUntil } = await keptOrder(shop);
    expect(await clearAt(dayAfter)).toEqual({ cleared: 1, closed: 0, refused: 0 });
    expect(await entryOf(shop)).toMatchObject({
      state: "cleared",
      orderId: null,
      closedAt: dayAfter,
    });
    const line = await world.database.prisma.evidenceEntry.findFirstOrThrow({
      where: { caseId: shop.dataRequestId },
    });
    expect(line.event).toBe("keeping.cleared");
    expect(line.line).toContain(keptUntil);
    expect(await clearAt(dayAfter)).toEqual({ cleared: 0, closed: 0, refused: 0 });
  });

  it("closes the entry of an order that is gone", async () => {
    const shop = await openShop();
    const { gid } = await keptOrder(shop);
    held.delete(gid);
    expect(await clearAt(dayAfter)).toMatchObject({ closed: 1 });
    expect(await entryOf(shop)).toMatchObject({ state: "closed", closedBecause: "order-gone" });
  });

  it("counts a field somebody emptied before as cleared, without writing", async () => {
    const shop = await openShop();
    const { gid } = await keptOrder(shop);
    held.set(gid, null);
    refusal = new Error("nothing is to be written");
    expect(await clearAt(dayAfter)).toMatchObject({ cleared: 1 });
  });

  it("waits while the app is not installed, and goes on when it is again", async () => {
    const shop = await openShop();
    const { gid } = await keptOrder(shop);
    await rows.end(shop.installationId);
    await clearAt(dayAfter);
    expect(held.get(gid)).toBe("PO-1");
    const { id } = await rows.installations.open(shop.domain, dayAfter);
    expect(await entryOf(shop)).toMatchObject({ installationId: id });
    await clearAt(dayAfter);
    expect(held.get(gid)).toBeNull();
  });

  it("leaves an entry open that Shopify refuses, and tries again", async () => {
    const shop = await openShop();
    const { gid } = await keptOrder(shop);
    refusal = { kind: "refused", code: "access-denied" };
    expect(await clearAt(dayAfter)).toMatchObject({ refused: 1 });
    expect(await entryOf(shop)).toMatchObject({
      state: "keeping",
      closedBecause: "access-denied",
    });
    refusal = undefined;
    expect(await clearAt(afterwards({ hours: 23 }))).toMatchObject({ cleared: 0, refused: 0 });
    expect(await clearAt(afterwards({ hours: 24 }))).toMatchObject({ cleared: 1 });
    expect(held.get(gid)).toBeNull();
  });

  it("tries daily for thirty days and weekly after that", async () => {
    await keptOrder(await openShop());
    refusal = { kind: "refused", code: "access-denied" };
    const tried: number[] = [];
    for (let days = 0; days <= 45; days += 1) {
      const { refused } = await clearAt(afterwards({ days }));
      if (refused > 0) tried.push(days);
    }
    expect(tried).toEqual([...Array.from({ length: 30 }, (_, day) => day), 36, 43]);
  });

  it("lets one entry that fails unexpectedly keep no other from its turn", async () => {
    const shop = await openShop();
    const [broken, next] = [planOrder(shop, testNow), planOrder(shop, testNow)];
    await enter(shop, [broken, next]);
    const other = await keptOrder(await openShop());
    const fault = new TypeError("a fault of our own");
    const run = clearAt(dayAfter, async (_context, { target }) => {
      if (target === broken.gid) throw fault;
      held.set(target, null);
      return { kind: "written" };
    });
    expect(await run.catch((error: unknown) => error)).toBe(fault);
    expect([held.get(next.gid), held.get(other.gid)]).toEqual([null, null]);
  });

  it("believes no write it cannot read back", async () => {
    const shop = await openShop();
    await keptOrder(shop);
    refusal = { kind: "written" };
    expect(await clearAt(dayAfter)).toMatchObject({ cleared: 0, refused: 1 });
    expect(await entryOf(shop)).toMatchObject({
      state: "keeping",
      closedBecause: "not-read-back",
    });
  });

  const busy = new TransientSourceError("busy");
  it.each([
    ["a busy one", busy, busy],
    [
      "one without a token",
      new SourceRefusedError("no token", { code: "shop-not-installed" }),
      { cleared: 1, closed: 0, refused: 0 },
    ],
  ])("does not let %s keep another shop's entries", async (_name, trouble, end) => {
    const [first, second] = [await openShop(), await openShop()];
    const [stuck, free] = [await keptOrder(first), await keptOrder(second)];
    const run = clearAt(dayAfter, async (_context, { target }) => {
      if (target === stuck.gid) throw trouble;
      held.set(target, null);
      return { kind: "written" };
    });
    expect(await run.catch((error: unknown) => error)).toEqual(end);
    expect([held.get(stuck.gid), held.get(free.gid)]).toEqual(["PO-1", null]);
    expect(await entryOf(first)).toMatchObject({ state: "keeping", closedBecause: null });
  });
});

describe("createInstallationStore().open()", () => {
  it("takes over what ended lifetimes keep, each field once, for its longest time", async () => {
    const shop = await openShop();
    const order = await keptOrder(shop);
    await rows.end(shop.installationId);
    const { prisma } = world.database;
    const { shopId } = await prisma.installation.findUniqueOrThrow({
      where: { id: shop.installationId },
    });
    const { id: installationId } = await prisma.installation.create({
      data: { shopId, state: "superseded" },
    });
    const { orderId, field, ground } = order;
    await prisma.legalKeeping.create({
      data: {
        ...{ installationId, orderId, field, ground, keptUntil: "2040-12-31" },
        createdAt: testNow,
      },
    });
    const { id } = await rows.installations.open(shop.domain, dayAfter);
    const moved = await prisma.legalKeeping.findMany({ where: { installationId: id } });
    expect(moved.map(({ keptUntil }) => keptUntil)).toEqual(["2040-12-31"]);
  });
});

describe("enterKeepings()", () => {
  it("closes at once what Shopify erases sooner, and keeps no order's id of it", async () => {
    const shop = await openShop();
    const field = "Order.billingAddress";
    await enter(shop, [{ ...planOrder(shop, testNow), field, shopifyErasesSooner: true }]);
    expect(await entryOf(shop)).toMatchObject({
      state: "closed",
      closedBecause: "shopify-erases-sooner",
      orderId: null,
    });
  });

  it("enters a field of an order once", async () => {
    const shop = await openShop();
    const order = await keptOrder(shop);
    await enter(shop, [order]);
    const other = await rows.addRequest(shop.installationId, { kind: "erasure" });
    await enter({ ...shop, dataRequestId: other }, [order]);
    expect(await world.database.prisma.legalKeeping.count()).toBe(1);
  });
});

describe("listKeepings()", () => {
  it("lists what is kept by its last day and what has ended, of the shop alone", async () => {
    const [shop, other] = [await openShop(), await openShop()];
    const [old, late] = [planOrder(shop, new Date("2020-05-05")), planOrder(shop, testNow)];
    const gone = { ...planOrder(shop, testNow), shopifyErasesSooner: true };
    await enter(shop, [late, gone, old]);
    await keptOrder(other);
    const list = (filter: "open" | "ended") =>
      listKeepings(world.database.prisma, shop.installationId, { filter, page: 7 });
    const open = await list("open");
    expect(open.items.map(({ orderId }) => orderId)).toEqual([old.orderId, late.orderId]);
    expect(open).toMatchObject({ openCount: 2, endedCount: 1, page: 1, pageCount: 1 });
    const ended = await list("ended");
    expect(ended.items).toMatchObject([{ state: "closed", because: "shopify-erases-sooner" }]);
  });
});
