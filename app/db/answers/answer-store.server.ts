import type { AnswerFacts, AnswerStore, PersonSeal } from "../../domain/data-requests/ports.ts";
import type { AnswerStatus, AnswerSummary } from "../../domain/data-requests/types.ts";
import { mailKey } from "../../domain/data-requests/mails.ts";
import {
  type AnswerId,
  asAnswerId,
  asDataRequestId,
  asInstallationId,
  asPersonId,
  type DataRequestId,
  type PersonId,
} from "../../domain/shared/ids.ts";
import type { Answer, Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { OutboxStore } from "../shops/outbox-store.server.ts";
import type { RequestEvidence } from "../evidence/request-evidence.server.ts";

export type AnswerStoreDependencies = {
  readonly prisma: PrismaClient;
  readonly personSeal: PersonSeal;
  readonly outbox: Pick<OutboxStore, "prepare" | "add">;
  readonly requestEvidence: RequestEvidence;
};

/** Random access to a package's slices. */
export type AnswerSlices = {
  readonly sizeBytes: number;
  readonly readChunk: (chunkNumber: number) => Promise<Uint8Array>;
};

/** Thrown when a package's bytes are not there (any more). */
export class AnswerGoneError extends Error {
  override readonly name = "AnswerGoneError";
}

/** The embedded database serves one transaction at a time, so waiting for one is no fault. */
const patient = { maxWait: 30_000, timeout: 30_000 } as const;

const sealContext = (answer: string, chunkNumber: number): string =>
  `answer:${answer}:${chunkNumber}`;

/** Answers on the database: slices sealed under the person's key, one current answer a request. */
export function createAnswerStore(
  dependencies: AnswerStoreDependencies,
): AnswerStore & { readonly openSlices: (answer: AnswerId) => Promise<AnswerSlices | undefined> } {
  const { prisma } = dependencies;
  return {
    begin: async (id, language) => {
      const building = { dataRequestId: id, status: "building" };
      const [, answer] = await prisma.$transaction([
        prisma.answer.deleteMany({ where: building }),
        prisma.answer.create({ data: { ...building, language } }),
      ]);
      return asAnswerId(answer.id);
    },
    appendChunk: async (answer, chunkNumber, bytes) => {
      const person = await findPerson(prisma, answer);
      const context = sealContext(answer, chunkNumber);
      const sealedBytes = await dependencies.personSeal.seal(person, context, bytes);
      // Not `create`: that reads the whole slice back.
      await prisma.answerChunk.createMany({
        data: [{ answerId: answer, chunkNumber, sealedBytes }],
      });
    },
    finish: (answer, facts, searchRound) => finish(dependencies, { answer, facts, searchRound }),
    findCurrent: async (id) => {
      const answer = await prisma.answer.findFirst({
        where: { dataRequestId: id, status: "current" },
      });
      return answer === null ? undefined : toSummary(answer);
    },
    readChunks: (answer) => readChunks(dependencies, answer),
    openSlices: async (answer) => {
      const row = await prisma.answer.findUnique({ where: { id: answer } });
      if (row?.status !== "current") return undefined;
      const readChunk = (chunkNumber: number): Promise<Uint8Array> =>
        openChunk(dependencies, answer, chunkNumber);
      return { sizeBytes: row.sizeBytes, readChunk };
    },
  };
}

async function findPerson(prisma: PrismaClient, answer: AnswerId): Promise<PersonId> {
  const row = await prisma.answer.findUnique({
    where: { id: answer },
    select: { dataRequest: { select: { personId: true } } },
  });
  const person = row?.dataRequest.personId;
  if (person === undefined || person === null) {
    throw new AnswerGoneError("The answer or the person it is about is gone");
  }
  return asPersonId(person);
}

async function openChunk(
  { prisma, personSeal }: AnswerStoreDependencies,
  answer: AnswerId,
  chunkNumber: number,
): Promise<Uint8Array> {
  const person = await findPerson(prisma, answer);
  const chunk = await prisma.answerChunk.findUnique({
    where: { answerId_chunkNumber: { answerId: answer, chunkNumber } },
  });
  if (chunk === null) throw new AnswerGoneError("A slice of the answer is gone");
  return personSeal.open(person, sealContext(answer, chunkNumber), chunk.sealedBytes);
}

async function* readChunks(
  dependencies: AnswerStoreDependencies,
  answer: AnswerId,
): AsyncGenerator<Uint8Array> {
  const row = await dependencies.prisma.answer.findUnique({ where: { id: answer } });
  if (row?.status !== "current") throw new AnswerGoneError("The answer is not there any more");
  for (let chunkNumber = 0; chunkNumber < row.chunkCount; chunkNumber += 1) {
    yield await openChunk(dependencies, answer, chunkNumber);
  }
}

const lockedSelection = {
  installationId: true,
  status: true,
  searchRound: true,
  completedAt: true,
} as const satisfies Prisma.DataRequestSelect;

type LockedRequest = Prisma.DataRequestGetPayload<{ select: typeof lockedSelection }>;

/** The request's row, held until the transaction ends: two finishing answers come one after the other. */
async function lockRequest(
  tx: Prisma.TransactionClient,
  answer: AnswerId,
): Promise<{ readonly row: Answer; readonly request: LockedRequest }> {
  await tx.$queryRaw`select 1 from "DataRequest" where "id" =
    (select "dataRequestId" from "Answer" where "id" = ${answer}::uuid) for update`;
  const found = await tx.answer.findUnique({
    where: { id: answer },
    include: { dataRequest: { select: lockedSelection } },
  });
  if (found === null) throw new AnswerGoneError("The answer was replaced while it was built");
  const { dataRequest, ...row } = found;
  return { row, request: dataRequest };
}

type Finished = {
  readonly answer: AnswerId;
  readonly facts: AnswerFacts;
  readonly searchRound: number;
};

async function finish(
  { prisma, outbox, requestEvidence }: AnswerStoreDependencies,
  { answer, facts, searchRound }: Finished,
): Promise<boolean> {
  const before = await prisma.answer.findUnique({
    where: { id: answer },
    include: { dataRequest: { select: { installationId: true, dueAt: true } } },
  });
  if (before === null) throw new AnswerGoneError("The answer was replaced while it was built");
  const requestId = asDataRequestId(before.dataRequestId);
  const mail = await outbox.prepare({
    installationId: asInstallationId(before.dataRequest.installationId),
    dataRequestId: requestId,
    template: "answer-ready",
    dedupeKey: mailKey("answer-ready", requestId),
    dueAt: before.dataRequest.dueAt,
  });
  const record = await requestEvidence.prepare(requestId);
  return prisma.$transaction(async (tx) => {
    const { row, request } = await lockRequest(tx, answer);
    if (row.status === "current") return true;
    if (!isAwaited(request, searchRound)) {
      await tx.answer.delete({ where: { id: answer } });
      return false;
    }
    const replaced = await replaceCurrent(tx, requestId);
    await tx.answer.update({ where: { id: answer }, data: { ...facts, status: "current" } });
    await tx.dataRequest.update({
      where: { id: requestId },
      data: {
        status: "answered",
        failureReason: null,
        completedAt: request.completedAt ?? facts.createdAt,
      },
    });
    const action = replaced ? "answer.replaced" : "answer.ready";
    const { createdAt: at, recordCount: records, missingCount: missing } = facts;
    await tx.timelineEvent.create({
      data: {
        ...{ installationId: request.installationId, dataRequestId: requestId, at, action },
        actor: "system",
        detail: { answerId: answer, records, missing },
      },
    });
    // What the answer was built from is no longer needed; a kill after this leaves nothing behind.
    await tx.collectedPage.deleteMany({ where: { dataRequestId: requestId } });
    await outbox.add(tx, mail);
    await record(tx, { action, at, counts: { records, places: facts.placeCount, missing } });
    return true;
  }, patient);
}

/** Another worker may have been quicker, and the merchant may have decided anew meanwhile. */
function isAwaited(request: LockedRequest, searchRound: number): boolean {
  return request.status === "running" && request.searchRound === searchRound;
}

/** The answer that was current until now is kept as a line without its bytes. */
async function replaceCurrent(
  tx: Prisma.TransactionClient,
  dataRequestId: DataRequestId,
): Promise<boolean> {
  const current = { dataRequestId, status: "current" };
  await tx.answerChunk.deleteMany({ where: { answer: current } });
  const { count } = await tx.answer.updateMany({ where: current, data: { status: "replaced" } });
  return count > 0;
}

function toSummary(answer: Answer): AnswerSummary {
  const { id, status, language, createdAt, expiresAt, sizeBytes } = answer;
  const { recordCount, placeCount, missingCount, sha256 } = answer;
  return {
    ...{ language, createdAt, expiresAt, sizeBytes, recordCount, placeCount, missingCount, sha256 },
    id: asAnswerId(id),
    status: toStatus(status),
  };
}

function toStatus(status: string): AnswerStatus {
  if (status === "building" || status === "replaced" || status === "expired") return status;
  if (status === "current") return status;
  throw new Error("The answer has a status nobody knows");
}
