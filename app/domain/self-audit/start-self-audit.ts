import type { EventLog } from "../data-requests/admin-ports.ts";
import { requirePermission } from "../data-requests/require-permission.ts";
import type { StaffActor } from "../data-requests/types.ts";
import type { Clock } from "../shared/clock.ts";
import type { InstallationId } from "../shared/ids.ts";
import { err, type Result } from "../shared/result.ts";
import type { SelfAuditStore } from "./ports.ts";
import { selfAuditLimits } from "./types.ts";

export type StartSelfAuditDeps = {
  readonly store: Pick<SelfAuditStore, "start">;
  readonly events: EventLog;
  readonly clock: Clock;
  /** Whether nobody buys in the shop. */
  readonly isDevelopmentStore: (id: InstallationId) => Promise<boolean>;
};

export type StartSelfAudit = {
  readonly installationId: InstallationId;
  readonly actor: StaffActor;
  readonly people: number;
};

export type SelfAuditRefusal =
  | "not-allowed"
  | "not-a-development-store"
  | "too-many-people"
  | "already-running"
  | "too-many-today";

/**
 * Puts an audit of the shop in the queue. For whoever may change the settings,
 * in a development store, one at a time and a few a day. Answers its id.
 */
export async function startSelfAudit(
  deps: StartSelfAuditDeps,
  { installationId, actor, people }: StartSelfAudit,
): Promise<Result<string, SelfAuditRefusal>> {
  const allowed = await requirePermission(deps, {
    ...{ installationId, actor, permission: "configure" },
    ...{ attempt: "self-audit.started", dataRequestId: null },
  });
  if (!allowed.ok) return allowed;
  const { least, most } = selfAuditLimits;
  if (!Number.isInteger(people) || people < least || people > most) return err("too-many-people");
  if (!(await deps.isDevelopmentStore(installationId))) return err("not-a-development-store");
  return deps.store.start({
    ...{ installationId, people },
    startedBy: actor.userId,
    at: deps.clock.now(),
  });
}
