import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAdminRows, freshShop, testNow } from "../../../tests/support/admin-rows.ts";
import { createTestRequestEvidence } from "../../../tests/support/evidence-world.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { changeRequest } from "../../domain/data-requests/change-request.ts";
import { closeByHand, reopen } from "../../domain/data-requests/close-by-hand.ts";
import { decidePossibleMatch } from "../../domain/data-requests/decide-possible-match.ts";
import { enterReceipt } from "../../domain/data-requests/enter-receipt.ts";
import { handOver, undoHandOver } from "../../domain/data-requests/hand-over.ts";
import { retry } from "../../domain/data-requests/retry.ts";
import { refusalsHandled } from "../../domain/erasure/refusals-handled.ts";
import type { RequestQuery } from "../../domain/data-requests/views.ts";
import { permissions, type StaffActor } from "../../domain/data-requests/types.ts";
import {
  asCustomerId,
  asStaffUserId,
  type DataRequestId,
  type InstallationId,
  type ShopDomain,
} from "../../domain/shared/ids.ts";
import { createEventLog } from "../event-log.server.ts";
import { createRequestActions } from "./request-actions.server.ts";
import { createRequestViews } from "./request-views.server.ts";

let database: ScratchDatabase;
let rows: ReturnType<typeof createAdminRows>;
let shop: ShopDomain;
let installationId: InstallationId;
let jobs: string[];

