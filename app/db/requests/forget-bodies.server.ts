import type { Prisma } from "../../generated/prisma/client.ts";

/**
 * Drops the kept bodies of requests, and what recognises an equal body: in place of
 * each digest the row's own id, which says nothing and is like no other.
 */
export async function forgetBodies(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "DataRequest"
       SET "sealedBody" = NULL, "bodyDigest" = decode(replace("id"::text, '-', ''), 'hex')
     WHERE "id" = ANY(${[...ids]}::uuid[])`;
  await tx.$executeRaw`
    UPDATE "Delivery" SET "bodyDigest" = decode(replace("id"::text, '-', ''), 'hex')
     WHERE "dataRequestId" = ANY(${[...ids]}::uuid[])`;
}
