import { createEmptyRegister } from "../domain/register/create-register.ts";
import { actorName } from "../domain/data-requests/permissions.ts";
import { replyTo } from "../ui/action-reply.ts";
import { requireAllowed, type StaffVisit } from "./staff-session.server.ts";

/** Makes the first version of what can be seen of the shop. */
export async function startRegister(visit: StaffVisit): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "register.changed" });
  const { services, installation, actor } = visit;
  const made = await services.register.makeVersion({
    ...{ installationId: installation.id, register: createEmptyRegister("en"), cause: "started" },
    ...{ author: actorName(actor.userId), at: services.clock.now(), basedOn: null },
  });
  return replyTo(made, "The register is started");
}
