import { mailKey, type MailTemplate } from "../../domain/data-requests/mails.ts";
import { asInstallationId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { OutboxStore } from "../shops/outbox-store.server.ts";

export type StopDeps = {
  readonly prisma: PrismaClient;
  readonly outbox: Pick<OutboxStore, "prepare" | "add">;
};

/** `failed`: the last try is over. `needs-attention`: laid aside until the merchant does something. */
type StoppedStatus = "failed" | "needs-attention";

export type RequestStop = {
  readonly id: DataRequestId;
  readonly status: StoppedStatus;
  /** A code, never data. */
  readonly reason: string;
  readonly at: Date;
  readonly tellMerchant: boolean;
};

const templates: Readonly<Record<StoppedStatus, MailTemplate>> = {
  failed: "request-failed",
  "needs-attention": "needs-attention",
};

/**
 * Stops a request that is being worked on: status, timeline and the mail to the
 * merchant commit together, once. Leaves alone what is not being worked on.
 */
export async function stopRequest({ prisma, outbox }: StopDeps, stop: RequestStop): Promise<void> {
  const { id, status, reason, at, tellMerchant } = stop;
  const row = await prisma.dataRequest.findUnique({
    where: { id },
    select: { installationId: true, dueAt: true, _count: { select: { mails: true } } },
  });
  if (row === null) return;
  const { installationId, dueAt } = row;
  const template = templates[status];
  const mail = await outbox.prepare({
    installationId: asInstallationId(installationId),
    dataRequestId: id,
    template,
    dedupeKey: `${mailKey(template, id)}:${row._count.mails}`,
    dueAt,
  });
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: { id, status: { in: ["received", "running"] } },
      data: { status, ...reasonColumn(status, reason) },
    });
    if (count === 0) return;
    await tx.timelineEvent.create({
      data: {
        ...{ installationId, dataRequestId: id, at },
        action: `data-request.${status}`,
        actor: "system",
        detail: { reason },
      },
    });
    if (tellMerchant) await outbox.add(tx, mail);
  });
}

function reasonColumn(
  status: StoppedStatus,
  reason: string,
): Prisma.DataRequestUpdateManyMutationInput {
  return status === "failed" ? { failureReason: reason } : { attentionReason: reason };
}
