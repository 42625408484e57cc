import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEvidenceStore } from "../../app/db/evidence/evidence-store.server.ts";
import { createInstallationStore } from "../../app/db/shops/installation-store.server.ts";
import { addDays, endOfDay, startOfDay } from "../../app/domain/shared/calendar.ts";
import { createKeepingServices } from "../../app/services/keeping-services.server.ts";
import { createStoreEraser } from "../../app/platform/shopify/erase-store.server.ts";
import { createErasureWorld, type ErasureWorld } from "../support/erasure-world.ts";

const timeZone = "Europe/Stockholm";
let world: ErasureWorld;
let erased: readonly string[];

beforeAll(async () => {
  world = await createErasureWorld({ seed: 20261123, customers: 10, orders: 40, hardPeople: true });
  const { prisma } = world.database;
  const { installationId } = world;
  await prisma.shopSettings.create({ data: { installationId, timeZone } });
  const accounting = { country: "SE", financialYearEnd: "04-30", timeZone };
  const rule = { off: [], metafieldNamespaces: ["custom", "loyalty", "notes"] };
  world.turn.settings = { rule, accounting };
  const hard = world.store.people.filter((one) => one.hard !== null);
  for (const person of hard) await world.erase(await world.redact(person));
  erased = hard.map(({ person }) => person);
}, 300_000);
afterAll(() => world.close());

const rows = () => world.database.prisma.legalKeeping;

/** What of the erased people only the app can take out of the store, and still stands there. */
const leftOver = () =>
  erased.flatMap((person) =>
    world.store.tokensLeft(person).filter(({ takenBy }) => takenBy === "app"),
  );

/** The job as it is wired, at another moment. */
function clearAt(now: Date) {
  const { prisma } = world.database;
  const secret = randomBytes(32);
  const evidence = createEvidenceStore({ prisma, secrets: { get: async () => secret } });
  return createKeepingServices({
    prisma,
    installations: createInstallationStore({ prisma }),
    evidence,
    eraser: createStoreEraser({ client: world.search().client }),
    clock: { now: () => now },
  }).clear(AbortSignal.timeout(120_000));
}

describe("what a law keeps", () => {
  it("is all that an erasure leaves of what the app can take, and each field has its entry", async () => {
    const left = leftOver();
    const open = await rows().findMany({ where: { state: "keeping" } });
    const fields = new Set(left.map(({ field }) => field));
    expect([...fields].toSorted()).toEqual(["LocalizedField.value", "Order.poNumber"]);
    const kept = new Set(open.map(({ orderId }) => `gid://shopify/Order/${orderId}`));
    expect(left.filter(({ recordId }) => !kept.has(recordId))).toEqual([]);
    expect(open.every(({ ground }) => ground === "se-bookkeeping")).toBe(true);
  });

  it("stays through its last day and is cleared in the store by itself the day after", async () => {
    const before = leftOver();
    const open = await rows().findMany({ where: { state: "keeping" } });
    const days = open.map(({ keptUntil }) => keptUntil).toSorted();
    const [first = "", last = ""] = [days[0], days.at(-1)];
    expect(await clearAt(endOfDay(first, timeZone))).toMatchObject({ cleared: 0, refused: 0 });
    expect(leftOver()).toEqual(before);
    const cleared = await clearAt(startOfDay(addDays(last, 1), timeZone));
    expect(cleared).toEqual({ cleared: open.length, closed: 0, refused: 0 });
    expect(leftOver()).toEqual([]);
    expect(await rows().count({ where: { orderId: { not: null } } })).toBe(0);
    const { evidenceEntry } = world.database.prisma;
    expect(await evidenceEntry.count({ where: { event: "keeping.cleared" } })).toBe(open.length);
  });
});
