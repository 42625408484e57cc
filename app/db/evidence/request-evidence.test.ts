import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows, type RequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { createCommitments } from "./evidence-commitments.server.ts";
import { exportReceipt } from "./evidence-export.server.ts";
import { createEvidenceStore } from "./evidence-store.server.ts";
import { verifyDeps } from "./evidence-verify.server.ts";
import { verifyReceipt } from "../../domain/evidence/verify-receipt.ts";
import { createRequestEvidence } from "./request-evidence.server.ts";

let database: ScratchDatabase;

beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

const at = new Date("2026-11-23T12:00:00.000Z");
const seed = randomBytes(32);

function evidenceOf({ keys }: RequestRows) {
  const { prisma } = database;
  const evidence = createEvidenceStore({ prisma, secrets: { get: async () => seed } });
  return createRequestEvidence({ prisma, evidence, personSeal: keys.personSeal });
}

async function take(rows: RequestRows, action: string): Promise<void> {
  const record = await evidenceOf(rows).prepare(rows.requestId);
  await database.prisma.$transaction((tx) => record(tx, { action, at, counts: { records: 3 } }));
}

async function linesOf({ requestId }: RequestRows) {
  const rows = await database.prisma.evidenceEntry.findMany({
    where: { caseId: requestId },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ line }) => JSON.parse(line) as Record<string, unknown>);
}

describe("createRequestEvidence()", () => {
  it("records an answer with its counts and the person's commitment", async () => {
    const rows = await createRequestRows(database);
    await take(rows, "answer.ready");
    expect(await linesOf(rows)).toMatchObject([
      {
        event: "request.received",
        facts: { kind: "access", receivedAt: "2026-11-02T08:15:00.000Z" },
      },
      {
        ...{ event: "access.answered", at: at.toISOString(), counts: { records: 3 } },
        commitment: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      },
    ]);
    expect(await database.prisma.receipt.count({ where: { dataRequestId: rows.requestId } })).toBe(
      0,
    );
  });

  it("issues a receipt when the answer is handed over, with every place and what is missing", async () => {
    const rows = await createRequestRows(database);
    await database.prisma.placeRun.createMany({
      data: [
        {
          ...{ dataRequestId: rows.requestId, placeId: "orders", status: "searched" },
          recordCount: 12,
          missing: [{ code: "orders-older-than-60-days" }],
        },
        { dataRequestId: rows.requestId, placeId: "customer", status: "unreachable" },
      ],
    });
    await take(rows, "data-request.handed-over");
    const text = (await exportReceipt(database.prisma, rows.requestId)) ?? "";
    expect(verifyReceipt(verifyDeps(), text)).toMatchObject({ ok: true, receipt: { version: 1 } });
    const { receipt } = JSON.parse(text) as { receipt: unknown };
    expect(receipt).toMatchObject({
      ...{ caseId: rows.requestId, kind: "access", door: "shopify-webhook" },
      completedAt: at.toISOString(),
      lines: [
        { place: "customer", fate: "unreachable", count: 0 },
        { place: "orders", fate: "answered", count: 12 },
        { place: "orders", fate: "missing", because: "orders-older-than-60-days", count: 1 },
      ],
    });
  });

  it("says when a hand-over was taken back, and issues a second version after the next", async () => {
    const rows = await createRequestRows(database);
    await take(rows, "data-request.handed-over");
    await take(rows, "data-request.hand-over-undone");
    await take(rows, "data-request.handed-over");
    expect((await linesOf(rows)).map(({ event }) => event)).toEqual([
      ...["request.received", "access.handed-over", "receipt.issued"],
      "access.hand-over-undone",
      ...["access.handed-over", "receipt.issued"],
    ]);
    expect(await exportReceipt(database.prisma, rows.requestId)).toContain('"version": 2');
  });

  it("says of a request the merchant closed by hand that Lagom did nothing itself", async () => {
    const rows = await createRequestRows(database);
    await take(rows, "data-request.closed-by-hand");
    const receipt = (await exportReceipt(database.prisma, rows.requestId)) ?? "";
    expect(JSON.parse(receipt)).toMatchObject({
      receipt: { lines: [], more: { closedByHand: true } },
    });
  });

  it("writes nothing for a step that proves nothing", async () => {
    const rows = await createRequestRows(database);
    await take(rows, "receipt-date.entered");
    expect(await linesOf(rows)).toEqual([]);
  });
});

describe("commitmentOf()", () => {
  it("is the same for a person however often and at once it is asked for, and nobody else's", async () => {
    const [rows, other] = [await createRequestRows(database), await createRequestRows(database)];
    const of = (one: RequestRows) =>
      createCommitments({ prisma: database.prisma, personSeal: one.keys.personSeal }).commitmentOf(
        one.personId,
      );
    const all = await Promise.all(Array.from({ length: 6 }, () => of(rows)));
    expect(new Set([...all, await of(rows)]).size).toBe(1);
    expect(await of(other)).not.toBe(all[0]);
  });

  it("cannot be made again once the person's key or the person is gone", async () => {
    const rows = await createRequestRows(database);
    const { prisma } = database;
    const commitments = createCommitments({ prisma, personSeal: rows.keys.personSeal });
    await commitments.commitmentOf(rows.personId);
    await prisma.dataKey.deleteMany({ where: { person: { id: rows.personId } } });
    expect(await commitments.commitmentOf(rows.personId)).toBeUndefined();
    expect(await prisma.person.count({ where: { id: rows.personId } })).toBe(0);
  });
});
