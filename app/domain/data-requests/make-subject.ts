import { startSubject } from "./person-matching.ts";
import type { CollectionStore, CollectSubject } from "./ports.ts";
import type { OpenDataRequest } from "./types.ts";

/** Whose records a request is about, before the search: as it states, with merges and decisions. */
export async function makeSubject(
  store: Pick<CollectionStore, "possibleMatches" | "mergedIdsOf">,
  request: OpenDataRequest,
): Promise<CollectSubject> {
  const { customerId, email, orderIds } = request.subject;
  const matches = await store.possibleMatches(request.id);
  const refs = (decision: "included" | "left-out") =>
    matches.filter((match) => match.decision === decision).map(({ recordRef }) => recordRef);
  return startSubject({
    customerId,
    email,
    orderIds,
    mergedCustomerIds:
      customerId === null ? [] : await store.mergedIdsOf(request.installationId, [customerId]),
    includedRefs: refs("included"),
    leftOutRefs: refs("left-out"),
  });
}
