import { actorName, isAllowed } from "../../domain/data-requests/permissions.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { requireAllowed, requireStaff, type StaffVisit } from "../staff-session.server.ts";

/** Notes in the timeline what somebody did at the newsletter's pages; never whose address it was about. */
export function noteAct(
  { services, installation, actor }: StaffVisit,
  action: string,
  detail: JsonObject = {},
): Promise<void> {
  return services.events.record({
    ...{ installationId: installation.id, dataRequestId: null, at: services.clock.now() },
    ...{ action, actor: actorName(actor.userId), detail },
  });
}

/** Whoever may approve may also decide on mails and take somebody out. */
export async function requireDeciding(request: Request, attempt: string): Promise<StaffVisit> {
  const visit = await requireStaff(request);
  await requireAllowed(visit, { permission: "approve", attempt });
  return visit;
}

export const mayDecide = ({ actor }: StaffVisit): boolean => isAllowed(actor, "approve");
