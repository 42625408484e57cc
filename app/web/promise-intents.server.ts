import { z } from "zod";
import { actorName } from "../domain/data-requests/permissions.ts";
import { err } from "../domain/shared/result.ts";
import { scanSchedules } from "../domain/policy/register-settings.ts";
import { replyTo } from "../ui/action-reply.ts";
import { refusal, requireAllowed, type StaffVisit } from "./staff-session.server.ts";

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("scan") }),
  z.object({ intent: z.literal("stop"), scan: z.uuid() }),
  z.object({
    intent: z.literal("scan-settings"),
    scanSchedule: z.enum(scanSchedules).optional(),
    password: z.string().max(200).optional(),
  }),
  z.object({
    intent: z.literal("notice-selectors"),
    refuse: z.string().trim().max(300),
    accept: z.string().trim().max(300),
  }),
]);

/** Carries out what the board's page asks for; throws a 403 for whoever may not configure. */
export async function carryOutPromiseIntent(visit: StaffVisit, form: FormData): Promise<Response> {
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw refusal(404, "unknown-intent");
  await requireAllowed(visit, { permission: "configure", attempt: "storefront.scan" });
  const { services, installation, actor } = visit;
  const { data } = parsed;
  switch (data.intent) {
    case "scan": {
      const started = await services.promises.start(installation.id, actorName(actor.userId));
      return replyTo(started, "Scan started");
    }
    case "stop":
      await services.promises.cancel(installation.id, data.scan);
      return replyTo({ ok: true }, "Scan stopped");
    case "notice-selectors":
      return saveSelectors(visit, data);
    case "scan-settings":
      return saveScanSettings(visit, data);
  }
}

type Wish<Intent> = Extract<z.infer<typeof formSchema>, { intent: Intent }>;

async function saveSelectors(
  { services, installation }: StaffVisit,
  { refuse, accept }: Wish<"notice-selectors">,
): Promise<Response> {
  if ((refuse === "") !== (accept === "")) return replyTo(err("one-selector"), "");
  const noticeSelectors = refuse === "" ? null : { refuse, accept };
  await services.register.settings.save(installation.id, { noticeSelectors });
  return replyTo({ ok: true }, "Saved");
}

async function saveScanSettings(
  { services, installation }: StaffVisit,
  { scanSchedule, password }: Wish<"scan-settings">,
): Promise<Response> {
  await services.register.settings.save(installation.id, {
    ...(scanSchedule === undefined ? {} : { scanSchedule }),
    ...(password === undefined ? {} : { storefrontPassword: password === "" ? null : password }),
  });
  return replyTo({ ok: true }, scanSchedule === undefined ? "Password saved" : "Saved");
}

const picksSchema = z
  .array(z.object({ id: z.string().max(600), purpose: z.string().max(80) }))
  .min(1)
  .max(700);

/** Takes into the register what was picked of a scan. */
export async function addScanPicks(
  visit: StaffVisit,
  scanId: string,
  form: FormData,
): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "register.changed" });
  const picks = picksSchema.safeParse(parseJson(form.get("picks")));
  if (!picks.success) throw refusal(404, "unknown-intent");
  const { services, installation, actor } = visit;
  const added = await services.promises.add({
    ...{ installationId: installation.id, id: scanId, picks: picks.data },
    author: actorName(actor.userId),
  });
  if (!added.ok) return replyTo(added, "");
  return replyTo(
    { ok: true },
    added.value === 1 ? "Added to the register" : `${String(added.value)} added to the register`,
  );
}

function parseJson(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof text === "string" ? text : "");
  } catch {
    return undefined;
  }
}
