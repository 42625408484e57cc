import { mailKey } from "../domain/data-requests/mails.ts";
import type { ParkedRequest, RequestParking } from "../domain/data-requests/waiting.ts";
import { asInstallationId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { OutboxStore } from "./outbox-store.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly outbox: Pick<OutboxStore, "prepare" | "add">;
};

/** Lays requests aside that cannot be searched for now. An answer that stands is left as it is. */
export function createRequestParking(deps: Deps): RequestParking {
  return { park: (request) => park(deps, request) };
}

async function park({ prisma, outbox }: Deps, request: ParkedRequest): Promise<void> {
  const { id, reason, at, tellMerchant } = request;
  const row = await prisma.dataRequest.findUnique({
    where: { id },
    select: { installationId: true, dueAt: true, _count: { select: { mails: true } } },
  });
  if (row === null) return;
  const { installationId, dueAt } = row;
  const mail = await outbox.prepare({
    installationId: asInstallationId(installationId),
    dataRequestId: id,
    template: "needs-attention",
    dedupeKey: `${mailKey("needs-attention", id)}:${row._count.mails}`,
    dueAt,
  });
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.dataRequest.updateMany({
      where: { id, status: { in: ["received", "running"] } },
      data: { status: "needs-attention", attentionReason: reason },
    });
    if (count === 0) return;
    await tx.timelineEvent.create({
      data: {
        ...{ installationId, dataRequestId: id, at },
        action: "data-request.needs-attention",
        actor: "system",
        detail: { reason },
      },
    });
    if (tellMerchant) await outbox.add(tx, mail);
  });
}
