import type { MissingCode, MissingItem } from "../data-map/types.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { RequestChange, RequestState } from "./admin-ports.ts";
import type { RequestAction } from "./change-request.ts";
import { jobOf } from "./job-of.ts";

/**
 * Puts a failed request back to work: it goes on at the page it had reached,
 * and what was collected before stays; only an erasure searches anew, whatever
 * brings it back (`takeLead`). An answered request is searched anew,
 * for a permission granted since or because its answer has expired; an answer
 * that stands stays until the new one replaces it.
 */
export const retry: RequestAction<"not-failed"> = {
  permission: "approve",
  name: "data-request.retried",
  decide: (state) => {
    const change = toChange(state);
    return change.ok ? ok({ change: change.value, detail: {} }) : change;
  },
};

function toChange(state: RequestState): Result<RequestChange, "not-failed"> {
  const enqueue = jobOf(state.kind);
  if (enqueue === undefined) return err("not-failed");
  const change = {
    status: "received",
    failureReason: null,
    attentionReason: null,
    enqueue,
  } as const;
  if (state.status === "failed") return ok(change);
  if (state.status !== "answered") return err("not-failed");
  return state.hasAnswer && state.kind === "access"
    ? ok({ status: "running", enqueue: "rebuild", searchAnew: true })
    : ok({ ...change, searchAnew: true });
}

const curable: readonly MissingCode[] = [
  "scope-not-granted",
  "protected-field-withheld",
  "orders-older-than-60-days",
  "source-failed",
];

/** Whether another search may find what is missing, once the merchant or Shopify gives leave. */
export function mayFindMore(missing: readonly Pick<MissingItem, "code">[]): boolean {
  return missing.some(({ code }) => curable.includes(code));
}
