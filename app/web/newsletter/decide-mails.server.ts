import { z } from "zod";
import type { CorrectionFault } from "../../domain/newsletter/inbound/desk-views.ts";
import type { CorrectionReply } from "../../ui/newsletter/correction-reply.ts";
import { parseDecisionSearch } from "../../ui/newsletter/leave-search.ts";
import { correctableKinds } from "../../ui/present/newsletter-words.ts";
import { presentDecisions } from "../../ui/present/present-decisions.ts";
import { readerOf } from "../../ui/present/reader.ts";
import { requireStaff } from "../staff-session.server.ts";
import { mayDecide, noteAct, requireDeciding } from "./desk-visit.server.ts";

/** A page of the decisions on mails. They name nobody, so seeing the app is enough. */
export async function loadDecisions(request: Request) {
  const visit = await requireStaff(request);
  const { services, installation } = visit;
  const { query, cursor } = parseDecisionSearch(new URL(request.url).searchParams);
  const settings = await services.settings.get(installation.id);
  const page = await services.newsletterDesk.decisions.page(installation.id, query, cursor);
  return {
    decisions: presentDecisions(page, readerOf(settings, services.clock.now())),
    query: { kind: query.kind ?? "", outcome: query.outcome ?? "", trust: query.trust ?? "" },
    mayDecide: mayDecide(visit),
  };
}

const correctionSchema = z.object({
  intent: z.literal("correct"),
  id: z.uuid(),
  to: z.enum(correctableKinds),
  address: z.string().max(254),
});

const faults: Readonly<Record<CorrectionFault, string>> = {
  "no-decision": "This mail is not in the list any more.",
  "same-kind": "It is held to be that already.",
  "address-needed": "The address is not kept any more. Enter the one the mail came from.",
  "other-writer": "The mail did not come from this address.",
  "too-late-to-undo":
    "The sender said something later, or two weeks have passed. Nothing was changed.",
};

/** Puts one decision right. */
export async function correctMail(request: Request): Promise<Response> {
  const visit = await requireDeciding(request, "newsletter.mail-corrected");
  const { services, installation } = visit;
  const entered = correctionSchema.parse(Object.fromEntries(await request.formData()));
  const { id: decisionId, to, address } = entered;
  const corrected = await services.newsletterDesk.correct({
    ...{ installationId: installation.id, shop: installation.shop, decisionId, to, address },
    at: services.clock.now(),
  });
  if (!corrected.ok) {
    const { reason } = corrected;
    const needsAddress = reason === "address-needed" || reason === "other-writer";
    return answer({ ok: false, message: faults[reason], needsAddress }, 409);
  }
  await noteAct(visit, "newsletter.mail-corrected", { decision: decisionId, to });
  return answer({ ok: true, message: "Put right and remembered", needsAddress: false }, 200);
}

function answer(reply: CorrectionReply, status: number): Response {
  return Response.json(reply, { status });
}
