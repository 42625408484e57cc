import { z } from "zod";
import type { StaffMember, TimelineEntry } from "./domain/data-requests/admin-ports.ts";
import { actorName, settlePermissions } from "./domain/data-requests/permissions.ts";
import { settleSettings } from "./domain/data-requests/settle-settings.ts";
import { permissions, type Permission } from "./domain/data-requests/types.ts";
import { requireAllowed, type StaffVisit } from "./staff-session.server.ts";
import type { SettingsReply } from "./ui/settings-reply.ts";

const formSchema = z.object({
  contactEmail: z.string().max(254),
  timeZone: z.string().max(64),
  answerLanguage: z.string().max(35),
  answerLifeDays: z.string().max(3),
  /** Wanted permissions by user id, as JSON. */
  staff: z
    .string()
    .max(100_000)
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string().regex(/^\d{1,20}$/u), z.array(z.enum(permissions)))),
});

/** Saves the settings form: all of it or, with the faults named, nothing. */
export async function saveSettings(visit: StaffVisit, form: FormData): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "settings.saved" });
  const entered = formSchema.parse(Object.fromEntries(form));
  const settled = settleSettings(entered);
  if (!settled.ok) {
    const faults = Object.fromEntries(settled.reason.map(({ field, message }) => [field, message]));
    return reply({ ok: false, message: "Please check the marked fields", faults }, 422);
  }
  const { services, installation } = visit;
  const entry = (action: string, detail: TimelineEntry["detail"]): TimelineEntry => ({
    installationId: installation.id,
    dataRequestId: null,
    at: services.clock.now(),
    action,
    actor: actorName(visit.actor.userId),
    detail,
  });
  const before = await services.settings.get(installation.id);
  await services.settings.save(installation.id, settled.value, entry("settings.saved", {}));
  if (before.contactEmail !== settled.value.contactEmail) {
    await services.outbox.resumeForNewContact(installation.id);
  }
  for (const member of await services.staff.list(installation.id)) {
    const wanted = toChange(member, entered.staff[member.userId]);
    if (wanted === undefined) continue;
    await services.staff.setPermissions({
      installationId: installation.id,
      userId: member.userId,
      permissions: wanted,
      entry: entry("permissions.changed", { user: member.userId, permissions: [...wanted] }),
    });
  }
  return reply({ ok: true, message: "Settings saved", faults: {} }, 200);
}

/** The permissions to set, or undefined when they are as wanted already. */
function toChange(
  member: StaffMember,
  wanted: readonly Permission[] | undefined,
): readonly Permission[] | undefined {
  if (wanted === undefined || member.isAccountOwner) return undefined;
  const settled = settlePermissions(wanted, false);
  return settled.join() === member.permissions.join() ? undefined : settled;
}

function reply(body: SettingsReply, status: number): Response {
  return Response.json(body, { status });
}
