import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { randomBytes } from "node:crypto";
import { createRequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { readBackErasure, watchErasures, type DueLook } from "../../domain/erasure/watch.ts";
import type { ReceiptFacts } from "../../domain/evidence/receipt.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { createEvidenceStore } from "../evidence/evidence-store.server.ts";
import { readReceiptFacts } from "../evidence/receipt-facts.server.ts";
import { beginWatch, createShopifyErasureStore } from "./shopify-erasure-store.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.prisma.shopifyErasure.deleteMany();
});

const { signal } = new AbortController();
const start = new Date("2026-11-03T10:00:00Z");
const targets = ["gid://shopify/Customer/77", "gid://shopify/Order/88"];
const secret = randomBytes(32);

function factsOf(caseId: string): ReceiptFacts {
  return {
    ...{ caseId, reference: "ABC", kind: "erasure", shop: "a.myshopify.com" },
    ...{ door: "shopify-webhook", receivedAt: start.toISOString(), dueAt: start.toISOString() },
    ...{ completedAt: start.toISOString(), planDigest: null, refused: [], more: {} },
    lines: [
      {
        ...{ place: "orders", field: "Order.note", fate: "clear", because: null },
        ...{ until: null, subject: null, count: 2 },
      },
    ],
    shopifyErasure: { handedOverAt: start.toISOString(), readBackAt: null, remaining: null },
    ...{ residue: { searched: 12, found: 0 }, copiesUnreadableBy: null },
  };
}

/** A finished erasure that waits for Shopify's own, with its first receipt. */
async function openWorld() {
  const { prisma } = database;
  const { installationId, requestId, keyring } = await createRequestRows(database);
  const evidence = createEvidenceStore({ prisma, secrets: { get: () => Promise.resolve(secret) } });
  await evidence.openSigningKey();
  await prisma.dataRequest.update({
    where: { id: requestId },
    data: { kind: "erasure", status: "watching", personId: null },
  });
  await prisma.$transaction(async (tx) => {
    await beginWatch(tx, keyring, { dataRequestId: requestId, installationId, targets, at: start });
    await evidence.issueReceipt(tx, {
      ...{ facts: factsOf(requestId), installationId, at: start, isFinal: false },
    });
  });
  let now = start;
  const remaining: number[] = [];
  const unreadable: number[] = [];
  const seen: (readonly string[])[] = [];
  const deps = {
    store: createShopifyErasureStore({ prisma, keyring, evidence }),
    clock: { now: () => now },
    findOpen: () => Promise.resolve(installationId),
    reader: {
      countRemaining: (_: unknown, gids: readonly string[]) => {
        seen.push(gids);
        return Promise.resolve(remaining.shift() ?? 0);
      },
      countUnreadable: () => Promise.resolve(unreadable.shift() ?? 0),
    },
    onTrouble: (_: unknown, error: unknown) => {
      throw error;
    },
  };
  const request = { where: { id: requestId } };
  return {
    ...{ deps, prisma, requestId, installationId, remaining, unreadable, seen },
    passTime: (pause: Parameters<typeof toMs>[0]) => {
      now = new Date(now.getTime() + toMs(pause));
    },
    row: () => prisma.shopifyErasure.findUniqueOrThrow({ where: { dataRequestId: requestId } }),
    request: () => prisma.dataRequest.findUniqueOrThrow(request),
    events: async () =>
      (
        await prisma.timelineEvent.findMany({
          where: { dataRequestId: requestId },
          orderBy: { id: "asc" },
        })
      ).map(({ action }) => action),
    evidence: async () =>
      (
        await prisma.evidenceEntry.findMany({
          where: { caseId: requestId },
          orderBy: { seq: "asc" },
        })
      ).map(({ event }) => event),
    watchKeys: () => prisma.dataKey.count({ where: { installationId, subject: "watch" } }),
  };
}

