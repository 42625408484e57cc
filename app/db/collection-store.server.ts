import { promisify } from "node:util";
import { gunzip, gzip, type ZlibOptions } from "node:zlib";
import { z } from "zod";
import { interpret } from "../domain/compliance/interpret.ts";
import { isComplianceTopic } from "../domain/compliance/topic.ts";
import { placeIds, type MissingItem, type PlaceId } from "../domain/data-map/types.ts";
import { mergeMissing } from "../domain/data-map/merge-missing.ts";
import type { CollectionStore, PersonSeal } from "../domain/data-requests/ports.ts";
import {
  matchReasons,
  recordKinds,
  type CollectedPage,
  type CollectedRecord,
  type OpenDataRequest,
} from "../domain/data-requests/types.ts";
import {
  asDataRequestId,
  asInstallationId,
  asPersonId,
  parseShopDomain,
  type DataRequestId,
  type InstallationId,
  type PersonId,
} from "../domain/shared/ids.ts";
import type { JsonObject } from "../domain/shared/json.ts";
import { Prisma, type PrismaClient } from "../generated/prisma/client.ts";
import { ofSameShop } from "./request-query.server.ts";
import { toKind, toMissing, toStatus } from "./request-rows.server.ts";

export type CollectionStoreDeps = {
  readonly prisma: PrismaClient;
  readonly personSeal: PersonSeal;
  /** Reads a webhook's raw body without losing digits. */
  readonly parseBody: (raw: Uint8Array) => JsonObject | undefined;
  /** What the raw body of a request is sealed for. */
  readonly bodyContext: (id: string) => string;
};

/** The embedded database serves one transaction at a time, so waiting for one is no fault. */
const patient = { maxWait: 30_000, timeout: 30_000 } as const;

const zip = promisify<Uint8Array, Buffer>(gzip);
const unzip = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);

/** What was parsed as JSON is JSON all the way down: only its kind is in question. */
const jsonObjectSchema = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

const recordsSchema: z.ZodType<CollectedRecord[]> = z.array(
  z.object({
    place: z.enum(placeIds),
    kind: z.enum(recordKinds),
    id: z.string(),
    parentId: z.string().nullable(),
    reason: z.enum(matchReasons),
    data: jsonObjectSchema,
  }),
);

const summarySchema = z.object({
  label: z.string(),
  email: z.string(),
  createdAt: z.string().nullable(),
});

const decisionSchema = z.enum(["undecided", "included", "left-out"]);
const placeStatusSchema = z.enum(["waiting", "running", "searched", "unreachable", "failed"]);
const placeSchema = z.enum(placeIds);

const pageContext = (id: string, place: string, page: number): string =>
  `CollectedPage:sealedRecords:${id}:${place}:${page}`;
const matchContext = (id: string, ref: string): string =>
  `PossibleMatch:sealedSummary:${id}:${ref}`;

/** Where a run's progress lives: pages sealed under the person's key. */
export function createCollectionStore(deps: CollectionStoreDeps): CollectionStore {
  const { prisma } = deps;
  return {
    openRequest: (id) => openRequest(deps, id),
    markRunning: (id, at) => markRunning(prisma, id, at),
    savePlan: (id, plan) => savePlan(prisma, id, plan),
    progress: (id) => readProgress(prisma, id),
    savePage: (params) => savePage(deps, params),
    markUnreachable: async (dataRequestId, placeId, missing) => {
      await prisma.placeRun.update({
        where: { dataRequestId_placeId: { dataRequestId, placeId } },
        data: { status: "unreachable", finishedAt: new Date(), missing: missing.map(toCode) },
      });
    },
    readRecords: (id, place) => readRecords(deps, id, place),
    possibleMatches: (id) => readMatches(deps, id),
    mergedIdsOf: (id, customerIds) => findMerged(prisma, id, customerIds),
  };
}

async function openRequest(
  deps: CollectionStoreDeps,
  id: DataRequestId,
): Promise<OpenDataRequest | undefined> {
  const row = await deps.prisma.dataRequest.findUnique({
    where: { id },
    include: { installation: { select: { shop: { select: { domain: true } } } } },
  });
  const shop = row === null ? undefined : parseShopDomain(row.installation.shop.domain);
  if (row?.sealedBody == null || row.personId === null || shop === undefined) {
    return undefined;
  }
  const raw = await deps.personSeal.open(
    asPersonId(row.personId),
    deps.bodyContext(row.id),
    row.sealedBody,
  );
  const body = deps.parseBody(raw);
  const read =
    body === undefined || !isComplianceTopic(row.topic) ? undefined : interpret(row.topic, body);
  if (read?.ok !== true) {
    return undefined;
  }
  return {
    id,
    installationId: asInstallationId(row.installationId),
    shop,
    kind: toKind(row.kind),
    status: toStatus(row.status),
    subject: read.value.subject,
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    searchRound: row.searchRound,
  };
}

