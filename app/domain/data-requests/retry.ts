import { err, ok, type Result } from "../shared/result.ts";
import type { RequestChange, RequestState } from "./admin-ports.ts";
import type { RequestAction } from "./change-request.ts";
import { jobOf } from "./job-of.ts";

/**
 * Puts a failed request back to work: it goes on at the page it had reached,
 * and what was collected before stays. A request whose answer has expired is
 * searched anew.
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
  return hasLostItsAnswer(state) ? ok({ ...change, searchAnew: true }) : err("not-failed");
}

/** Answered, but the answer's time is over and its bytes are gone. */
export function hasLostItsAnswer(state: Pick<RequestState, "status" | "hasAnswer">): boolean {
  return state.status === "answered" && !state.hasAnswer;
}
