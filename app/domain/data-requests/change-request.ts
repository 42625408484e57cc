import type { Clock } from "../shared/clock.ts";
import type { DataRequestId, InstallationId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type {
  EventLog,
  RequestActionStore,
  RequestChange,
  RequestState,
  TimelineEntry,
} from "./admin-ports.ts";
import { actorName } from "./permissions.ts";
import { requirePermission } from "./require-permission.ts";
import type { Permission, StaffActor } from "./types.ts";

export type ActionDeps = {
  readonly actions: RequestActionStore;
  readonly events: EventLog;
  readonly clock: Clock;
};

/** Who acts on which data request of which installation. */
export type ActionTarget = {
  readonly installationId: InstallationId;
  readonly id: DataRequestId;
  readonly actor: StaffActor;
};

/** What a decision came to: the change and what the timeline shall say about it. */
export type DecidedChange = {
  readonly change: RequestChange;
  readonly detail: JsonObject;
};

/** Why an action was not carried out, whichever it was. */
export type ActionRefusal = "not-found" | "not-allowed" | "changed-meanwhile";

/** One kind of action: what it needs, how the timeline names it, and its rule. */
export type RequestAction<Reason extends string> = {
  readonly permission: Permission;
  readonly name: string;
  readonly decide: (state: RequestState, now: Date) => Result<DecidedChange, Reason>;
};

/**
 * Carries out one action of the admin: permission, the present state, the
 * action's own rule, then change and timeline together.
 */
export async function changeRequest<Reason extends string>(
  deps: ActionDeps,
  target: ActionTarget,
  action: RequestAction<Reason>,
): Promise<Result<RequestState, Reason | ActionRefusal>> {
  const found = await findForAction(deps, target, action);
  if (!found.ok) return found;
  const now = deps.clock.now();
  const decided = action.decide(found.value, now);
  if (!decided.ok) return decided;
  const applied = await deps.actions.apply({
    before: found.value,
    change: decided.value.change,
    entry: toEntry(target, { at: now, action: action.name, detail: decided.value.detail }),
  });
  return applied.ok ? ok(found.value) : applied;
}

/** Permission and present state; a request of another shop is not found. */
export async function findForAction(
  deps: ActionDeps,
  target: ActionTarget,
  action: { readonly permission: Permission; readonly name: string },
): Promise<Result<RequestState, "not-found" | "not-allowed">> {
  const before = await deps.actions.find(target.installationId, target.id);
  if (before === undefined) return err("not-found");
  const allowed = await requirePermission(deps, {
    installationId: target.installationId,
    actor: target.actor,
    permission: action.permission,
    attempt: action.name,
    dataRequestId: target.id,
  });
  return allowed.ok ? ok(before) : allowed;
}

/** The timeline's line about an action of a staff member. */
export function toEntry(
  target: ActionTarget,
  what: { readonly at: Date; readonly action: string; readonly detail: JsonObject },
): TimelineEntry {
  return {
    installationId: target.installationId,
    dataRequestId: target.id,
    actor: actorName(target.actor.userId),
    ...what,
  };
}
