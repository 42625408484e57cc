import { z } from "zod";
import { isSame, mergeRegisters } from "../domain/register/merge-registers.ts";
import { applyEdit, withNewId } from "../domain/register/register-edit.ts";
import { fillPresetWords } from "../domain/register/start/fill-preset-words.ts";
import type { Register } from "../domain/register/types.ts";
import type { RegisterVersion, VersionCause } from "../domain/register/version.ts";
import { actorName } from "../domain/data-requests/permissions.ts";
import type { RegisterReply } from "../ui/register-reply.ts";
import { previewEdit } from "./preview-register-edit.server.ts";
import { parseEdit } from "./parse-register-edit.server.ts";
import { presentConflict } from "./register-conflict.server.ts";
import { type EditedItem, sayStillUsed, toFaults } from "./register-faults.server.ts";
import { refusal, requireAllowed, type StaffVisit } from "./staff-session.server.ts";

/** Somebody may save between reading and writing; after so many in a row it is no accident. */
const MOST_TRIES = 5;

const formSchema = z.object({
  basedOn: z.coerce.number().int().min(1),
  edit: z.string().max(2_000_000),
  /** The version over whose contradicting changes this one is to stand; empty for none. */
  prefer: z.string().max(12),
});

/**
 * Answers a form of the register's pages: `intent` is `save` (one edit), `undo` (what stood before a
 * version, beside what came after it) or `restore` (all of a version, as a new one) or `preview`
 * (what the policy would say, nothing saved). Throws a 403 for those who may not change settings.
 */
export async function changeRegister(visit: StaffVisit, form: FormData): Promise<Response> {
  if (form.get("intent") === "preview") return previewEdit(visit, form);
  await requireAllowed(visit, { permission: "configure", attempt: "register.changed" });
  const intent = form.get("intent");
  if (intent === "undo") return undoVersion(visit, Number(form.get("number")));
  if (intent === "restore") return restoreVersion(visit, Number(form.get("number")));
  const { basedOn, edit: text, prefer } = formSchema.parse(Object.fromEntries(form));
  const base = await findBase(visit, basedOn);
  const parsed = parseEdit(text);
  const edit = parsed.ok ? withNewId(parsed.value, base.register) : undefined;
  if (edit === undefined) return replyFaults({ "": "This could not be read. Please try again." });
  const made = applyEdit(base.register, edit);
  if (!made.ok) return replyFaults({ "": sayStillUsed(base.register, made.reason) });
  const about = "item" in edit ? { list: edit.kind, id: edit.item.id } : null;
  const change = { base, mine: made.value, about, prefer: prefer === "" ? null : Number(prefer) };
  return saveChange(visit, { ...change, cause: "edited" });
}

/** What somebody wants the register to be, and from which version they began. */
type WantedChange = {
  readonly base: RegisterVersion;
  readonly mine: Register;
  /** The item it is about; null for another part of the register. */
  readonly about: EditedItem | null;
  readonly cause: VersionCause;
  readonly prefer: number | null;
};

async function saveChange(visit: StaffVisit, wanted: WantedChange): Promise<Response> {
  const { services, installation, actor } = visit;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const current = await findBase(visit, null);
    const { base, mine, about } = wanted;
    const ways = { base: base.register, mine, theirs: current.register };
    const { register: merged, conflicts } = mergeRegisters(ways);
    if (conflicts.length > 0 && wanted.prefer !== current.number) {
      return replyConflict(visit, { base, current, conflicts });
    }
    // What stood before is to stand again as it was.
    const isEdit = wanted.cause === "edited";
    const register = isEdit ? fillPresetWords(current.register, merged) : merged;
    const checked = services.register.parse(register);
    if (!checked.ok) return replyFaults(toFaults(checked.reason, about));
    const isJoined = base.number !== current.number;
    if (isSame(register, current.register)) {
      return replySaved(about, { version: current, isMade: false, isJoined });
    }
    const made = await services.register.makeVersion({
      ...{ installationId: installation.id, register: checked.value, cause: wanted.cause },
      ...{ author: actorName(actor.userId), at: services.clock.now(), basedOn: current.number },
    });
    if (made.ok) return replySaved(about, { version: made.value, isMade: true, isJoined });
  }
  throw new Error("the register changes faster than it can be saved");
}

/**
 * Saves a register that was changed as a whole, beside what others changed since it was read.
 * Throws a 403 for those who may not change settings.
 */
export async function saveWholeRegister(
  visit: StaffVisit,
  change: Pick<WantedChange, "base" | "mine" | "about">,
): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "register.changed" });
  return saveChange(visit, { ...change, cause: "edited", prefer: null });
}

/** Makes what stood before a version stand again, beside what was changed since. */
async function undoVersion(visit: StaffVisit, number: number): Promise<Response> {
  const base = await findBase(visit, number);
  const before = await findBase(visit, number - 1);
  const wanted = { base, mine: before.register, about: null, prefer: null } as const;
  return saveChange(visit, { ...wanted, cause: "restored" });
}

/** Makes all of an earlier version stand again. */
async function restoreVersion(visit: StaffVisit, number: number): Promise<Response> {
  const base = await findBase(visit, null);
  const wanted = await findBase(visit, number);
  const change = { base, mine: wanted.register, about: null, prefer: null } as const;
  return saveChange(visit, { ...change, cause: "restored" });
}

async function findBase(visit: StaffVisit, number: number | null): Promise<RegisterVersion> {
  const { register } = visit.services;
  const { id } = visit.installation;
  const found = await (number === null
    ? register.findCurrent(id)
    : register.findVersion(id, number));
  if (found === undefined) throw refusal(404, "not-found");
  return found;
}

type Saved = {
  readonly version: RegisterVersion;
  /** Whether this made the version, rather than find it so. */
  readonly isMade: boolean;
  /** Whether somebody else had saved meanwhile. */
  readonly isJoined: boolean;
};

function replySaved(about: EditedItem | null, { version, isMade, isJoined }: Saved): Response {
  const itemId = about?.id ?? null;
  const joined = isJoined ? ", beside what somebody else changed meanwhile" : "";
  const said = version.cause === "restored" ? "Restored" : "Saved";
  const message = isMade ? `${said}${joined}` : "The register says this already";
  return reply({ ok: true, message, number: isMade ? version.number : null, itemId }, 200);
}

function replyFaults(faults: RegisterReply["faults"]): Response {
  const own = faults[""];
  const message = own ?? "Please check the marked fields";
  return reply({ ok: false, message, faults }, 422);
}

async function replyConflict(
  visit: StaffVisit,
  meeting: Parameters<typeof presentConflict>[1],
): Promise<Response> {
  const conflict = await presentConflict(visit, meeting);
  const message = "Somebody else changed the same meanwhile";
  return reply({ ok: false, message, conflict }, 409);
}

function reply(
  said: Pick<RegisterReply, "ok" | "message"> & Partial<RegisterReply>,
  status: number,
): Response {
  const nothing = { faults: {}, conflict: null, number: null, itemId: null };
  return Response.json({ ...nothing, ...said } satisfies RegisterReply, { status });
}
