import { z } from "zod";
import { caseEnds } from "../../domain/newsletter/inbound/desk-views.ts";
import { addDays, localDateOf } from "../../domain/shared/calendar.ts";
import { replyTo } from "../../ui/action-reply.ts";
import { parseLeaveDays } from "../../ui/newsletter/leave-search.ts";
import { createSystemWords } from "../../ui/present/newsletter-words.ts";
import { presentLeaving, type ShownLeaving } from "../../ui/present/present-leaving.ts";
import { readerOf } from "../../ui/present/reader.ts";
import { requireStaff } from "../staff-session.server.ts";
import { mayDecide, noteAct, requireDeciding } from "./desk-visit.server.ts";

/** Leaving in numbers over some days of the shop's zone, and what waits for somebody. */
export async function loadLeaving(request: Request): Promise<{
  readonly leaving: ShownLeaving;
  readonly days: number;
  readonly mayDecide: boolean;
}> {
  const visit = await requireStaff(request);
  const { services, installation } = visit;
  const days = parseLeaveDays(new URL(request.url).searchParams);
  const settings = await services.settings.get(installation.id);
  const { timeZone } = settings;
  const now = services.clock.now();
  const to = localDateOf(now, timeZone);
  const range = { from: addDays(to, 1 - days), to, timeZone };
  const overview = await services.newsletterDesk.overview(installation.id, range);
  const cases = await services.newsletterDesk.cases.listOpen(installation.id);
  const systemName = createSystemWords(await services.newsletter.tools.list(installation.id));
  const shown = { overview, cases, days: range, systemName };
  const leaving = presentLeaving(shown, readerOf(settings, now));
  return { leaving, days, mayDecide: mayDecide(visit) };
}

const closingSchema = z.object({
  intent: z.literal("close-case"),
  id: z.uuid(),
  as: z.enum(caseEnds),
});

/** Ends a case somebody saw to. */
export async function closeCase(request: Request): Promise<Response> {
  const visit = await requireDeciding(request, "newsletter.case-closed");
  const { services, installation } = visit;
  const { id, as } = closingSchema.parse(Object.fromEntries(await request.formData()));
  const at = services.clock.now();
  const isClosed = await services.newsletterDesk.cases.close(installation.id, { id, as, at });
  if (isClosed) await noteAct(visit, "newsletter.case-closed", { case: id, as });
  return replyTo(
    isClosed ? { ok: true } : { ok: false, reason: "changed-meanwhile" },
    "Case closed",
  );
}
