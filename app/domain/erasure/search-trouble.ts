import { TransientSourceError } from "../data-requests/ports.ts";
import type { PlaceProgress } from "../data-requests/types.ts";
import { isInReserve } from "./waits-for-access.ts";

/**
 * Throws `TransientSourceError` when a place gave way under the search: the erasure ends once and
 * for all, and what was not seen then is never erased. In its last week it ends without the place,
 * and the plan says so. A place that cannot be searched for want of leave is no such trouble.
 */
export function assertSearched(
  progress: readonly PlaceProgress[],
  { dueAt, now }: { readonly dueAt: Date; readonly now: Date },
): void {
  if (isInReserve(dueAt, now)) return;
  const failed = progress.filter(
    ({ status, missing }) =>
      status === "unreachable" && missing.some(({ code }) => code === "source-failed"),
  );
  if (failed.length === 0) return;
  const places = failed.map(({ place }) => place).join(", ");
  throw new TransientSourceError(`not searched to the end: ${places}`);
}
