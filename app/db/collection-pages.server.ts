import { promisify } from "node:util";
import { gunzip, gzip, type ZlibOptions } from "node:zlib";
import { z } from "zod";
import { mergeMissing } from "../domain/data-map/merge-missing.ts";
import { placeIds, type PlaceId } from "../domain/data-map/types.ts";
import type { CollectionStore, PersonSeal } from "../domain/data-requests/ports.ts";
import {
  matchReasons,
  recordKinds,
  type CollectedPage,
  type CollectedRecord,
} from "../domain/data-requests/types.ts";
import { asPersonId, type DataRequestId, type PersonId } from "../domain/shared/ids.ts";
import { Prisma, type PrismaClient } from "../generated/prisma/client.ts";
import { jsonObjectSchema, toInputJson, toMissingCode } from "./collection-json.server.ts";
import { toMissing } from "./request-rows.server.ts";

export type CollectionPagesDeps = {
  readonly prisma: PrismaClient;
  readonly personSeal: PersonSeal;
};

/** The embedded database serves one transaction at a time, so waiting for one is no fault. */
const patient = { maxWait: 30_000, timeout: 30_000 } as const;

const zip = promisify<Uint8Array, Buffer>(gzip);
const unzip = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);

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
const placeSchema = z.enum(placeIds);

const pageContext = (id: string, place: string, page: number): string =>
  `CollectedPage:sealedRecords:${id}:${place}:${page}`;
const matchContext = (id: string, ref: string): string =>
  `PossibleMatch:sealedSummary:${id}:${ref}`;

/** Appends a page and moves the place on, in one transaction; a page already there is left alone. */
export async function savePage(
  deps: CollectionPagesDeps,
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
        cursor: page.next === null ? Prisma.DbNull : toInputJson(page.next),
        recordCount: { increment: page.records.length },
        pageCount: { increment: 1 },
        missing: missing.map(toMissingCode),
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
  deps: CollectionPagesDeps,
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

/** Streams what was collected, a page at a time, in the order it was found. */
export async function* readRecords(
  deps: CollectionPagesDeps,
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

/** The possible matches with their summaries opened. */
export async function readMatches(
  deps: CollectionPagesDeps,
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

async function findPerson(prisma: PrismaClient, id: DataRequestId): Promise<PersonId> {
  const row = await prisma.dataRequest.findUnique({ where: { id }, select: { personId: true } });
  if (row === null || row.personId === null) {
    throw new Error(`data request ${id} has no person`);
  }
  return asPersonId(row.personId);
}
