import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { z } from "zod";
import { normaliseEmail } from "../../domain/shared/email-address.ts";
import { replyTo } from "../../ui/action-reply.ts";
import type { AddressReply } from "../../ui/newsletter/address-page.tsx";
import { createSystemWords } from "../../ui/present/newsletter-words.ts";
import { presentAddress } from "../../ui/present/present-address.ts";
import { readerOf } from "../../ui/present/reader.ts";
import { requireAllowed, requireStaff, type StaffVisit } from "../staff-session.server.ts";
import { noteAct } from "./desk-visit.server.ts";

const address = z.string().trim().min(1).max(254);
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("look-up"), address }),
  z.object({ intent: z.literal("take-out"), address, because: z.string().trim().max(500) }),
]);

/** Looks one address up, or takes it out. It comes in a form: addresses of pages are kept in logs. */
export async function lookUpAddress(request: Request): Promise<Response> {
  const visit = await requireStaff(request);
  const entered = formSchema.parse(Object.fromEntries(await request.formData()));
  return entered.intent === "look-up"
    ? showAddress(visit, entered.address)
    : takeOut(visit, entered);
}

async function showAddress(visit: StaffVisit, entered: string): Promise<Response> {
  const { services, installation } = visit;
  const found = await services.newsletterDesk.ofAddress({
    shop: installation.shop,
    address: entered,
  });
  if (found === undefined) {
    const message = "This is no e-mail address, and no phone number.";
    return Response.json({ ok: false, message } satisfies AddressReply, { status: 422 });
  }
  const settings = await services.settings.get(installation.id);
  const systemName = createSystemWords(await services.newsletter.tools.list(installation.id));
  const reader = readerOf(settings, services.clock.now());
  const shown = presentAddress(found, { ...reader, systemName });
  return Response.json({ ok: true, address: entered, found: shown } satisfies AddressReply);
}

async function takeOut(
  visit: StaffVisit,
  entered: { readonly address: string; readonly because: string },
): Promise<Response> {
  await requireAllowed(visit, { permission: "approve", attempt: "newsletter.taken-out" });
  const { services, installation } = visit;
  const isEmail = normaliseEmail(entered.address) !== undefined;
  const proofs: string[] = [];
  for (const channel of isEmail ? (["email"] as const) : (["sms", "whatsapp"] as const)) {
    const taken = await services.newsletter.wishes.take({
      ...{ shop: installation.shop, channel, address: entered.address, door: "staff" },
      wish: { kind: "opt-out", topics: "all" },
      receivedAt: services.clock.now(),
      ...(entered.because === "" ? {} : { proof: entered.because }),
    });
    if (taken === undefined) return replyTo({ ok: false, reason: "not-an-address" }, "");
    if (taken.proofId !== null) proofs.push(taken.proofId);
  }
  await noteAct(visit, "newsletter.taken-out", { proofs });
  return replyTo({ ok: true }, "Taken out of everything");
}

const exportSchema = z.object({ address: address.optional() });

/** Proofs as a table, streamed: of one address, or all. Whoever may hand out answers may. */
export async function exportProofs(request: Request): Promise<Response> {
  const visit = await requireStaff(request);
  await requireAllowed(visit, { permission: "download", attempt: "newsletter.proofs-exported" });
  const entered = exportSchema.parse(Object.fromEntries(new URLSearchParams(await request.text())));
  await noteAct(visit, "newsletter.proofs-exported", {
    of: entered.address === undefined ? "everybody" : "one address",
  });
  const { services, installation } = visit;
  const file = services.newsletterDesk.export(installation.shop, entered.address);
  return new Response(createReadableStreamFromReadable(Readable.from(file.pieces)), {
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename="${file.name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
