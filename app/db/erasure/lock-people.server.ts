import type { KnownPerson } from "../../domain/erasure/ports.ts";
import type { Prisma } from "../../generated/prisma/client.ts";

/**
 * Holds people until the transaction ends, always in one order: who carries out an erasure of them
 * is alone in that, and a delivery about one of them waits until it is known whether they are gone.
 */
export async function lockPeople(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  people: readonly Pick<KnownPerson, "personId">[],
): Promise<void> {
  const ids = people.map(({ personId }) => String(personId));
  await tx.$queryRaw`
    SELECT 1 FROM "Person" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
}
