import type { MissingItem } from "../domain/data-map/types.ts";
import type { RecordCollector } from "../domain/data-requests/ports.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import { ofSameShop } from "./request-query.server.ts";

const MERGE_SCOPE = "read_customer_merge";

/**
 * The merges seen by webhook in any lifetime of the app in the shop. What was merged before is not
 * in any API: always listed as missing.
 */
export function createMergesCollector({
  prisma,
}: {
  readonly prisma: PrismaClient;
}): RecordCollector {
  return {
    collectPage: async ({ request, place, subject, scopes }) => {
      const ids = [...subject.customerIds];
      const rows = await prisma.customerMerge.findMany({
        where: {
          ...ofSameShop(request.installationId),
          OR: [{ keptCustomerId: { in: ids } }, { mergedCustomerId: { in: ids } }],
        },
        orderBy: { mergedCustomerId: "asc" },
      });
      const missing: MissingItem[] = [{ place, code: "merges-before-installation" }];
      if (!scopes.includes(MERGE_SCOPE)) {
        missing.push({ place, code: "scope-not-granted", subject: MERGE_SCOPE });
      }
      return {
        records: rows.map((row) => ({
          place,
          kind: "merge" as const,
          id: `merge-${row.mergedCustomerId}`,
          parentId: null,
          reason: "held-here" as const,
          data: {
            mergedCustomerId: row.mergedCustomerId,
            keptCustomerId: row.keptCustomerId,
            seenAt: row.seenAt.toISOString(),
          },
        })),
        possibleMatches: [],
        missing,
        next: null,
      };
    },
  };
}
