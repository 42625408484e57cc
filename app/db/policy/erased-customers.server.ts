import type { WatchedErasure } from "../../domain/erasure/watch.ts";
import {
  asDataRequestId,
  type DataRequestId,
  type InstallationId,
} from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly openWatched: (id: DataRequestId) => Promise<WatchedErasure | undefined>;
};

/**
 * Ids of customers Lagom has erased and Shopify has not yet: they are still in the store, and nobody
 * writes to them.
 */
export async function findErasedCustomers(
  { prisma, openWatched }: Deps,
  installation: InstallationId,
): Promise<ReadonlySet<string>> {
  const rows = await prisma.shopifyErasure.findMany({
    where: {
      sealedTargets: { not: null },
      dataRequest: { installation: { shop: { installations: { some: { id: installation } } } } },
    },
    select: { dataRequestId: true },
  });
  const erased = new Set<string>();
  for (const { dataRequestId } of rows) {
    const watched = await openWatched(asDataRequestId(dataRequestId));
    for (const gid of watched?.targets ?? []) {
      const [, id] = /^gid:\/\/shopify\/Customer\/(\d+)$/u.exec(gid) ?? [];
      if (id !== undefined) erased.add(id);
    }
  }
  return erased;
}
