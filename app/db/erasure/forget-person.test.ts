import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../../tests/support/repository.ts";
import { createRequestRows, type RequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { countResidue, personTables } from "./count-residue.server.ts";
import { forgetPerson } from "./forget-person.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

const at = new Date("2026-11-03T10:00:00Z");
const bytes = () => randomBytes(32);

/** One row in every table that hangs on the person or on their request. */
async function fill({ installationId, personId, requestId }: RequestRows): Promise<void> {
  const { prisma } = database;
  const dataRequestId = requestId;
  await prisma.person.update({ where: { id: personId }, data: { sealedSalt: bytes() } });
  await prisma.dataRequest.update({ where: { id: requestId }, data: { sealedBody: bytes() } });
  const lookup = { installationId, personId, kind: "email", valueDigest: bytes() };
  await prisma.personLookup.create({ data: lookup });
  const merge = { mergedDigest: bytes(), keptDigest: bytes(), sealedIds: bytes() };
  await prisma.customerMerge.create({ data: { installationId, personId, ...merge } });
  const delivery = { webhookId: randomUUID(), topic: "customers/data_request", apiVersion: "v" };
  await prisma.delivery.create({
    data: { installationId, dataRequestId, ...delivery, receivedAt: at, bodyDigest: bytes() },
  });
  const run = { dataRequestId, placeId: "orders" };
  await prisma.placeRun.create({ data: { ...run, status: "running", sealedCursor: bytes() } });
  await prisma.collectedPage.create({
    data: { ...run, pageNumber: 0, recordCount: 1, sealedRecords: bytes() },
  });
  const match = { placeId: "orders", recordDigest: bytes(), reason: "email-on-own-order" };
  await prisma.possibleMatch.create({ data: { dataRequestId, ...match, sealedSummary: bytes() } });
  const step = { number: 1, placeId: "orders", action: "clear-order", sealedTarget: bytes() };
  await prisma.erasureStep.create({ data: { dataRequestId, ...step } });
  const mail = { template: "answer-ready", dedupeKey: randomUUID(), messageId: randomUUID() };
  await prisma.outboxMail.create({
    data: { installationId, dataRequestId, ...mail, sealedMessage: bytes() },
  });
  const transmission = { recipient: "merchant", purpose: "privacy-requests", means: "download" };
  await prisma.transmission.create({
    data: { installationId, personId, ...transmission, categories: ["orders"], at },
  });
  const publication = await prisma.policyPublication.create({
    data: {
      ...{ installationId, number: 1, registerNumber: 1, status: "published", author: "system" },
      ...{ effectiveOn: "2026-11-03", sealedEdition: bytes(), createdAt: at },
    },
  });
  const notice = { because: "agreed", status: "sent", createdAt: at };
  await prisma.policyNotice.create({
    data: { installationId, personId, publicationId: publication.id, ...notice },
  });
  const chunks = { create: { chunkNumber: 0, sealedBytes: bytes() } };
  await prisma.answer.create({
    data: { dataRequestId, status: "current", language: "sv", chunks },
  });
}

async function filled(): Promise<RequestRows> {
  const rows = await createRequestRows(database);
  await fill(rows);
  return rows;
}

const forget = ({ personId }: RequestRows, finishing?: RequestRows["requestId"]) =>
  database.prisma.$transaction((tx) =>
    forgetPerson(tx, {
      personId,
      at,
      ...(finishing === undefined ? {} : { finishing: [finishing] }),
    }),
  );

const keysOf = new Map<string, string>();

/** Of the person and of the key they had when first asked for. */
async function residue({ personId, requestId }: RequestRows) {
  const person = await database.prisma.person.findUnique({ where: { id: personId } });
  if (person !== null) keysOf.set(personId, person.dataKeyId);
  const dataKeyId = keysOf.get(personId) ?? null;
  return countResidue(database.prisma, { personId, requestIds: [requestId], dataKeyId });
}

/** Models of the schema with the models each of their rows belongs to. */
function readModels(): ReadonlyMap<string, readonly string[]> {
  const models = readText("prisma/schema.prisma").matchAll(/^model (\w+) \{\n(.*?)^\}/gmsu);
  return new Map(
    [...models].map(([, name = "", body = ""]) => [
      name,
      [...body.matchAll(/^\s+\w+\s+(\w+)\??\s+@relation\(fields/gmu)].map(([, to = ""]) => to),
    ]),
  );
}

describe("personTables", () => {
  it("names every table whose rows hang on a person or a data request", () => {
    const models = readModels();
    const reached = new Set(["DataKey", "Person", "DataRequest"]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const [name, owners] of models) {
        if (owners.some((owner) => reached.has(owner))) reached.add(name);
      }
    }
    expect(Object.keys(personTables).toSorted()).toEqual([...reached].toSorted());
  });
});

describe("forgetPerson()", () => {
  it("leaves nothing of the person in any table", async () => {
    const rows = await filled();
    const { searched } = await residue(rows);
    // One row each: every table is really looked in.
    expect(await residue(rows)).toEqual({ searched, found: searched });
    const dataKeyId = keysOf.get(rows.personId);
    expect(await forget(rows)).toEqual({
      ...{ requestIds: [rows.requestId], dataKeyId },
      unanswered: [rows.requestId],
    });
    expect(await residue(rows)).toEqual({ searched, found: 0 });
  });

  it("leaves the request as a closed case without a person, and its timeline says why", async () => {
    const rows = await filled();
    await forget(rows);
    const { prisma } = database;
    const row = await prisma.dataRequest.findUniqueOrThrow({
      where: { id: rows.requestId },
      include: { events: true, answers: true, placeRuns: true },
    });
    expect(row).toMatchObject({
      ...{ personId: null, sealedBody: null, status: "completed", completedAt: at },
      attentionReason: "person-erased",
      events: [{ action: "data-request.completed", detail: { reason: "person-erased" } }],
      answers: [{ status: "expired" }],
      placeRuns: [{ placeId: "orders" }],
    });
    const equal = await prisma.dataRequest.count({ where: { bodyDigest: row.bodyDigest } });
    expect(equal).toBe(1);
  });

  it("leaves the status of the erasure that is being finished to its caller", async () => {
    const rows = await filled();
    await forget(rows, rows.requestId);
    const row = await database.prisma.dataRequest.findUniqueOrThrow({
      where: { id: rows.requestId },
    });
    expect(row).toMatchObject({ status: "running", completedAt: null, personId: null });
    expect(await residue(rows)).toMatchObject({ found: 0 });
  });

  it("leaves a handed-over request what it was", async () => {
    const rows = await filled();
    const where = { id: rows.requestId };
    await database.prisma.dataRequest.update({ where, data: { status: "handed-over" } });
    await forget(rows);
    const row = await database.prisma.dataRequest.findUniqueOrThrow({ where });
    expect(row).toMatchObject({ status: "handed-over", attentionReason: null });
  });

  it("would be found out if it left the key behind", async () => {
    const rows = await filled();
    await residue(rows);
    const where = { id: keysOf.get(rows.personId) ?? "" };
    const key = await database.prisma.dataKey.findUniqueOrThrow({ where });
    await forget(rows);
    await database.prisma.dataKey.create({ data: key });
    expect(await residue(rows)).toMatchObject({ found: 1 });
  });

  it("touches nobody else", async () => {
    const [one, other] = [await filled(), await filled()];
    await forget(one);
    const { searched } = await residue(other);
    expect(await residue(other)).toEqual({ searched, found: searched });
  });

  it("does nothing for somebody who is gone already", async () => {
    const rows = await filled();
    await forget(rows);
    expect(await forget(rows)).toEqual({ requestIds: [], unanswered: [], dataKeyId: null });
  });
});
