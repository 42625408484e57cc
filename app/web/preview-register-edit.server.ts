import { previewItem } from "../domain/policy/preview-item.ts";
import { applyEdit, withNewId } from "../domain/register/register-edit.ts";
import type { PreviewReply } from "../ui/register-reply.ts";
import { parseEdit } from "./parse-register-edit.server.ts";
import type { StaffVisit } from "./staff-session.server.ts";

/** What the policy would say of an item as it is being edited; null while it cannot be said. */
export async function previewEdit(visit: StaffVisit, form: FormData): Promise<Response> {
  return Response.json({ html: await print(visit, form) } satisfies PreviewReply);
}

async function print({ services, installation }: StaffVisit, form: FormData) {
  const current = await services.register.findCurrent(installation.id);
  const text = form.get("edit");
  const parsed = parseEdit(typeof text === "string" ? text : "");
  if (current === undefined || !parsed.ok) return null;
  const edit = withNewId(parsed.value, current.register);
  const edited = applyEdit(current.register, edit);
  const checked = services.register.parse(edited.ok ? edited.value : null);
  if (!checked.ok || !("item" in edit)) return null;
  return previewItem(checked.value, edit.kind, edit.item.id)?.html ?? null;
}
