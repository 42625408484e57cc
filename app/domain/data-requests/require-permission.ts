import type { Clock } from "../shared/clock.ts";
import type { DataRequestId, InstallationId } from "../shared/ids.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { actorName, isAllowed } from "./permissions.ts";
import type { EventLog } from "./admin-ports.ts";
import type { Permission, StaffActor } from "./types.ts";

export type RequirePermissionParams = {
  readonly installationId: InstallationId;
  readonly actor: StaffActor;
  readonly permission: Permission;
  /** What was tried, as the timeline names it (`answer.downloaded`). */
  readonly attempt: string;
  readonly dataRequestId: DataRequestId | null;
};

/**
 * Lets an action pass or refuses it. A refusal is written to the timeline
 * before the caller hears of it, so that nobody tries unseen.
 */
export async function requirePermission(
  deps: { readonly events: EventLog; readonly clock: Clock },
  params: RequirePermissionParams,
): Promise<Result<StaffActor, "not-allowed">> {
  const { actor, permission } = params;
  if (isAllowed(actor, permission)) return ok(actor);
  await deps.events.record({
    installationId: params.installationId,
    dataRequestId: params.dataRequestId,
    at: deps.clock.now(),
    action: "permission.refused",
    actor: actorName(actor.userId),
    detail: { permission, attempt: params.attempt },
  });
  return err("not-allowed");
}