describe("createShopifyErasureStore()", () => {
  it("keeps what to look at sealed, and gives it back for the look", async () => {
    const world = await openWorld();
    const { sealedTargets } = await world.row();
    expect(Buffer.from(sealedTargets ?? []).includes("Customer/77")).toBe(false);
    world.remaining.push(2);
    await readBackErasure(world.deps, world.requestId, signal);
    expect(world.seen).toEqual([targets]);
  });

  it("takes a look when it is due and not before", async () => {
    const world = await openWorld();
    world.remaining.push(2, 2);
    await watchErasures(world.deps, signal);
    await watchErasures(world.deps, signal);
    expect(await world.row()).toMatchObject({ checks: 1, remaining: 2, state: "watching" });
    world.passTime({ minutes: 15 });
    await watchErasures(world.deps, signal);
    expect((await world.row()).checks).toBe(2);
  });

  it("ends the watch when Shopify's erasure reads back: request, key, targets, receipt", async () => {
    const world = await openWorld();
    world.remaining.push(1);
    await readBackErasure(world.deps, world.requestId, signal);
    world.passTime({ hours: 20 });
    await readBackErasure(world.deps, world.requestId, signal);
    expect(await world.row()).toMatchObject({
      ...{ state: "read-back", sealedTargets: null, dataKeyId: null, nextCheckAt: null },
      ...{ remaining: 0, checks: 2, readBackAt: new Date("2026-11-04T06:00:00Z") },
    });
    expect(await world.watchKeys()).toBe(0);
    expect(await world.request()).toMatchObject({
      ...{ status: "completed", completedAt: new Date("2026-11-04T06:00:00Z") },
    });
    expect(await world.events()).toEqual(["shopify-erasure.read-back"]);
    expect(await world.evidence()).toEqual([
      ...["receipt.issued", "shopify-erasure.read-back", "receipt.issued"],
    ]);
    const receipts = await world.prisma.receipt.findMany({
      where: { dataRequestId: world.requestId },
      orderBy: { version: "asc" },
    });
    expect(receipts.map(({ version, isFinal }) => [version, isFinal])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(readReceiptFacts(receipts[1]?.body ?? "")).toEqual({
      ...factsOf(world.requestId),
      completedAt: "2026-11-04T06:00:00.000Z",
      shopifyErasure: {
        ...{ handedOverAt: start.toISOString(), remaining: 0 },
        readBackAt: "2026-11-04T06:00:00.000Z",
      },
    });
  });

  it("ends it once, however many look at the same time", async () => {
    const world = await openWorld();
    const ends = await Promise.all(
      [1, 2, 3].map(() => readBackErasure(world.deps, world.requestId, signal)),
    );
    expect(ends.filter((end) => end === "read-back")).toHaveLength(1);
    expect(await world.events()).toHaveLength(1);
  });

  it("counts one of two looks taken at the same time", async () => {
    const world = await openWorld();
    const before = await world.deps.store.open(world.requestId);
    if (before === undefined) throw new Error("nothing is watched");
    const look = { at: start, remaining: 1, state: "watching", nextCheckAt: start } as const;
    await world.deps.store.noteLook(before, look);
    await world.deps.store.noteLook(before, look);
    expect((await world.row()).checks).toBe(1);
  });

  it("draws the merchant's attention to a late erasure once and watches on", async () => {
    const world = await openWorld();
    world.remaining.push(1, 1);
    world.passTime({ days: 30 });
    await watchErasures(world.deps, signal);
    world.passTime({ days: 7 });
    await watchErasures(world.deps, signal);
    expect(await world.request()).toMatchObject({
      ...{ status: "watching", attentionReason: "shopify-erasure-overdue" },
    });
    expect(await world.events()).toEqual(["shopify-erasure.overdue"]);
    world.passTime({ days: 7 });
    await watchErasures(world.deps, signal);
    expect(await world.request()).toMatchObject({ status: "completed", attentionReason: null });
  });

  it("takes what has waited longest first, whatever its id, and puts a failed look off", async () => {
    const first = await openWorld();
    const second = await openWorld();
    const third = await openWorld();
    const { store } = first.deps;
    const later = new Date(start.getTime() + toMs({ hours: 1 }));
    await store.postpone(first.requestId, later);
    const pageAt = (at: Date, after: DueLook | null) => store.due(at, { after, size: 2 });
    expect((await pageAt(start, null)).map(({ id }) => id)).toEqual([
      ...[second.requestId, third.requestId].toSorted(),
    ]);
    const firstPage = await pageAt(later, null);
    const rest = await pageAt(later, firstPage.at(-1) ?? null);
    expect(rest.map(({ id }) => id)).toEqual([first.requestId]);
    expect(await first.row()).toMatchObject({ checks: 0, state: "watching" });
  });

  it("ends a late erasure with a receipt that says what could not be read back", async () => {
    const world = await openWorld();
    world.remaining.push(1);
    world.unreadable.push(1);
    world.passTime({ days: 30 });
    await watchErasures(world.deps, signal);
    expect(await world.row()).toMatchObject({ state: "read-back", remaining: 1 });
    expect(await world.request()).toMatchObject({ status: "completed" });
    expect(await world.watchKeys()).toBe(0);
    const { body, isFinal } = await world.prisma.receipt.findFirstOrThrow({
      where: { dataRequestId: world.requestId },
      orderBy: { version: "desc" },
    });
    expect(isFinal).toBe(true);
    expect(readReceiptFacts(body).shopifyErasure?.remaining).toBe(1);
  });
});
