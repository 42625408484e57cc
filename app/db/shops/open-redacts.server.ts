import type { RemovalReach } from "../../domain/erasure/redacts-first.ts";
import { openStatuses } from "../../domain/data-requests/views.ts";
import { asDataRequestId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";

/** Acknowledged, not carried out; one that nobody could read waits for the merchant's hand. */
export const openRedact = {
  OR: [{ kind: "erasure" }, { kind: "unreadable", topic: "customers/redact" }],
  status: { in: [...openStatuses] },
} as const satisfies Prisma.DataRequestWhereInput;

/** Whom an open erasure is about, and who else it may be under a merged customer id. */
export const personOfRedact = {
  OR: [{ dataRequests: { some: openRedact } }, { merges: { some: {} } }],
} as const satisfies Prisma.PersonWhereInput;

/** What the merchant's wish that an erasure shall not wait is called in the timeline. */
const urged = "data-request.erase-now";

export type UrgeDeps = {
  readonly prisma: PrismaClient;
  /** Puts an erasure's job in the queue inside the given transaction. */
  readonly enqueueErasure: (tx: Prisma.TransactionClient, id: DataRequestId) => Promise<void>;
};

/**
 * Brings the open erasures of these lifetimes back to work, once each: they no longer wait for
 * the person's own answer, whatever stopped them before. One that stops again is resumed like
 * every other.
 */
export async function urgeRedacts(
  { prisma, enqueueErasure }: UrgeDeps,
  installation: Prisma.InstallationWhereInput,
  at: Date,
): Promise<void> {
  const where = {
    ...{ installation, kind: "erasure", status: { in: [...openStatuses] } },
    events: { none: { action: urged } },
  };
  const rows = await prisma.dataRequest.findMany({ where, select: { id: true } });
  for (const { id } of rows) {
    await prisma.$transaction(async (tx) => {
      const isStopped = { ...where, id, status: { not: "running", in: [...openStatuses] } };
      await tx.dataRequest.updateMany({
        where: isStopped,
        data: { status: "received", attentionReason: null, failureReason: null },
      });
      const request = await tx.dataRequest.findFirst({ where: { ...where, id } });
      if (request === null) return;
      const { installationId } = request;
      await tx.timelineEvent.create({
        data: { installationId, dataRequestId: id, at, action: urged, actor: "system" },
      });
      await enqueueErasure(tx, asDataRequestId(id));
    });
  }
}

/** Why a removal has not ended, as the merchant sees it. */
const waits: Readonly<Record<Exclude<RemovalReach, "all">, { reason: string; action: string }>> = {
  nothing: { reason: "waits-for-erasures", action: "shop-removal.waits" },
  rest: { reason: "late-for-erasures", action: "shop-removal.rest-removed" },
};

export type RemovalWait = {
  readonly id: DataRequestId;
  readonly reach: keyof typeof waits;
  readonly openRedacts: number;
  readonly at: Date;
};

/** Says on the removal's own request what it waits for; once for each reason. */
export async function noteWait(prisma: PrismaClient, wait: RemovalWait): Promise<void> {
  const { id, openRedacts, at } = wait;
  const { reason, action } = waits[wait.reach];
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: {
        id,
        completedAt: null,
        OR: [{ attentionReason: null }, { attentionReason: { not: reason } }],
      },
      data: { status: "received", attentionReason: reason },
    });
    if (count === 0) return;
    const { installationId } = await tx.dataRequest.findUniqueOrThrow({ where: { id } });
    const detail = { openErasures: openRedacts };
    await tx.timelineEvent.create({
      data: { installationId, dataRequestId: id, at, action, actor: "system", detail },
    });
  });
}
