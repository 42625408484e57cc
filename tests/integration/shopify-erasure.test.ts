import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  verifyStoredLog,
  verifyStoredReceipts,
} from "../../app/db/evidence/evidence-verify.server.ts";
import { readReceiptFacts } from "../../app/db/evidence/receipt-facts.server.ts";
import { readBackErasure, watchErasures } from "../../app/domain/erasure/watch.ts";
import { toMs, type Duration } from "../../app/domain/shared/duration.ts";
import type { DataRequestId } from "../../app/domain/shared/ids.ts";
import { createWatchServices } from "../../app/services/watch-services.server.ts";
import { createErasureWorld, type ErasureWorld } from "../support/erasure-world.ts";

let world: ErasureWorld;
beforeAll(async () => {
  world = await createErasureWorld({ seed: 20261124, customers: 20, orders: 40, hardPeople: true });
});
afterAll(() => world.close());

const { signal } = new AbortController();

function openWatch() {
  return createWatchServices({
    ...{ prisma: world.database.prisma, keyring: world.keyring, evidence: world.evidence },
    ...{ client: world.search().client, clock: { now: () => world.turn.now } },
    installations: { findOpenBeside: (id) => Promise.resolve({ id }) },
  });
}

function passTime(pause: Duration): void {
  world.turn.now = new Date(world.turn.now.getTime() + toMs(pause));
}

const onTrouble = (_: DataRequestId, error: unknown): never => {
  throw error;
};

async function readCase(id: DataRequestId) {
  return world.database.prisma.dataRequest.findUniqueOrThrow({
    where: { id },
    include: {
      shopifyErasure: true,
      receipts: { orderBy: { version: "asc" } },
      events: { orderBy: { at: "asc" } },
    },
  });
}

/** An erasure as far as Lagom goes; Shopify has not erased yet. */
async function eraseHere(hard: string) {
  const person = world.store.people.find((one) => one.hard === hard);
  if (person === undefined) throw new Error(`nobody is ${hard}`);
  const id = await world.redact(person);
  expect(await world.erase(id)).toBe("erased");
  const eraseOwn = () => {
    world.store.eraseOwn({
      customerId: person.request.customerId,
      orders: person.request.ordersRequested,
    });
  };
  return { id, person, eraseOwn };
}

/** Shop's log and all its receipts, checked as they are stored. */
async function checkProof() {
  const { prisma } = world.database;
  const { id } = await prisma.evidenceLog.findFirstOrThrow({ select: { id: true } });
  const log = await verifyStoredLog(prisma, id);
  const receipts: boolean[] = [];
  for await (const { verdict } of verifyStoredReceipts(prisma, id)) {
    receipts.push(verdict !== "missing" && verdict.ok);
  }
  return { log: log.ok, receipts };
}

describe("readBackErasure()", () => {
  it("reports in two steps: handed over, and read back once Shopify has erased", async () => {
    const watch = openWatch();
    const { id, person, eraseOwn } = await eraseHere("everything");
    expect(world.readBacks).toContain(id);
    const before = await readCase(id);
    expect(before.status).toBe("watching");
    expect(before.completedAt).toBeNull();
    expect(await readBackErasure(watch, id, signal)).toBe("remains");
    const targets = 1 + person.request.ordersRequested.length;
    expect((await readCase(id)).shopifyErasure?.remaining).toBe(targets);
    eraseOwn();
    passTime({ minutes: 14 });
    await watchErasures({ ...watch, onTrouble }, signal);
    expect((await readCase(id)).status).toBe("watching");
    passTime({ minutes: 1 });
    await watchErasures({ ...watch, onTrouble }, signal);
    const after = await readCase(id);
    expect(after).toMatchObject({ status: "completed", completedAt: world.turn.now });
    expect(after.shopifyErasure).toMatchObject({ sealedTargets: null, dataKeyId: null });
    expect(after.receipts.map(({ version, isFinal }) => ({ version, isFinal }))).toEqual([
      { version: 1, isFinal: false },
      { version: 2, isFinal: true },
    ]);
    const [first, last] = after.receipts.map(({ body }) => readReceiptFacts(body));
    expect(first?.shopifyErasure?.readBackAt).toBeNull();
    expect(last?.shopifyErasure).toMatchObject({
      ...{ readBackAt: world.turn.now.toISOString(), remaining: 0 },
    });
    expect(last?.lines).toEqual(first?.lines);
    expect(after.events.map(({ action }) => action)).toContain("shopify-erasure.read-back");
    expect(await checkProof()).toEqual({ log: true, receipts: [true, true] });
  });

  it("watches the listed orders of a guest, who is no customer", async () => {
    const watch = openWatch();
    const { id, eraseOwn } = await eraseHere("guest-listed-order");
    expect(await readBackErasure(watch, id, signal)).toBe("remains");
    eraseOwn();
    expect(await readBackErasure(watch, id, signal)).toBe("read-back");
    expect(await readBackErasure(watch, id, signal)).toBe("nothing-to-do");
  });

  it("does not take another person's erasure for this one's", async () => {
    const watch = openWatch();
    const one = await eraseHere("phone-only");
    const other = await eraseHere("arabic-name");
    one.eraseOwn();
    expect(await readBackErasure(watch, other.id, signal)).toBe("remains");
    expect(await readBackErasure(watch, one.id, signal)).toBe("read-back");
  });
});
