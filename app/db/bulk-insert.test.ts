import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdminRows, freshShop, testNow } from "../../tests/support/admin-rows.ts";
import { openEvidenceWorld, type EvidenceWorld } from "../../tests/support/evidence-world.ts";
import { asOrderId, type DataRequestId, type InstallationId } from "../domain/shared/ids.ts";
import { insertSteps } from "./erasure/erasure-steps.server.ts";
import { enterKeepings } from "./erasure/legal-keeping-store.server.ts";

let world: EvidenceWorld;
let installationId: InstallationId;
let id: DataRequestId;
beforeAll(async () => {
  world = await openEvidenceWorld();
  const rows = createAdminRows(world.database);
  installationId = (await rows.installations.open(freshShop(), testNow)).id;
  id = await rows.addRequest(installationId, { kind: "erasure", topic: "customers/redact" });
});
afterAll(() => world.database.close());

/** An erasure's transactions may take 30 s, on a machine that has other things to do. */
const limits = { maxWait: 5_000, timeout: 10_000 } as const;

describe("bulkInsert()", () => {
  it("writes thirty thousand steps, bytes and all, well within one transaction", async () => {
    const { prisma } = world.database;
    const sealedTarget = new Uint8Array(randomBytes(200));
    const steps = Array.from({ length: 30_000 }, (_, index) => ({
      ...{ dataRequestId: id, number: index + 1, placeId: "orders", action: "clear-order" },
      sealedTarget,
    }));
    await prisma.$transaction((tx) => insertSteps(tx, steps), limits);
    expect(await prisma.erasureStep.count({ where: { dataRequestId: id } })).toBe(30_000);
    const where = { dataRequestId_number: { dataRequestId: id, number: 29_999 } };
    const row = await prisma.erasureStep.findUniqueOrThrow({ where });
    expect(row).toMatchObject({ state: "waiting", outcome: null, finishedAt: null });
    expect(Buffer.from(row.sealedTarget).equals(sealedTarget)).toBe(true);
  }, 60_000);

  it("enters thirty thousand keepings once, those Shopify erases sooner as closed", async () => {
    const { prisma } = world.database;
    const keepings = Array.from({ length: 30_000 }, (_, index) => ({
      ...{ orderId: asOrderId(String(index)), field: "Order.poNumber", keptUntil: "2033-12-31" },
      ...{ ground: "se-bookkeeping", bookedOn: "2026-05-01", shopifyErasesSooner: index % 2 === 0 },
    }));
    const entering = { installationId, dataRequestId: id, keepings, at: testNow };
    for (let times = 0; times < 2; times += 1) {
      await prisma.$transaction((tx) => enterKeepings(tx, entering), limits);
    }
    const count = (state: string) =>
      prisma.legalKeeping.count({ where: { dataRequestId: id, state } });
    expect([await count("keeping"), await count("closed")]).toEqual([15_000, 15_000]);
    const kept = { dataRequestId: id, state: "keeping", bookedOn: "2026-05-01" };
    expect(await prisma.legalKeeping.count({ where: kept })).toBe(15_000);
    const sooner = await prisma.legalKeeping.findFirstOrThrow({ where: { state: "closed" } });
    expect(sooner).toMatchObject({
      ...{ orderId: null, bookedOn: null, closedBecause: "shopify-erases-sooner" },
      ...{ createdAt: testNow, closedAt: testNow },
    });
  }, 60_000);
});
