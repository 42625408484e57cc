import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows, type RequestRows } from "../../../tests/support/request-rows.ts";
import { createTestRequestEvidence } from "../../../tests/support/evidence-world.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import type { AnswerFacts } from "../../domain/data-requests/ports.ts";
import type { AnswerId, MailId } from "../../domain/shared/ids.ts";
import { AnswerGoneError, createAnswerStore } from "./answer-store.server.ts";
import { expireAnswers } from "./expire-answers.server.ts";
import { createOutboxStore } from "../shops/outbox-store.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

const madeAt = new Date("2026-11-02T09:00:00Z");
const lifeMs = 30 * 86_400_000;

function factsOf(chunks: readonly Uint8Array[]): AnswerFacts {
  return {
    sizeBytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    chunkCount: chunks.length,
    ...{ recordCount: 3, placeCount: 2, missingCount: 1 },
    sha256: createHash("sha256").update(Buffer.concat(chunks)).digest("hex"),
    createdAt: madeAt,
    expiresAt: new Date(madeAt.getTime() + lifeMs),
  };
}

function openStore(rows: RequestRows) {
  const enqueued: MailId[] = [];
  const outbox = createOutboxStore({
    prisma: database.prisma,
    shopSeal: rows.keys.shopSeal,
    personSeal: rows.keys.personSeal,
    enqueue: async (_tx, mailId) => void enqueued.push(mailId),
    messageIdDomain: "lagom.example.test",
  });
  const store = createAnswerStore({
    prisma: database.prisma,
    personSeal: rows.keys.personSeal,
    outbox,
    requestEvidence: createTestRequestEvidence({ ...database, ...rows.keys }),
  });
  return { store, enqueued };
}

type Store = ReturnType<typeof openStore>["store"];

async function build(store: Store, rows: RequestRows, chunks: readonly Uint8Array[]) {
  const answer = await store.begin(rows.requestId, "sv");
  for (const [number, chunk] of chunks.entries()) await store.appendChunk(answer, number, chunk);
  return answer;
}

async function read(store: Store, answer: AnswerId): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of store.readChunks(answer)) parts.push(part);
  return Buffer.concat(parts);
}

/** What a decision on a possible match leaves. */
async function searchAgain({ requestId }: RequestRows, searchRound: number) {
  await database.prisma.dataRequest.update({
    where: { id: requestId },
    data: { status: "running", searchRound },
  });
}

const slices = () => [randomBytes(4096), randomBytes(100)];

