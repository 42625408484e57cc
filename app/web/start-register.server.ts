import { redirect } from "@remix-run/node";
import { actorName } from "../domain/data-requests/permissions.ts";
import { replyTo } from "../ui/action-reply.ts";
import { requireAllowed, type StaffVisit } from "./staff-session.server.ts";

/** Looking at the shop must not keep somebody waiting for longer. */
const LONGEST_LOOK_MS = 20_000;

/** Makes the first version of what can be seen of the shop; what cannot is asked in the interview. */
export async function startRegister(visit: StaffVisit): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "register.changed" });
  const { services, installation, actor } = visit;
  const started = await services.register.start({
    ...{ installationId: installation.id, author: actorName(actor.userId) },
    signal: AbortSignal.timeout(LONGEST_LOOK_MS),
  });
  return started.ok ? redirect("/app/register/interview") : replyTo(started, "");
}
