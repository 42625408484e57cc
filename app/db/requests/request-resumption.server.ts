import type { RequestJob } from "../../domain/data-requests/admin-ports.ts";
import { jobOf } from "../../domain/data-requests/job-of.ts";
import { waitingReasons } from "../../domain/data-requests/waiting.ts";
import type { Clock } from "../../domain/shared/clock.ts";
import { toMs } from "../../domain/shared/duration.ts";
import {
  asDataRequestId,
  type DataRequestId,
  type InstallationId,
} from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { ofSameShop } from "./request-query.server.ts";
import { toKind } from "./request-rows.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  /** Puts the request's job in the queue inside the given transaction. */
  readonly enqueue: (
    tx: Prisma.TransactionClient,
    job: RequestJob,
    id: DataRequestId,
  ) => Promise<void>;
  /** Which of these requests have a job that waits or runs. */
  readonly findOpenJobs: (
    ids: readonly DataRequestId[],
  ) => Promise<readonly { readonly dataRequestId: string }[]>;
};

export type RequestResumption = ReturnType<typeof createRequestResumption>;

type Where = Prisma.DataRequestWhereInput;

/** Brings requests back to work that wait for nothing any more. Safe to repeat. */
export function createRequestResumption(deps: Deps) {
  return {
    /**
     * The app is open in the shop and may read: requests of all its lifetimes
     * that waited for that begin. Gives how many.
     */
    startWaiting: (installationId: InstallationId): Promise<number> =>
      startWaiting(deps, {
        ...ofSameShop(installationId),
        attentionReason: { in: [...waitingReasons] },
      }),
    /**
     * What lost its job, or was missed when the app was opened; what was given up
     * though it must be done; erasures that wait for the store of a shop that left
     * (what Lagom holds itself goes all the same). Gives how many.
     */
    resumeLost: async (): Promise<number> => {
      let started = 0;
      for (const which of missedBy(deps.clock.now())) started += await startWaiting(deps, which);
      return started + (await resumeWithoutJob(deps));
    },
  };
}

/** An outage longer than all tries of a job ends no duty: it is begun anew every day. */
const triesRest = { days: 1 } as const;

function missedBy(now: Date): readonly Where[] {
  const readable = { state: "installed", grantedScopes: { isEmpty: false } };
  const restedSince = new Date(now.getTime() - toMs(triesRest));
  return [
    {
      attentionReason: "shop-not-installed",
      installation: { shop: { installations: { some: readable } } },
    },
    {
      kind: "erasure",
      attentionReason: { in: [...waitingReasons] },
      installation: { shop: { installations: { none: { state: "installed" } } } },
    },
    {
      ...{ kind: { in: ["erasure", "shop-removal"] }, status: "failed" },
      failureReason: "retries-exhausted",
      events: { none: { action: "data-request.failed", at: { gt: restedSince } } },
    },
  ];
}

async function startWaiting(deps: Deps, which: Where): Promise<number> {
  const kinds = { in: ["access", "erasure"] };
  const waiting: Where = { kind: kinds, status: "needs-attention", ...which };
  const rows = await deps.prisma.dataRequest.findMany({
    where: waiting,
    select: { id: true, kind: true },
  });
  let started = 0;
  for (const { id, kind } of rows) {
    const job = jobOf(toKind(kind));
    if (job !== undefined && (await startOne(deps, { ...waiting, id }, job))) started += 1;
  }
  return started;
}

/** False when another process was quicker. */
function startOne(
  { prisma, clock, enqueue }: Deps,
  where: Where & { readonly id: string },
  job: RequestJob,
) {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where,
      data: { status: "received", attentionReason: null, failureReason: null },
    });
    if (count === 0) return false;
    const { installationId } = await tx.dataRequest.findUniqueOrThrow({ where: { id: where.id } });
    await tx.timelineEvent.create({
      data: {
        ...{ installationId, dataRequestId: where.id, at: clock.now() },
        ...{ action: "data-request.resumed", actor: "system" },
      },
    });
    await enqueue(tx, job, asDataRequestId(where.id));
    return true;
  });
}

/** A job may be lost: given up while the database was away, or deleted by hand. */
async function resumeWithoutJob({ prisma, enqueue, findOpenJobs }: Deps): Promise<number> {
  const rows = await prisma.dataRequest.findMany({
    where: {
      OR: [
        { kind: { in: ["access", "erasure"] }, status: { in: ["received", "running"] } },
        { kind: "shop-removal", status: "received" },
      ],
    },
    select: { id: true, kind: true, attentionReason: true },
  });
  const open = await findOpenJobs(rows.map(({ id }) => asDataRequestId(id)));
  const busy = new Set(open.map(({ dataRequestId }) => dataRequestId));
  const lost = rows.filter(({ id }) => !busy.has(id));
  for (const { id, kind } of lost) {
    const job = jobOf(toKind(kind));
    if (job === undefined) continue;
    await prisma.$transaction((tx) => enqueue(tx, job, asDataRequestId(id)));
  }
  // One that waits for something has ended its job by itself, and is only asked again.
  return lost.filter(({ attentionReason }) => attentionReason === null).length;
}
