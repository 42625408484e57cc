import type { AuditedRequest, SelfAuditRun } from "../../domain/self-audit/ports.ts";
import { asDataRequestId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

/** The requests that some deliveries of an audit opened or joined, each once. */
export async function findAuditedRequests(
  prisma: PrismaClient,
  { installationId }: SelfAuditRun,
  deliveryIds: readonly string[],
): Promise<readonly AuditedRequest[]> {
  const rows = await prisma.dataRequest.findMany({
    where: { deliveries: { some: { installationId, webhookId: { in: [...deliveryIds] } } } },
    select: { id: true, kind: true, status: true },
  });
  return rows.map((row) => ({ ...row, id: asDataRequestId(row.id) }));
}
