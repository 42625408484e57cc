import { z } from "zod";
import { actorName } from "../domain/data-requests/permissions.ts";
import type { TimelineEntry } from "../domain/data-requests/admin-ports.ts";
import { channels, optInRules } from "../domain/newsletter/types.ts";
import { parsePublicAddress } from "../config/guarded-lookup.server.ts";
import { replyTo } from "../ui/action-reply.ts";
import type { MailToolsReply } from "../ui/mail-tools-reply.ts";
import { toTroubleText } from "../ui/present/present-mail-tools.ts";
import { noteAct } from "./newsletter/desk-visit.server.ts";
import { requireAllowed, type StaffVisit } from "./staff-session.server.ts";

const toolSchema = z.object({
  name: z.string().trim().min(1).max(80),
  url: z.string().trim().max(500),
  readUrl: z.string().trim().max(500),
  channels: z.string().transform((text) => channels.filter((one) => text.split(",").includes(one))),
});
const idSchema = z.object({ id: z.uuid() });
const ruleSchema = z.object({ rule: z.enum(optInRules) });
const decisionSchema = z.object({ id: z.uuid(), as: z.enum(["let-in", "kept-out"]) });

/** A shop with more of them has one in front that passes things on. */
const mostTools = 20;

type Act = (visit: StaffVisit, form: unknown) => Promise<Response>;

/** What the page of mail tools can be asked to do, by the form's `intent`. */
export async function changeMailTools(visit: StaffVisit, form: FormData): Promise<Response> {
  const fields: unknown = Object.fromEntries(form);
  const intent = form.get("intent");
  const act = typeof intent === "string" ? acts[intent] : undefined;
  await requireAllowed(visit, { permission: "configure", attempt: "newsletter.tools-changed" });
  return act === undefined ? replyTo({ ok: false, reason: "unknown" }, "") : act(visit, fields);
}

const acts: Readonly<Record<string, Act>> = {
  add: addTool,
  test: async ({ services, installation }, form) => {
    const trouble = await services.newsletter.tools.test(installation.id, idSchema.parse(form).id);
    if (trouble === null) return done("The tool took the test message");
    if (trouble === "not-found") return replyTo({ ok: false, reason: "no-such-tool" }, "");
    return reply({ ok: false, message: toTroubleText(trouble) }, 200);
  },
  renew: async (visit, form) => {
    const { id } = idSchema.parse(form);
    const entry = entryOf(visit, "newsletter.tool-secret-renewed");
    const secret = await visit.services.newsletter.tools.renewSecret(id, entry);
    if (secret === undefined) return replyTo({ ok: false, reason: "no-such-tool" }, "");
    return reply({ ok: true, message: "New secret made", secret }, 200);
  },
  on: (visit, form) => switchTool(visit, form, true),
  off: (visit, form) => switchTool(visit, form, false),
  remove: async (visit, form) => {
    const entry = entryOf(visit, "newsletter.tool-removed");
    const isGone = await visit.services.newsletter.tools.remove(idSchema.parse(form).id, entry);
    return isGone ? done("Tool removed") : replyTo({ ok: false, reason: "no-such-tool" }, "");
  },
  rule: async (visit, form) => {
    const { rule } = ruleSchema.parse(form);
    const entry = entryOf(visit, "newsletter.rule-saved", { rule });
    await visit.services.newsletter.optIns.saveRule(rule, entry);
    return done("Rule saved");
  },
  "sender-key": async (visit) => {
    const { services, installation } = visit;
    const secret = await services.newsletter.senderKeys.keyOf(installation.shop);
    if (secret === undefined) return replyTo({ ok: false, reason: "unknown" }, "");
    await noteAct(visit, "newsletter.sender-key-shown");
    return reply({ ok: true, message: "Copy the key now", secret }, 200);
  },
  fields: async (visit) => {
    const { services, installation } = visit;
    await services.newsletter.leaveFields.start(installation.id);
    return done("The links are being written");
  },
  decide: async (visit, form) => {
    const { id, as } = decisionSchema.parse(form);
    const entry = entryOf(visit, "newsletter.opt-in-decided", { as });
    const isDone = await visit.services.newsletter.optIns.decide(id, as, entry);
    if (!isDone) return replyTo({ ok: false, reason: "already-decided" }, "");
    return done(as === "let-in" ? "Let in again" : "Stays out");
  },
};

async function addTool(visit: StaffVisit, form: unknown): Promise<Response> {
  const { services, installation } = visit;
  const parsed = toolSchema.safeParse(form);
  const faults = parsed.success ? faultsOf(parsed.data) : { name: "Enter a name" };
  if (!parsed.success || Object.keys(faults).length > 0) {
    return reply({ ok: false, message: "Please check the marked fields", faults }, 422);
  }
  const there = await services.newsletter.tools.list(installation.id);
  if (there.length >= mostTools) {
    return reply({ ok: false, message: `There are ${String(mostTools)} tools already` }, 409);
  }
  const { readUrl, ...settings } = parsed.data;
  const { secret } = await services.newsletter.tools.add(
    { ...settings, readUrl: readUrl === "" ? null : readUrl },
    entryOf(visit, "newsletter.tool-added"),
  );
  return reply({ ok: true, message: "Tool added", secret }, 200);
}

const addressFaults = {
  "not-an-address": "Enter an address such as https://example.com/left",
  "not-https": "The address must begin with https:// and use the usual port",
  "not-public": "The address leads into a private network",
} as const;

function faultsOf({ url, readUrl, channels: reached }: z.infer<typeof toolSchema>) {
  const faultOf = (address: string) => {
    const read = parsePublicAddress(address);
    return typeof read === "string" ? addressFaults[read] : undefined;
  };
  const own = faultOf(url);
  const read = readUrl === "" ? undefined : faultOf(readUrl);
  return {
    ...(own === undefined ? {} : { url: own }),
    ...(read === undefined ? {} : { readUrl: read }),
    ...(reached.length === 0 ? { channels: "Choose at least one" } : {}),
  };
}

async function switchTool(visit: StaffVisit, form: unknown, isOn: boolean): Promise<Response> {
  const { id } = idSchema.parse(form);
  const entry = entryOf(visit, isOn ? "newsletter.tool-on" : "newsletter.tool-off");
  const isDone = await visit.services.newsletter.tools.switch(id, isOn, entry);
  if (!isDone) return replyTo({ ok: false, reason: "no-such-tool" }, "");
  return done(isOn ? "Tool switched on" : "Tool switched off");
}

function entryOf(
  { services, installation, actor }: StaffVisit,
  action: string,
  detail: TimelineEntry["detail"] = {},
): TimelineEntry {
  const at = services.clock.now();
  const by = actorName(actor.userId);
  return { installationId: installation.id, dataRequestId: null, at, action, actor: by, detail };
}

const done = (message: string): Response => reply({ ok: true, message }, 200);

function reply(body: MailToolsReply, status: number): Response {
  return Response.json(body, { status });
}
