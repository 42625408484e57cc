import type { AuditedRequest, SelfAuditRun } from "../../domain/self-audit/ports.ts";
import { asDataRequestId, type DataRequestId } from "../../domain/shared/ids.ts";
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

/** Ids of the data keys these requests' people, and what is watched of them, are sealed under. */
export async function findAuditedKeys(
  prisma: PrismaClient,
  ids: readonly DataRequestId[],
): Promise<readonly string[]> {
  const rows = await prisma.dataRequest.findMany({
    where: { id: { in: [...ids] } },
    select: {
      person: { select: { dataKeyId: true } },
      shopifyErasure: { select: { dataKeyId: true } },
    },
  });
  const found = rows.flatMap(({ person, shopifyErasure }) => [
    person?.dataKeyId,
    shopifyErasure?.dataKeyId,
  ]);
  return [...new Set(found.filter((id) => typeof id === "string"))];
}

/** Of these data keys those that are still there, wrapped. */
export async function readWrappedKeys(
  prisma: PrismaClient,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly wrappedKey: Uint8Array }[]> {
  const where = { id: { in: [...ids] } };
  return prisma.dataKey.findMany({ where, select: { id: true, wrappedKey: true } });
}