beforeAll(async () => {
  database = await openScratchDatabase();
  rows = createAdminRows(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  shop = freshShop();
  installationId = (await rows.installations.open(shop, testNow)).id;
  jobs = [];
});

const owner: StaffActor = { userId: asStaffUserId("42"), isAccountOwner: true, permissions };
const member: StaffActor = {
  userId: asStaffUserId("43"),
  isAccountOwner: false,
  permissions: ["see"],
};

const deps = () => ({
  actions: createRequestActions({
    prisma: database.prisma,
    enqueue: async (_tx, job, id) => {
      jobs.push(`${job} ${id}`);
    },
    requestEvidence: createTestRequestEvidence({ ...database, ...rows.keys }),
  }),
  events: createEventLog(database.prisma),
  clock: { now: () => testNow },
});
/** A request whose answer stands. */
async function addAnswered(): Promise<DataRequestId> {
  const id = await rows.addRequest(installationId);
  await database.prisma.answer.create({
    data: { dataRequestId: id, status: "current", language: "en" },
  });
  return id;
}
const target = (id: DataRequestId, actor = owner) => ({ installationId, id, actor });
const read = (id: DataRequestId) =>
  database.prisma.dataRequest.findUniqueOrThrow({ where: { id }, include: { events: true } });

describe("changeRequest()", () => {
  it("hands over, writes the timeline, and takes both back in a second step", async () => {
    const id = await addAnswered();
    expect(await changeRequest(deps(), target(id), handOver)).toMatchObject({ ok: true });
    expect(await read(id)).toMatchObject({
      status: "handed-over",
      handedOverAt: testNow,
      events: [{ action: "data-request.handed-over", actor: "staff:42", at: testNow }],
    });
    expect(await changeRequest(deps(), target(id), handOver)).toMatchObject({
      reason: "already-handed-over",
    });
    await changeRequest(deps(), target(id), undoHandOver);
    expect(await read(id)).toMatchObject({ status: "answered", handedOverAt: null });
  });

  it("takes no hand-over back whose answer is gone: nobody could hand it over again", async () => {
    const id = await rows.addRequest(installationId, { status: "handed-over" });
    const result = await changeRequest(deps(), target(id), undoHandOver);
    expect(result).toEqual({ ok: false, reason: "answer-gone" });
    expect((await read(id)).status).toBe("handed-over");
  });

  it("refuses whoever was not allowed, writes that down and changes nothing", async () => {
    const id = await rows.addRequest(installationId);
    const result = await changeRequest(deps(), target(id, member), handOver);
    expect(result).toEqual({ ok: false, reason: "not-allowed" });
    expect(await read(id)).toMatchObject({
      status: "answered",
      events: [
        {
          action: "permission.refused",
          actor: "staff:43",
          detail: { permission: "approve", attempt: "data-request.handed-over" },
        },
      ],
    });
  });

  it("empties a body nobody could read when the merchant closes the request, which can be reopened", async () => {
    const unreadable = { kind: "unreadable", topic: "customers/redact", status: "needs-attention" };
    const bodyDigest = randomBytes(32);
    const body = { sealedBody: randomBytes(40), bodyDigest, personId: null };
    const id = await rows.addRequest(installationId, { ...unreadable, ...body });
    const { id: deliveryId } = await database.prisma.delivery.create({
      data: {
        ...{ installationId, dataRequestId: id, webhookId: id, topic: unreadable.topic },
        ...{ apiVersion: "2026-10", receivedAt: testNow, bodyDigest },
      },
    });
    const ownId = (one: string) => Buffer.from(one.replaceAll("-", ""), "hex");
    const bytesOf = async () => ({
      request: Buffer.from((await read(id)).bodyDigest),
      delivery: Buffer.from(
        (await database.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } }))
          .bodyDigest,
      ),
    });
    const emptied = { request: ownId(id), delivery: ownId(deliveryId) };
    expect(await changeRequest(deps(), target(id), closeByHand)).toMatchObject({ ok: true });
    expect(await read(id)).toMatchObject({ status: "completed", sealedBody: null });
    expect(await bytesOf()).toEqual(emptied);
    // Shopify sends it again: a request of its own, beside which the closed one can be reopened.
    await rows.addRequest(installationId, { ...unreadable, ...body });
    expect(await changeRequest(deps(), target(id), reopen)).toMatchObject({ ok: true });
    const reopened = { status: "needs-attention", completedAt: null, sealedBody: null };
    expect(await read(id)).toMatchObject(reopened);
    expect(await changeRequest(deps(), target(id), closeByHand)).toMatchObject({ ok: true });
    expect(await bytesOf()).toEqual(emptied);
  });

  it("does not find another shop's request", async () => {
    const other = await rows.installations.open(freshShop(), testNow);
    const id = await rows.addRequest(other.id);
    expect(await changeRequest(deps(), target(id), handOver)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });

  it("finds requests of an earlier lifetime of the app in the same shop", async () => {
    const id = await addAnswered();
    await rows.end(installationId);
    installationId = (await rows.installations.open(shop, testNow)).id;
    expect(await changeRequest(deps(), target(id), handOver)).toMatchObject({ ok: true });
  });

  it("changes nothing when somebody else was quicker", async () => {
    const id = await rows.addRequest(installationId);
    const { actions } = deps();
    const before = (await actions.find(installationId, id))!;
    await database.prisma.dataRequest.update({ where: { id }, data: { status: "running" } });
    const entry = {
      installationId,
      dataRequestId: id,
      at: testNow,
      action: "data-request.handed-over",
      actor: "staff:42",
      detail: {},
    };
    const change = { status: "handed-over" } as const;
    expect(await actions.apply({ before, change, entry })).toMatchObject({
      reason: "changed-meanwhile",
    });
    expect(await read(id)).toMatchObject({ status: "running", events: [] });
  });

  it("puts a failed request back in the queue, and only a failed one", async () => {
    const failed = await rows.addRequest(installationId, {
      status: "failed",
      failureReason: "retries-exhausted",
    });
    await changeRequest(deps(), target(failed), retry);
    expect(await read(failed)).toMatchObject({ status: "received", failureReason: null });
    expect(jobs).toEqual([`fulfil ${failed}`]);
    expect(await changeRequest(deps(), target(failed), retry)).toMatchObject({
      reason: "not-failed",
    });
  });

  it("counts the deadline from an earlier day of receipt, never from a later one", async () => {
    const id = await rows.addRequest(installationId);
    const enter = (day: string | null) => changeRequest(deps(), target(id), enterReceipt(day));
    expect(await enter("2026-11-02")).toMatchObject({ reason: "not-earlier" });
    expect(await enter("2026-02-30")).toMatchObject({ reason: "not-a-date" });
    expect(await enter("2026-10-20")).toMatchObject({ ok: true });
    expect((await read(id)).dueAt.toISOString()).toBe("2026-11-19T00:00:00.000Z");
    await enter(null);
    expect((await read(id)).dueAt.toISOString()).toBe("2026-12-02T08:15:00.000Z");
  });
});

