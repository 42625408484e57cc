import type {
  RequestActionStore,
  RequestChange,
  RequestJob,
  RequestState,
} from "../../domain/data-requests/admin-ports.ts";
import {
  asDataRequestId,
  type DataRequestId,
  type InstallationId,
} from "../../domain/shared/ids.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";
import type { RequestEvidence } from "../evidence/request-evidence.server.ts";
import { forgetBodies } from "./forget-bodies.server.ts";
import { ofSameShop } from "./request-query.server.ts";
import { toKind, toStatus } from "./request-rows.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  /** Puts the request's job in the queue inside the given transaction. */
  readonly enqueue: (
    tx: Prisma.TransactionClient,
    job: RequestJob,
    id: DataRequestId,
  ) => Promise<void>;
  readonly requestEvidence: RequestEvidence;
};

/** Stores what staff do with a request: change, timeline and job in one transaction. */
export function createRequestActions(deps: Deps): RequestActionStore {
  const { prisma } = deps;
  return {
    find: (installationId, id) => find(prisma, installationId, id),
    apply: async ({ before, change, entry }) => {
      const record = await deps.requestEvidence.prepare(before.id);
      return orChangedMeanwhile(
        prisma.$transaction(async (tx) => {
          const isChanged = await applyChange(deps, tx, { before, change });
          if (!isChanged) return err("changed-meanwhile" as const);
          await tx.timelineEvent.create({ data: toEventRow(entry) });
          await record(tx, entry);
          return ok(null);
        }),
      );
    },
    decideMatch: ({ before, change, entry, ...decided }) =>
      prisma.$transaction(async (tx) => {
        const match = await tx.possibleMatch.findFirst({
          where: { id: decided.matchId, dataRequestId: before.id },
          select: { id: true },
        });
        if (match === null) return err("no-such-match" as const);
        const isChanged = await applyChange(deps, tx, { before, change });
        if (!isChanged) return err("changed-meanwhile" as const);
        const isUndone = decided.decision === "undecided";
        await tx.possibleMatch.update({
          where: { id: match.id },
          data: {
            decision: decided.decision,
            decidedBy: isUndone ? null : decided.decidedBy,
            decidedAt: isUndone ? null : entry.at,
          },
        });
        await tx.timelineEvent.create({ data: toEventRow(entry) });
        return ok(null);
      }),
  };
}

/** Requests of all lifetimes of the shop count: the duty to answer outlives a re-install. */
async function find(
  prisma: PrismaClient,
  installationId: InstallationId,
  id: DataRequestId,
): Promise<RequestState | undefined> {
  const row = await prisma.dataRequest.findFirst({
    where: { id, ...ofSameShop(installationId) },
    include: { _count: { select: { answers: { where: { status: "current" } } } } },
  });
  if (row === null) return undefined;
  const settings = await prisma.shopSettings.findUnique({ where: { installationId } });
  return {
    id: asDataRequestId(row.id),
    installationId,
    kind: toKind(row.kind),
    status: toStatus(row.status),
    receivedAt: row.receivedAt,
    receivedOn: row.receivedOn,
    dueAt: row.dueAt,
    handedOverAt: row.handedOverAt,
    attentionReason: row.attentionReason,
    hasAnswer: row._count.answers > 0,
    timeZone: settings?.timeZone ?? "Etc/UTC",
  };
}

/** Writes the change if the request's status still is what the decision was made on. */
async function applyChange(
  deps: Deps,
  tx: Prisma.TransactionClient,
  { before, change }: { readonly before: RequestState; readonly change: RequestChange },
): Promise<boolean> {
  const { enqueue, searchAnew, forgetBody, ...data } = change;
  const { count } = await tx.dataRequest.updateMany({
    where: { id: before.id, status: before.status },
    // A row is touched even when nothing changes, so that the status is locked until commit.
    data: {
      status: before.status,
      ...data,
      ...(searchAnew === true ? { searchRound: { increment: 1 } } : {}),
    },
  });
  if (count === 0) return false;
  if (searchAnew === true) await tx.placeRun.deleteMany({ where: { dataRequestId: before.id } });
  if (forgetBody === true) await forgetBodies(tx, [before.id]);
  if (enqueue !== undefined) await deps.enqueue(tx, enqueue, before.id);
  return true;
}

/** A request like it was opened meanwhile: of the same body only one may be unfinished. */
async function orChangedMeanwhile<Value>(
  work: Promise<Result<Value, "changed-meanwhile">>,
): Promise<Result<Value, "changed-meanwhile">> {
  try {
    return await work;
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (isTaken) return err("changed-meanwhile");
    throw error;
  }
}