async function markRunning(prisma: PrismaClient, id: DataRequestId, at: Date): Promise<boolean> {
  const { count } = await prisma.dataRequest.updateMany({
    where: { id, status: { in: ["received", "running"] } },
    data: { status: "running", startedAt: at, attempts: { increment: 1 } },
  });
  return count > 0;
}

async function savePlan(
  prisma: PrismaClient,
  id: DataRequestId,
  plan: Parameters<CollectionStore["savePlan"]>[1],
): Promise<void> {
  const unreached = { dataRequestId: id, status: { in: ["unreachable", "failed"] } };
  await prisma.$transaction([
    prisma.dataRequest.update({
      where: { id },
      data: { planDigest: plan.digest, plan: jsonOf(plan.plan) },
    }),
    prisma.placeRun.createMany({
      data: plan.places.map((placeId) => ({ dataRequestId: id, placeId, status: "waiting" })),
      skipDuplicates: true,
    }),
    // What could not be reached before may be reachable by now: it is searched anew.
    prisma.collectedPage.deleteMany({ where: { placeRun: unreached } }),
    prisma.placeRun.updateMany({
      where: unreached,
      data: {
        status: "waiting",
        finishedAt: null,
        missing: [],
        cursor: Prisma.DbNull,
        pageCount: 0,
        recordCount: 0,
      },
    }),
  ]);
}

type Progress = Awaited<ReturnType<CollectionStore["progress"]>>;

async function readProgress(prisma: PrismaClient, id: DataRequestId): Promise<Progress> {
  const rows = await prisma.placeRun.findMany({ where: { dataRequestId: id } });
  const byPlace = new Map(rows.map((row) => [row.placeId, row]));
  return placeIds.flatMap((place) => {
    const row = byPlace.get(place);
    return row === undefined
      ? []
      : [
          {
            place,
            status: placeStatusSchema.parse(row.status),
            recordCount: row.recordCount,
            pageCount: row.pageCount,
            missing: toMissing(place, row.missing),
            cursor: row.cursor === null ? null : jsonObjectSchema.parse(row.cursor),
          },
        ];
  });
}

async function savePage(
  deps: CollectionStoreDeps,
  params: Parameters<CollectionStore["savePage"]>[0],
): Promise<void> {
  const { id, place, pageNumber, page } = params;
  const person = await findPerson(deps.prisma, id);
  const plain = await zip(Buffer.from(JSON.stringify(page.records), "utf8"));
  const context = pageContext(id, place, pageNumber);
  const sealedRecords = await deps.personSeal.seal(person, context, plain);
  const matches = await sealMatches(deps, { id, person, page });
  const key = { dataRequestId: id, placeId: place };
  await deps.prisma.$transaction(async (tx) => {
    const run = await tx.placeRun.findUnique({ where: { dataRequestId_placeId: key } });
    if (run?.pageCount !== pageNumber) {
      return;
    }
    const missing = mergeMissing([...toMissing(place, run.missing), ...page.missing]);
    const moved = await tx.placeRun.updateMany({
      where: { ...key, pageCount: pageNumber },
      data: {
        status: page.next === null ? "searched" : "running",
        cursor: page.next === null ? Prisma.DbNull : jsonOf(page.next),
        recordCount: { increment: page.records.length },
        pageCount: { increment: 1 },
        missing: missing.map(toCode),
        startedAt: run.startedAt ?? new Date(),
        finishedAt: page.next === null ? new Date() : null,
      },
    });
    if (moved.count === 0) {
      return;
    }
    if (page.records.length > 0) {
      // Not `create`: that reads the whole page back.
      await tx.collectedPage.createMany({
        data: [{ ...key, pageNumber, recordCount: page.records.length, sealedRecords }],
      });
    }
    await tx.possibleMatch.createMany({ data: matches, skipDuplicates: true });
  }, patient);
}

