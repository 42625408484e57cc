import { z } from "zod";
import type { PermissionGrant } from "../db/shops/staff-store.server.ts";
import type { StaffMember, TimelineEntry } from "../domain/data-requests/admin-ports.ts";
import { actorName, mayGrant, settlePermissions } from "../domain/data-requests/permissions.ts";
import { settleSettings } from "../domain/data-requests/settle-settings.ts";
import { settleErasureChoices } from "../domain/erasure/settle-choices.ts";
import { permissions, type Permission } from "../domain/data-requests/types.ts";
import { refusal, requireAllowed, type StaffVisit } from "./staff-session.server.ts";
import type { SettingsReply } from "../ui/settings-reply.ts";

const formSchema = z.object({
  contactEmail: z.string().max(254),
  timeZone: z.string().max(64),
  answerLanguage: z.string().max(35),
  answerLifeDays: z.string().max(3),
  accountingCountry: z.string().max(2),
  financialYearEnd: z.string().max(5),
  evidenceKeepYears: z.string().max(3),
  metafieldNamespaces: z.string().max(30_000),
  /** Places an erasure leaves alone, as JSON. */
  erasureOff: z
    .string()
    .max(1_000)
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(z.string())),
  /** Wanted permissions by user id, as JSON. */
  staff: z
    .string()
    .max(100_000)
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string().regex(/^\d{1,20}$/u), z.array(z.enum(permissions)))),
});

/**
 * Saves the settings form: all of it or, with the faults named, nothing.
 * Throws a 403 when the visitor may not configure, or wants to change what
 * somebody may do without being the account owner.
 */
export async function saveSettings(visit: StaffVisit, form: FormData): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "settings.saved" });
  const entered = formSchema.parse(Object.fromEntries(form));
  const settled = settleSettings(entered);
  const erasure = settleErasureChoices(entered);
  if (!settled.ok || !erasure.ok) {
    const wrong = [...(settled.ok ? [] : settled.reason), ...(erasure.ok ? [] : erasure.reason)];
    const faults = Object.fromEntries(wrong.map(({ field, message }) => [field, message]));
    return reply({ ok: false, message: "Please check the marked fields", faults }, 422);
  }
  const { services, installation } = visit;
  const grants = await readGrants(visit, entered.staff);
  const before = await services.settings.get(installation.id);
  await services.settings.save({
    installationId: installation.id,
    wanted: settled.value,
    erasure: erasure.value,
    entry: entryOf(visit, "settings.saved", {}),
    grants,
  });
  if (before.contactEmail !== settled.value.contactEmail) {
    await services.outbox.resumeForNewContact(installation.id);
  }
  return reply({ ok: true, message: "Settings saved", faults: {} }, 200);
}

type WantedPermissions = z.infer<typeof formSchema>["staff"];

/** What is to change for whom; the form names everybody, changed or not. */
async function readGrants(
  visit: StaffVisit,
  staff: WantedPermissions,
): Promise<readonly PermissionGrant[]> {
  const members = await visit.services.staff.list(visit.installation.id);
  const grants = members.flatMap((member): PermissionGrant[] => {
    const wanted = toChange(member, staff[member.userId]);
    if (wanted === undefined) return [];
    const detail = { user: member.userId, permissions: [...wanted] };
    const entry = entryOf(visit, "permissions.changed", detail);
    return [{ userId: member.userId, permissions: wanted, entry }];
  });
  if (grants.length > 0) await requireGranting(visit);
  return grants;
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

/** Like `requireAllowed`: the refusal is in the timeline before it is answered. */
async function requireGranting(visit: StaffVisit): Promise<void> {
  if (mayGrant(visit.actor)) return;
  const detail = { attempt: "permissions.changed" };
  await visit.services.events.record(entryOf(visit, "permission.refused", detail));
  throw refusal(403, "not-allowed");
}

function entryOf(
  { services, installation, actor }: StaffVisit,
  action: string,
  detail: TimelineEntry["detail"],
): TimelineEntry {
  return {
    installationId: installation.id,
    dataRequestId: null,
    at: services.clock.now(),
    action,
    actor: actorName(actor.userId),
    detail,
  };
}

function reply(body: SettingsReply, status: number): Response {
  return Response.json(body, { status });
}