describe("decidePossibleMatch()", () => {
  async function addMatch(hasAnswer: boolean) {
    const id = await rows.addRequest(installationId, {
      status: hasAnswer ? "answered" : "running",
    });
    const { personId } = await read(id);
    const match = await database.prisma.possibleMatch.create({
      data: {
        dataRequestId: id,
        placeId: "orders",
        recordDigest: randomBytes(32),
        reason: "email-on-own-order",
        sealedSummary: Buffer.from(personId ?? ""),
      },
    });
    if (hasAnswer) {
      await database.prisma.answer.create({
        data: { dataRequestId: id, status: "current", language: "en" },
      });
    }
    return { id, matchId: match.id };
  }
  const decide = (
    match: { id: DataRequestId; matchId: string },
    decision: "included" | "undecided",
  ) => decidePossibleMatch(deps(), { ...target(match.id), matchId: match.matchId, decision });

  it("has the answer built anew, for every decision once", async () => {
    const match = await addMatch(true);
    expect(await decide(match, "included")).toMatchObject({ ok: true });
    const row = await database.prisma.possibleMatch.findUniqueOrThrow({
      where: { id: match.matchId },
    });
    expect(row).toMatchObject({ decision: "included", decidedBy: "42", decidedAt: testNow });
    expect(await read(match.id)).toMatchObject({ status: "running" });
    expect(await decide(match, "undecided")).toMatchObject({ ok: true });
    expect(jobs).toEqual([`rebuild ${match.id}`, `rebuild ${match.id}`]);
  });

  it("waits for the first answer, so that search and decision cannot cross", async () => {
    const match = await addMatch(false);
    expect(await decide(match, "included")).toEqual({ ok: false, reason: "still-running" });
    expect(jobs).toEqual([]);
  });

  it("knows no match of another request", async () => {
    const mine = await addMatch(true);
    const other = await addMatch(true);
    const crossed = { id: mine.id, matchId: other.matchId };
    expect(await decide(crossed, "included")).toMatchObject({ reason: "no-such-match" });
  });
});

