import { promisify } from "node:util";
import { gunzip, gzip, type ZlibOptions } from "node:zlib";
import { z } from "zod";
import { mergeMissing } from "../../domain/data-map/merge-missing.ts";
import { placeIds, type PlaceId } from "../../domain/data-map/types.ts";
import type { CollectionStore } from "../../domain/data-requests/ports.ts";
import {
  matchReasons,
  recordKinds,
  type CollectedRecord,
} from "../../domain/data-requests/types.ts";
import type { DataRequestId } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { jsonObjectSchema, toMissingCode } from "./collection-json.server.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { PersonSealer, RequestSealer } from "../keys/key-store.server.ts";
import {
  readMatches,
  sealMatches,
  type PossibleMatchesDeps,
} from "../requests/possible-matches.server.ts";
import { toMissing } from "../requests/request-rows.server.ts";

export type CollectionPagesDeps = PossibleMatchesDeps;

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

const pageContext = (id: string, place: string, page: number): string =>
  `CollectedPage:sealedRecords:${id}:${place}:${page}`;
const cursorContext = (id: string, place: string): string => `PlaceRun:sealedCursor:${id}:${place}`;

/**
 * Appends a page and moves the place on, in one transaction; a page already there is left alone,
 * and so is one of a person who was forgotten since its key was read.
 */
export async function savePage(
  deps: CollectionPagesDeps,
  params: Parameters<CollectionStore["savePage"]>[0],
): Promise<void> {
  const { id, place, pageNumber, page } = params;
  // The key is read while the page is packed.
  const [sealer, plain] = await Promise.all([
    deps.forRequest(id),
    zip(Buffer.from(JSON.stringify(page.records), "utf8")),
  ]);
  const sealedRecords = sealer.seal(pageContext(id, place, pageNumber), plain);
  const matches = await sealMatches(deps, sealer, page.possibleMatches);
  const sealedCursor = sealCursor(sealer, cursorContext(id, place), page.next);
  const key = { dataRequestId: id, placeId: place };
  await deps.prisma.$transaction(async (tx) => {
    if (!(await holdRequest(tx, sealer))) {
      return;
    }
    const run = await tx.placeRun.findUnique({ where: { dataRequestId_placeId: key } });
    if (run?.pageCount !== pageNumber) {
      return;
    }
    const missing = mergeMissing([...toMissing(place, run.missing), ...page.missing]);
    const moved = await tx.placeRun.updateMany({
      where: { ...key, pageCount: pageNumber },
      data: {
        status: page.next === null ? "searched" : "running",
        sealedCursor,
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

/** Holds the request as the person's own until the transaction ends; false when it is not any more. */
async function holdRequest(
  tx: Prisma.TransactionClient,
  { id, personId }: RequestSealer,
): Promise<boolean> {
  const rows = await tx.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM "DataRequest"
      WHERE "id" = ${id}::uuid AND "personId" = ${personId}::uuid FOR SHARE`;
  return rows.length > 0;
}

/** Streams what was collected, a page at a time, in the order it was found. */
export async function* readRecords(
  deps: CollectionPagesDeps,
  id: DataRequestId,
  only?: PlaceId,
): AsyncGenerator<readonly CollectedRecord[]> {
  // One key for the whole stream: what is erased meanwhile has no pages either.
  const sealer = await deps.forRequest(id);
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
      const plain = sealer.open(context, page.sealedRecords);
      const text = (await unzip(plain, { chunkSize: unzippedBytes(plain) + 1 })).toString("utf8");
      yield recordsSchema.parse(JSON.parse(text));
    }
  }
}

/** A gzip file ends with its content's length; room for all of it spares copying pieces together. */
function unzippedBytes(zipped: Uint8Array): number {
  return new DataView(zipped.buffer, zipped.byteOffset).getUint32(zipped.length - 4, true);
}

/** The possible matches with their summaries opened; a request that has none needs no person. */
export async function readPossibleMatches(
  deps: CollectionPagesDeps,
  id: DataRequestId,
): ReturnType<CollectionStore["possibleMatches"]> {
  const count = await deps.prisma.possibleMatch.count({ where: { dataRequestId: id } });
  return count === 0 ? [] : readMatches(deps, await deps.forRequest(id));
}

/** Opens where a place's search stopped. */
export async function openCursor(
  deps: CollectionPagesDeps,
  run: { readonly id: DataRequestId; readonly place: PlaceId; readonly sealed: Uint8Array },
): Promise<JsonObject> {
  const sealer = await deps.forRequest(run.id);
  const plain = sealer.open(cursorContext(run.id, run.place), run.sealed);
  return jsonObjectSchema.parse(JSON.parse(Buffer.from(plain).toString("utf8")));
}

function sealCursor(
  sealer: PersonSealer,
  context: string,
  next: JsonObject | null,
): Uint8Array<ArrayBuffer> | null {
  return next === null ? null : sealer.seal(context, Buffer.from(JSON.stringify(next), "utf8"));
}
