import { z } from "zod";
import { actorName } from "../domain/data-requests/permissions.ts";
import type { Result } from "../domain/shared/result.ts";
import type { ActionReply } from "../ui/action-reply.ts";
import { faultWords, noticeRefusals } from "../ui/present/notice-words.ts";
import { parseNoticeSettings } from "./notice-form.server.ts";
import { requireAllowed, type StaffVisit } from "./staff-session.server.ts";

const intentSchema = z.enum(["publish", "switch-off", "regions"]);
/** How long Shopify may take; publishing itself goes on afterwards. */
const patienceMs = 20_000;

const done: Readonly<Record<z.infer<typeof intentSchema>, string>> = {
  publish: "Being published",
  "switch-off": "Shopify’s banner is off",
  regions: "Shopify asks in the same places now",
};

/** What the notice's overview can be asked to do; each is for whoever may change the settings. */
export async function takeNoticeForm(visit: StaffVisit, form: FormData): Promise<Response> {
  const intent = intentSchema.safeParse(form.get("intent")).data;
  await requireAllowed(visit, { permission: "configure", attempt: `notice.${intent ?? "odd"}` });
  if (intent === undefined) return refuse("refused");
  const result = await carryOut(visit, intent).catch(() => "no-answer" as const);
  if (result === "no-answer") return refuse(result);
  return result.ok ? accept(done[intent]) : refuse(result.reason);
}

function carryOut(
  { services, installation, actor }: StaffVisit,
  intent: z.infer<typeof intentSchema>,
): Promise<Result<null, string>> {
  const author = actorName(actor.userId);
  const signal = AbortSignal.timeout(patienceMs);
  const { notice } = services;
  switch (intent) {
    case "publish":
      return notice.publish(installation.id, author, signal);
    case "switch-off":
      return notice.switchOffShopifyBanner(installation.id, author, signal);
    case "regions":
      return notice.setRegions(installation.id, author, signal);
  }
}

/** Keeps what the designer made; the store changes when it is published. */
export async function saveNoticeDesign(visit: StaffVisit, form: FormData): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "notice.saved" });
  const settings = parseNoticeSettings(form.get("settings"));
  if (settings === undefined) return refuse("refused");
  const { services, installation, actor } = visit;
  const author = actorName(actor.userId);
  const saved = await services.notice.saveDraft(installation.id, { settings, author });
  if (saved.ok) return accept("Design saved. Publish it to change your store.");
  const [fault] = saved.reason;
  return reply(422, fault === undefined ? "" : faultWords(fault));
}

function accept(message: string): Response {
  return Response.json({ ok: true, message } satisfies ActionReply);
}

function refuse(code: string): Response {
  return reply(409, noticeRefusals[code] ?? "This could not be done.");
}

function reply(status: number, message: string): Response {
  return Response.json({ ok: false, message } satisfies ActionReply, { status });
}