describe("createRequestViews()", () => {
  const subject = {
    customerId: asCustomerId("9007199254740993123"),
    email: "maja@example.test",
    phone: null,
    orderIds: [],
  };
  let opened: number;
  const views = () =>
    createRequestViews({
      prisma: database.prisma,
      openRequest: async (id) => {
        opened += 1;
        const { kind: _kind, ...row } = await read(id);
        return {
          id,
          installationId,
          shop,
          kind: "access",
          status: "answered",
          subject,
          receivedAt: row.receivedAt,
          dueAt: row.dueAt,
          searchRound: row.searchRound,
        };
      },
      openMatches: async () => [],
    });
  const all: RequestQuery = { filter: "all", kind: null, search: null, sort: "due", page: 1 };
  const list = (query: Partial<RequestQuery>) =>
    views().list(installationId, { ...all, ...query }, testNow);
  const ids = async (query: Partial<RequestQuery>) => (await list(query)).items.map(({ id }) => id);

  beforeEach(() => {
    opened = 0;
  });

  it("opens who asked only for those who may see it", async () => {
    const id = await rows.addRequest(installationId);
    const masked = await views().get({ installationId, id, maySee: false });
    expect(masked?.subject).toEqual({ kind: "masked" });
    expect(opened).toBe(0);
    const shown = await views().get({ installationId, id, maySee: true });
    expect(shown?.subject).toEqual({ kind: "shown", subject });
  });

  it("shows nobody another shop's request", async () => {
    const id = await rows.addRequest(installationId);
    const other = await rows.installations.open(freshShop(), testNow);
    expect(await views().get({ installationId: other.id, id, maySee: true })).toBeUndefined();
    expect((await views().list(other.id, all, testNow)).total).toBe(0);
  });

  it("filters by what is late, what is ready and what is done", async () => {
    const late = await rows.addRequest(installationId, { dueAt: new Date("2026-11-01T00:00:00Z") });
    const ready = await rows.addRequest(installationId);
    const done = await rows.addRequest(installationId, { status: "handed-over" });
    expect(await ids({ filter: "late" })).toEqual([late]);
    expect(await ids({ filter: "ready" })).toEqual([late, ready]);
    expect(await ids({ filter: "done" })).toEqual([done]);
    expect(await ids({ filter: "open" })).toEqual([late, ready]);
  });

  it("counts an undelivered mail as something to look at", async () => {
    const id = await rows.addRequest(installationId);
    await rows.addRequest(installationId);
    await database.prisma.outboxMail.create({
      data: {
        installationId,
        dataRequestId: id,
        template: "answer-ready",
        dedupeKey: `answer-ready:${id}`,
        sealedMessage: Buffer.from(""),
        messageId: `<${id}@example.test>`,
        status: "undelivered",
      },
    });
    expect(await ids({ filter: "attention" })).toEqual([id]);
    const home = await views().home(installationId, testNow);
    expect(home.attention.undeliveredMails).toBe(1);
  });

  it("counts a late erasure of Shopify's own as something to look at", async () => {
    const status = "watching";
    await rows.addRequest(installationId, { kind: "erasure", status });
    const late = await rows.addRequest(installationId, { kind: "erasure", status });
    await database.prisma.dataRequest.update({
      where: { id: late },
      data: { attentionReason: "shopify-erasure-overdue" },
    });
    expect(await ids({ filter: "attention" })).toEqual([late]);
    const home = await views().home(installationId, testNow);
    expect(home.attention.unreadable).toBe(1);
  });

  it("shows an ended erasure Shopify refused writes of, until the merchant has dealt with it", async () => {
    const ended = { kind: "erasure", status: "completed" };
    await rows.addRequest(installationId, ended);
    // Closed by another erasure of the same person: nothing is left to do there.
    await rows.addRequest(installationId, { ...ended, attentionReason: "person-erased" });
    const refused = { ...ended, attentionReason: "writes-refused", personId: null };
    const id = await rows.addRequest(installationId, refused);
    expect(await ids({ filter: "attention" })).toEqual([id]);
    const unreadable = async () =>
      (await views().home(installationId, testNow)).attention.unreadable;
    expect(await unreadable()).toBe(1);
    expect(await changeRequest(deps(), target(id), refusalsHandled)).toMatchObject({ ok: true });
    expect(await ids({ filter: "attention" })).toEqual([]);
    expect(await unreadable()).toBe(0);
    const told = await database.prisma.evidenceEntry.findMany({ where: { caseId: id } });
    expect(told.map(({ event }) => event)).toEqual(["erasure.refusals-handled"]);
    expect((await read(id)).events.map(({ action }) => action)).toEqual([
      "erasure.refusals-handled",
    ]);
  });

  it("shows a shop's removal that waits for erasures, until it has ended", async () => {
    const removal = { kind: "shop-removal", status: "received", personId: null };
    const id = await rows.addRequest(installationId, {
      ...{ ...removal, attentionReason: "waits-for-erasures" },
    });
    await rows.addRequest(installationId, removal);
    expect(await ids({ filter: "attention" })).toEqual([id]);
  });

  it("finds by reference, by id and by Shopify's number, and nothing by other letters", async () => {
    const id = await rows.addRequest(installationId, { shopifyRequestId: "31415926" });
    await rows.addRequest(installationId, { shopifyRequestId: "27182818" });
    for (const search of [id, id.slice(-8).toUpperCase(), "#31415926", "31415"]) {
      expect(await ids({ search })).toEqual([id]);
    }
    for (const search of ["%", "'; drop table", "maja@example.test", "zz"]) {
      expect(await ids({ search })).toEqual([]);
    }
  });

  it("pages without repeating or leaving out anybody with the same deadline", async () => {
    for (let count = 0; count < 30; count += 1) await rows.addRequest(installationId);
    const first = await list({});
    const second = await list({ page: 2 });
    const beyond = await list({ page: 9 });
    expect([first.items.length, second.items.length, first.pageCount]).toEqual([25, 5, 2]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(30);
    expect(beyond.page).toBe(2);
  });
});