describe("createAnswerStore()", () => {
  it("gives back the bytes it was given and keeps none of them in clear", async () => {
    const rows = await createRequestRows(database);
    const { store } = openStore(rows);
    const marker = Buffer.from("Björkstigen 12, a marker nobody else has");
    const answer = await build(store, rows, [marker]);
    await store.finish(answer, factsOf([marker]), 0);
    expect(await read(store, answer)).toEqual(marker);
    const [stored] = await database.prisma.answerChunk.findMany({ where: { answerId: answer } });
    expect(Buffer.from(stored!.sealedBytes).includes(marker)).toBe(false);
  });

  it("does not open a slice that was moved to another place", async () => {
    const rows = await createRequestRows(database);
    const { store } = openStore(rows);
    const chunks = slices();
    const answer = await build(store, rows, chunks);
    await store.finish(answer, factsOf(chunks), 0);
    const first = { answerId_chunkNumber: { answerId: answer, chunkNumber: 0 } };
    const second = { answerId_chunkNumber: { answerId: answer, chunkNumber: 1 } };
    const moved = await database.prisma.answerChunk.findUniqueOrThrow({ where: second });
    await database.prisma.answerChunk.update({
      where: first,
      data: { sealedBytes: moved.sealedBytes },
    });
    await expect(read(store, answer)).rejects.toThrow();
  });

  it("marks the request answered, writes the timeline and posts one mail with its job", async () => {
    const rows = await createRequestRows(database);
    const { store, enqueued } = openStore(rows);
    const chunks = slices();
    await store.finish(await build(store, rows, chunks), factsOf(chunks), 0);
    const where = { dataRequestId: rows.requestId };
    const request = await database.prisma.dataRequest.findUniqueOrThrow({
      where: { id: rows.requestId },
    });
    expect(request).toMatchObject({ status: "answered", completedAt: madeAt });
    const mails = await database.prisma.outboxMail.findMany({ where });
    expect(mails).toMatchObject([
      { dedupeKey: `answer-ready:${rows.requestId}`, status: "waiting", template: "answer-ready" },
    ]);
    expect(enqueued).toEqual(mails.map((mail) => mail.id));
    const events = await database.prisma.timelineEvent.findMany({ where });
    expect(events.map((event) => event.action)).toEqual(["answer.ready"]);
  });

  it("replaces the earlier answer, drops its bytes and posts no second mail", async () => {
    const rows = await createRequestRows(database);
    const { store, enqueued } = openStore(rows);
    const chunks = slices();
    const earlier = await build(store, rows, chunks);
    await store.finish(earlier, factsOf(chunks), 0);
    await searchAgain(rows, 1);
    const later = await build(store, rows, chunks);
    expect((await store.findCurrent(rows.requestId))?.id).toBe(earlier);
    await store.finish(later, factsOf(chunks), 1);
    expect((await store.findCurrent(rows.requestId))?.id).toBe(later);
    await expect(read(store, earlier)).rejects.toThrow(AnswerGoneError);
    expect(await database.prisma.answerChunk.count({ where: { answerId: earlier } })).toBe(0);
    expect(enqueued).toHaveLength(1);
  });

  it("drops an answer whose search is older than the merchant's last decision", async () => {
    const rows = await createRequestRows(database);
    const { store, enqueued } = openStore(rows);
    const chunks = slices();
    const earlier = await build(store, rows, chunks);
    expect(await store.finish(earlier, factsOf(chunks), 0)).toBe(true);
    await searchAgain(rows, 1);
    const late = await build(store, rows, chunks);
    await searchAgain(rows, 2);
    expect(await store.finish(late, factsOf(chunks), 1)).toBe(false);
    expect((await store.findCurrent(rows.requestId))?.id).toBe(earlier);
    expect(await database.prisma.answer.count({ where: { id: late } })).toBe(0);
    const where = { id: rows.requestId };
    const { status } = await database.prisma.dataRequest.findUniqueOrThrow({ where });
    expect(status).toBe("running");
    expect(enqueued).toHaveLength(1);
  });

  it("leaves one current answer when several finish at once", async () => {
    const rows = await createRequestRows(database);
    const { store, enqueued } = openStore(rows);
    // Not by begin(), which would drop the others as left behind.
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        database.prisma.answer.create({
          data: { dataRequestId: rows.requestId, status: "building", language: "sv" },
        }),
      ),
    );
    await Promise.all(answers.map(({ id }) => store.finish(id as AnswerId, factsOf(slices()), 0)));
    const statuses = await database.prisma.answer.groupBy({
      by: ["status"],
      where: { dataRequestId: rows.requestId },
      _count: true,
    });
    expect(statuses.toSorted((a, b) => a.status.localeCompare(b.status))).toEqual([
      { status: "current", _count: 1 },
    ]);
    expect(enqueued).toHaveLength(1);
  });

  it("finishes the same answer twice without a trace of the second time", async () => {
    const rows = await createRequestRows(database);
    const { store, enqueued } = openStore(rows);
    const chunks = slices();
    const answer = await build(store, rows, chunks);
    await store.finish(answer, factsOf(chunks), 0);
    await store.finish(answer, factsOf(chunks), 0);
    expect(await read(store, answer)).toEqual(Buffer.concat(chunks));
    expect(enqueued).toHaveLength(1);
    const events = { where: { dataRequestId: rows.requestId } };
    expect(await database.prisma.timelineEvent.count(events)).toBe(1);
  });

  it("drops what a killed run left behind when the next one begins", async () => {
    const rows = await createRequestRows(database);
    const { store } = openStore(rows);
    const killed = await build(store, rows, slices());
    const next = await store.begin(rows.requestId, "sv");
    expect(next).not.toBe(killed);
    expect(await database.prisma.answerChunk.count({ where: { answerId: killed } })).toBe(0);
    await expect(store.finish(killed, factsOf([]), 0)).rejects.toThrow(AnswerGoneError);
  });

  it("cannot be read once the person's key is gone", async () => {
    const rows = await createRequestRows(database);
    const { store } = openStore(rows);
    const chunks = slices();
    const answer = await build(store, rows, chunks);
    await store.finish(answer, factsOf(chunks), 0);
    const person = await database.prisma.person.findUniqueOrThrow({ where: { id: rows.personId } });
    await database.prisma.dataKey.delete({ where: { id: person.dataKeyId } });
    await expect(read(store, answer)).rejects.toThrow(AnswerGoneError);
  });
});

describe("expireAnswers()", () => {
  it("drops the bytes when the time is over, not a moment before, and says so once", async () => {
    const rows = await createRequestRows(database);
    const { store } = openStore(rows);
    const chunks = slices();
    const answer = await build(store, rows, chunks);
    await store.finish(answer, factsOf(chunks), 0);
    const over = madeAt.getTime() + lifeMs;
    await expireAnswers(database.prisma, new Date(over - 1));
    expect(await read(store, answer)).toEqual(Buffer.concat(chunks));
    await expireAnswers(database.prisma, new Date(over));
    await expireAnswers(database.prisma, new Date(over));
    expect(await database.prisma.answerChunk.count({ where: { answerId: answer } })).toBe(0);
    expect(await store.findCurrent(rows.requestId)).toBeUndefined();
    expect(await store.openSlices(answer)).toBeUndefined();
    const expired = { dataRequestId: rows.requestId, action: "answer.expired" };
    expect(await database.prisma.timelineEvent.count({ where: expired })).toBe(1);
  });

  it("drops builds nobody took up again", async () => {
    const rows = await createRequestRows(database);
    const { store } = openStore(rows);
    const answer = await build(store, rows, slices());
    await expireAnswers(database.prisma, new Date());
    expect(await database.prisma.answer.count({ where: { id: answer } })).toBe(1);
    await expireAnswers(database.prisma, new Date(Date.now() + 3 * 86_400_000));
    expect(await database.prisma.answer.count({ where: { id: answer } })).toBe(0);
  });
});
