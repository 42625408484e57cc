import { mailKey } from "../domain/data-requests/mails.ts";
import { asInstallationId, type DataRequestId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { OutboxStore } from "./outbox-store.server.ts";

type FailureDeps = {
  readonly prisma: PrismaClient;
  readonly outbox: Pick<OutboxStore, "prepare" | "add">;
};

/**
 * Marks a request failed after its last try: status, timeline and the mail to
 * the merchant commit together, once. The merchant can have it tried again.
 */
export async function markRequestFailed(
  { prisma, outbox }: FailureDeps,
  { id, reason, at }: { readonly id: DataRequestId; readonly reason: string; readonly at: Date },
): Promise<void> {
  const row = await prisma.dataRequest.findUnique({
    where: { id },
    select: { installationId: true, dueAt: true, _count: { select: { mails: true } } },
  });
  if (row === null) return;
  const { installationId, dueAt } = row;
  const mail = await outbox.prepare({
    installationId: asInstallationId(installationId),
    dataRequestId: id,
    template: "request-failed",
    dedupeKey: `${mailKey("request-failed", id)}:${row._count.mails}`,
    dueAt,
  });
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: { id, status: { in: ["received", "running"] } },
      data: { status: "failed", failureReason: reason },
    });
    if (count === 0) return;
    await tx.timelineEvent.create({
      data: {
        ...{ installationId, dataRequestId: id, at },
        action: "data-request.failed",
        actor: "system",
        detail: { reason },
      },
    });
    await outbox.add(tx, mail);
  });
}
