import type { MissingItem } from "../../domain/data-map/types.ts";
import type { RecordCollector } from "../../domain/data-requests/ports.ts";
import { findMerges, type Merge } from "../deliveries/customer-merges.server.ts";

const MERGE_SCOPE = "read_customer_merge";

const byMergedId = (a: Merge, b: Merge): number =>
  a.mergedCustomerId < b.mergedCustomerId ? -1 : Number(a.mergedCustomerId > b.mergedCustomerId);

/**
 * The merges seen by webhook in any lifetime of the app in the shop. What was merged before is not
 * in any API: always listed as missing.
 */
export function createMergesCollector(deps: Parameters<typeof findMerges>[0]): RecordCollector {
  return {
    collectPage: async ({ request, place, subject, scopes }) => {
      const merges = await findMerges(deps, request.installationId, subject.customerIds);
      const missing: MissingItem[] = [{ place, code: "merges-before-installation" }];
      if (!scopes.includes(MERGE_SCOPE)) {
        missing.push({ place, code: "scope-not-granted", subject: MERGE_SCOPE });
      }
      return {
        records: merges.toSorted(byMergedId).map((merge) => ({
          place,
          kind: "merge" as const,
          id: `merge-${merge.mergedCustomerId}`,
          parentId: null,
          reason: "held-here" as const,
          data: {
            mergedCustomerId: merge.mergedCustomerId,
            keptCustomerId: merge.keptCustomerId,
            seenAt: merge.seenAt.toISOString(),
          },
        })),
        possibleMatches: [],
        missing,
        next: null,
      };
    },
  };
}
