import type { JsonObject } from "../shared/json.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { PossibleMatchDecision, RequestChange, RequestState } from "./admin-ports.ts";
import {
  type ActionDeps,
  type ActionRefusal,
  type ActionTarget,
  findForAction,
  toEntry,
} from "./change-request.ts";

export type DecideMatchParams = ActionTarget & {
  readonly matchId: string;
  readonly decision: PossibleMatchDecision;
};

export type DecideMatchRefusal = ActionRefusal | "no-such-match" | "still-running";

const action = { permission: "approve", name: "possible-match.decided" } as const;

/**
 * Includes a possible match, leaves it out, or takes either decision back. The
 * answer is then built anew; nobody is mailed a second time. Before the first
 * answer nothing is decided, so that a search and a decision cannot cross.
 */
export async function decidePossibleMatch(
  deps: ActionDeps,
  params: DecideMatchParams,
): Promise<Result<RequestState, DecideMatchRefusal>> {
  const found = await findForAction(deps, params, action);
  if (!found.ok) return found;
  const change = toChange(found.value);
  if (!change.ok) return change;
  const detail: JsonObject = { match: params.matchId, decision: params.decision };
  const decided = await deps.actions.decideMatch({
    before: found.value,
    matchId: params.matchId,
    decision: params.decision,
    decidedBy: params.actor.userId,
    change: change.value,
    entry: toEntry(params, { at: deps.clock.now(), action: action.name, detail }),
  });
  return decided.ok ? ok(found.value) : decided;
}

/**
 * What was found under the earlier decisions is void. A decision on an answer
 * that was handed over opens the request again.
 */
function toChange({ status, hasAnswer }: RequestState): Result<RequestChange, "still-running"> {
  if (status === "failed") return ok({ searchAnew: true });
  return hasAnswer
    ? ok({ status: "running", handedOverAt: null, enqueue: "rebuild", searchAnew: true })
    : err("still-running");
}