async function sealMatches(
  deps: CollectionStoreDeps,
  given: { readonly id: DataRequestId; readonly person: PersonId; readonly page: CollectedPage },
): Promise<Prisma.PossibleMatchCreateManyInput[]> {
  return Promise.all(
    given.page.possibleMatches.map(async (match) => ({
      dataRequestId: given.id,
      placeId: match.place,
      recordRef: match.recordRef,
      reason: match.reason,
      sealedSummary: Buffer.from(
        await deps.personSeal.seal(
          given.person,
          matchContext(given.id, match.recordRef),
          Buffer.from(JSON.stringify(match.summary), "utf8"),
        ),
      ),
    })),
  );
}

async function* readRecords(
  deps: CollectionStoreDeps,
  id: DataRequestId,
  only?: PlaceId,
): AsyncGenerator<readonly CollectedRecord[]> {
  const person = await findPerson(deps.prisma, id);
  for (const place of only === undefined ? placeIds : [only]) {
    const key = { dataRequestId: id, placeId: place };
    let after = -1;
    for (;;) {
      const page = await deps.prisma.collectedPage.findFirst({
        where: { ...key, pageNumber: { gt: after } },
        orderBy: { pageNumber: "asc" },
      });
      if (page === null) {
        break;
      }
      after = page.pageNumber;
      const context = pageContext(id, place, page.pageNumber);
      const plain = await deps.personSeal.open(person, context, page.sealedRecords);
      const text = (await unzip(plain, { chunkSize: unzippedBytes(plain) + 1 })).toString("utf8");
      yield recordsSchema.parse(JSON.parse(text));
    }
  }
}

/** A gzip file ends with its content's length; room for all of it spares copying pieces together. */
function unzippedBytes(zipped: Uint8Array): number {
  return new DataView(zipped.buffer, zipped.byteOffset).getUint32(zipped.length - 4, true);
}

async function readMatches(
  deps: CollectionStoreDeps,
  id: DataRequestId,
): ReturnType<CollectionStore["possibleMatches"]> {
  const rows = await deps.prisma.possibleMatch.findMany({
    where: { dataRequestId: id },
    orderBy: { id: "asc" },
  });
  if (rows.length === 0) {
    return [];
  }
  const person = await findPerson(deps.prisma, id);
  return Promise.all(
    rows.map(async (row) => {
      const context = matchContext(id, row.recordRef);
      const plain = await deps.personSeal.open(person, context, row.sealedSummary);
      const summary: unknown = JSON.parse(Buffer.from(plain).toString("utf8"));
      return {
        id: row.id,
        place: placeSchema.parse(row.placeId),
        recordRef: row.recordRef,
        reason: "email-on-own-order" as const,
        summary: summarySchema.parse(summary),
        decision: decisionSchema.parse(row.decision),
      };
    }),
  );
}

/** Everybody a merge joined with these ids, in either direction and over several merges. */
async function findMerged(
  prisma: PrismaClient,
  installationId: InstallationId,
  customerIds: readonly string[],
): Promise<readonly string[]> {
  const joined = new Set(customerIds);
  for (let before = 0; before !== joined.size;) {
    before = joined.size;
    const ids = [...joined];
    const rows = await prisma.customerMerge.findMany({
      where: {
        ...ofSameShop(installationId),
        OR: [{ keptCustomerId: { in: ids } }, { mergedCustomerId: { in: ids } }],
      },
    });
    for (const row of rows) {
      joined.add(row.keptCustomerId).add(row.mergedCustomerId);
    }
  }
  return [...joined].filter((id) => !customerIds.includes(id));
}

async function findPerson(prisma: PrismaClient, id: DataRequestId): Promise<PersonId> {
  const row = await prisma.dataRequest.findUnique({ where: { id }, select: { personId: true } });
  if (row?.personId == null) {
    throw new Error(`data request ${asDataRequestId(id)} has no person`);
  }
  return asPersonId(row.personId);
}

/** The stored form of a missing item: the place is the row's. */
function toCode({ code, subject, count }: MissingItem): Prisma.InputJsonObject {
  return {
    code,
    ...(subject === undefined ? {} : { subject }),
    ...(count === undefined ? {} : { count }),
  };
}

function jsonOf(value: JsonObject): Prisma.InputJsonObject {
  const copy: Prisma.InputJsonObject = JSON.parse(JSON.stringify(value));
  return copy;
}
