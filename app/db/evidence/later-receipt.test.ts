import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import type { KeepingClosing } from "../../domain/erasure/clear-keepings.ts";
import { asDataRequestId, asInstallationId, asOrderId } from "../../domain/shared/ids.ts";
import { receiptFacts } from "../../../tests/support/evidence-world.ts";
import { createErasureSettingsReader } from "../erasure/erasure-settings-reader.server.ts";
import { createEvidenceStore } from "./evidence-store.server.ts";
import { createLegalKeepingStore, enterKeepings } from "../erasure/legal-keeping-store.server.ts";
import { readReceiptFacts } from "./receipt-facts.server.ts";
import { beginWatch, createShopifyErasureStore } from "../erasure/shopify-erasure-store.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

const at = new Date("2026-11-23T10:00:00Z");
const cleared: KeepingClosing = { state: "cleared" };

/** An erasure whose own part is done: Shopify's is watched, and two fields are kept by law. */
async function openErasure(attentionReason: string | null = null) {
  const { prisma } = database;
  const { installationId: lifetime, requestId, keyring } = await createRequestRows(database);
  const installationId = asInstallationId(lifetime);
  const id = asDataRequestId(requestId);
  const seed = randomBytes(32);
  const evidence = createEvidenceStore({ prisma, secrets: { get: async () => seed } });
  await evidence.openSigningKey();
  const data = { kind: "erasure", status: "watching", personId: null, attentionReason };
  await prisma.dataRequest.update({ where: { id }, data });
  const until = { keptUntil: "2033-12-31", ground: "se-bookkeeping", shopifyErasesSooner: false };
  const keepings = ["1", "2"].map((order) => ({
    ...{ orderId: asOrderId(order), field: "Order.poNumber", ...until },
  }));
  await prisma.$transaction(async (tx) => {
    await enterKeepings(tx, { installationId, dataRequestId: id, keepings, at });
    const targets = ["gid://shopify/Order/1"];
    await beginWatch(tx, keyring, { dataRequestId: id, installationId, targets, at });
    await evidence.issueReceipt(tx, {
      ...{ facts: receiptFacts(id), installationId, at, isFinal: false },
    });
  });
  const watch = createShopifyErasureStore({ prisma, keyring, evidence });
  const store = createLegalKeepingStore({
    ...{ prisma, evidence, settings: createErasureSettingsReader({ prisma }) },
    installations: { findOpenBeside: async () => undefined },
  });
  return {
    readBack: async () => {
      const watched = await watch.open(id);
      return watched !== undefined && (await watch.finish(watched, { at, unread: 0 }));
    },
    closeNext: async (closing: KeepingClosing) => {
      const where = { dataRequestId: id, state: "keeping" };
      const row = await prisma.legalKeeping.findFirstOrThrow({ where });
      const orderId = asOrderId(row.orderId ?? "");
      return store.close({ ...row, installationId, dataRequestId: id, orderId }, closing, at);
    },
    request: () => prisma.dataRequest.findUniqueOrThrow({ where: { id } }),
    receipts: async () => {
      const order = { orderBy: { version: "asc" } } as const;
      return prisma.receipt.findMany({ where: { dataRequestId: id }, ...order });
    },
  };
}

async function finality({ receipts }: Awaited<ReturnType<typeof openErasure>>) {
  return (await receipts()).map(({ isFinal }) => isFinal);
}

describe("issueLaterReceipt()", () => {
  it("is not final when Shopify's own has read back and the law keeps a field: the last one ends it", async () => {
    const erasure = await openErasure();
    expect(await erasure.readBack()).toBe(true);
    expect(await erasure.request()).toMatchObject({ status: "completed", completedAt: at });
    expect(await finality(erasure)).toEqual([false, false]);
    await erasure.closeNext(cleared);
    expect(await finality(erasure)).toEqual([false, false]);
    await erasure.closeNext({ state: "closed", because: "order-gone" });
    expect(await finality(erasure)).toEqual([false, false, true]);
    const { lines, shopifyErasure } = readReceiptFacts((await erasure.receipts())[2]?.body ?? "");
    expect(lines.map(({ field, fate }) => [field, fate])).toEqual([
      ["Order.note", "clear"],
      ["Order.poNumber", "clear"],
    ]);
    expect(shopifyErasure).toMatchObject({ readBackAt: at.toISOString(), remaining: 0 });
  });

  it("is final with Shopify's own when nothing is kept any more", async () => {
    const erasure = await openErasure();
    await erasure.closeNext(cleared);
    await erasure.closeNext(cleared);
    expect(await finality(erasure)).toEqual([false, false]);
    await erasure.readBack();
    expect(await finality(erasure)).toEqual([false, false, true]);
  });

  it("says again that writes were refused when Shopify's own, which was late, reads back", async () => {
    const late = await openErasure("shopify-erasure-overdue");
    await late.readBack();
    expect((await late.request()).attentionReason).toBe("writes-refused");
  });
});
