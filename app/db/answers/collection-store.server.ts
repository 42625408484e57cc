import { z } from "zod";
import { interpret } from "../../domain/compliance/interpret.ts";
import { isComplianceTopic } from "../../domain/compliance/topic.ts";
import { mergeMissing } from "../../domain/data-map/merge-missing.ts";
import { placeIds, type MissingItem, type PlaceId } from "../../domain/data-map/types.ts";
import type { CollectionStore, PersonSeal } from "../../domain/data-requests/ports.ts";
import type { OpenDataRequest } from "../../domain/data-requests/types.ts";
import {
  asInstallationId,
  asPersonId,
  parseShopDomain,
  type DataRequestId,
  type InstallationId,
} from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { toInputJson, toMissingCode } from "./collection-json.server.ts";
import {
  openCursor,
  readPossibleMatches,
  readRecords,
  savePage,
  type CollectionPagesDeps,
} from "./collection-pages.server.ts";
import { findMerges } from "../deliveries/customer-merges.server.ts";
import { toKind, toMissing, toStatus } from "../requests/request-rows.server.ts";

export type CollectionStoreDeps = CollectionPagesDeps & {
  readonly personSeal: PersonSeal;
  /** Reads a webhook's raw body without losing digits. */
  readonly parseBody: (raw: Uint8Array) => JsonObject | undefined;
  /** What the raw body of a request is sealed for. */
  readonly bodyContext: (id: string) => string;
};

const placeStatusSchema = z.enum(["waiting", "running", "searched", "unreachable", "failed"]);
/** Where a run's progress lives: pages sealed under the person's key. */
export function createCollectionStore(deps: CollectionStoreDeps): CollectionStore {
  const { prisma } = deps;
  return {
    openRequest: (id) => openRequest(deps, id),
    markRunning: (id, at) => markRunning(prisma, id, at),
    savePlan: (id, plan) => savePlan(prisma, id, plan),
    openPlaces: async (id, places) => {
      await prisma.$transaction(toOpenPlaces(prisma, id, places));
    },
    progress: (id) => readProgress(deps, id),
    savePage: (params) => savePage(deps, params),
    markUnreachable: (id, place, missing) =>
      endPlace(prisma, { id, place, missing, status: "unreachable" }),
    markSearched: (id, place, missing) =>
      endPlace(prisma, { id, place, missing, status: "searched" }),
    readRecords: (id, place) => readRecords(deps, id, place),
    possibleMatches: (id) => readPossibleMatches(deps, id),
    mergedIdsOf: (id, customerIds) => findMerged(deps, id, customerIds),
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
  if (row === null || row.sealedBody === null || row.personId === null) {
    return undefined;
  }
  const shop = parseShopDomain(row.installation.shop.domain);
  const raw = await deps.personSeal.open(
    asPersonId(row.personId),
    deps.bodyContext(row.id),
    row.sealedBody,
  );
  const body = deps.parseBody(raw);
  const read =
    body === undefined || !isComplianceTopic(row.topic) ? undefined : interpret(row.topic, body);
  if (read?.ok !== true || shop === undefined) {
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
  await prisma.$transaction([
    prisma.dataRequest.update({
      where: { id },
      data: { planDigest: plan.digest, plan: toInputJson(plan.plan) },
    }),
    ...toOpenPlaces(prisma, id, plan.places),
  ]);
}

/** What gets every place ready to be searched; places searched already stay as they are. */
function toOpenPlaces(
  prisma: PrismaClient,
  id: DataRequestId,
  places: readonly PlaceId[],
): Prisma.PrismaPromise<unknown>[] {
  const unreached = { dataRequestId: id, status: { in: ["unreachable", "failed"] } };
  return [
    prisma.placeRun.createMany({
      data: places.map((placeId) => ({ dataRequestId: id, placeId, status: "waiting" })),
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
        sealedCursor: null,
        pageCount: 0,
        recordCount: 0,
      },
    }),
  ];
}

type PlaceEnd = {
  readonly id: DataRequestId;
  readonly place: PlaceId;
  readonly missing: readonly MissingItem[];
  readonly status: "searched" | "unreachable";
};

/** What was missing before stays missing: the pages it was left out of stay too. */
async function endPlace(prisma: PrismaClient, end: PlaceEnd): Promise<void> {
  const where = { dataRequestId_placeId: { dataRequestId: end.id, placeId: end.place } };
  await prisma.$transaction(async (tx) => {
    const run = await tx.placeRun.findUniqueOrThrow({ where });
    const missing = mergeMissing([...toMissing(end.place, run.missing), ...end.missing]);
    await tx.placeRun.update({
      where,
      data: {
        status: end.status,
        finishedAt: new Date(),
        missing: missing.map(toMissingCode),
        ...(end.status === "searched" ? { sealedCursor: null } : {}),
      },
    });
  });
}

type Progress = Awaited<ReturnType<CollectionStore["progress"]>>;

async function readProgress(deps: CollectionStoreDeps, id: DataRequestId): Promise<Progress> {
  const rows = await deps.prisma.placeRun.findMany({ where: { dataRequestId: id } });
  const byPlace = new Map(rows.map((row) => [row.placeId, row]));
  const found = placeIds.flatMap((place) => {
    const row = byPlace.get(place);
    return row === undefined ? [] : [{ place, row }];
  });
  return Promise.all(
    found.map(async ({ place, row }) => ({
      place,
      status: placeStatusSchema.parse(row.status),
      recordCount: row.recordCount,
      pageCount: row.pageCount,
      missing: toMissing(place, row.missing),
      cursor:
        row.sealedCursor === null
          ? null
          : await openCursor(deps, { id, place, sealed: row.sealedCursor }),
    })),
  );
}

/** Everybody a merge joined with these ids, in either direction and over several merges. */
async function findMerged(
  deps: CollectionStoreDeps,
  installationId: InstallationId,
  customerIds: readonly string[],
): Promise<readonly string[]> {
  const joined = new Set(customerIds);
  for (let before = 0; before !== joined.size;) {
    before = joined.size;
    for (const merge of await findMerges(deps, installationId, [...joined])) {
      joined.add(merge.keptCustomerId).add(merge.mergedCustomerId);
    }
  }
  return [...joined].filter((id) => !customerIds.includes(id));
}
