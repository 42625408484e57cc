import { z } from "zod";
import { actorName } from "../domain/data-requests/permissions.ts";
import {
  parseSenderDomain,
  type SenderDomainFault,
  type SenderDomainView,
} from "../domain/data-requests/sender-domain.ts";
import { requireAllowed, type StaffVisit } from "./staff-session.server.ts";
import type { SettingsReply } from "../ui/settings-reply.ts";

const formSchema = z.object({ senderDomain: z.string().max(254) });

const faultTexts: Readonly<Record<SenderDomainFault, string>> = {
  "no-record": "The record is not in DNS yet. New records can take some hours to be seen.",
  "other-key": "There is a record of that name, but it leads somewhere else.",
  "dns-failed": "DNS did not answer. Try again in a moment.",
};

/** What the settings show of it; undefined where the operator has set no key to sign with. */
export async function readSenderDomain({
  services,
  installation,
}: StaffVisit): Promise<SenderDomainView | undefined> {
  const { senders } = services;
  if (senders === undefined) return undefined;
  const { domain, verifiedAt } = await services.senderDomains.read(installation.id);
  const record = domain === null ? null : senders.recordOf(installation.id, domain);
  return { domain, verifiedAt, record };
}

/**
 * Keeps the domain a shop wants to send from and uses it if its record is in
 * DNS; an empty one goes back to the operator's domain.
 */
export async function saveSenderDomain(visit: StaffVisit, form: FormData): Promise<Response> {
  await requireAllowed(visit, { permission: "configure", attempt: "settings.sender-saved" });
  const { services, installation } = visit;
  const { senderDomain: entered } = formSchema.parse(Object.fromEntries(form));
  const domain = entered.trim() === "" ? null : parseSenderDomain(entered);
  if (services.senders === undefined || domain === undefined) {
    const faults = { senderDomain: "Enter a domain such as example.com" };
    return reply({ ok: false, message: "Please check the marked field", faults }, 422);
  }
  const checked =
    domain === null ? undefined : await services.senders.check(installation.id, domain);
  const now = services.clock.now();
  const isVerified = checked?.ok === true;
  await services.senderDomains.save(
    installation.id,
    { domain, verifiedAt: isVerified ? now : null },
    {
      installationId: installation.id,
      dataRequestId: null,
      at: now,
      action: "settings.sender-saved",
      actor: actorName(visit.actor.userId),
      detail: { verified: isVerified },
    },
  );
  if (checked === undefined) return done("Mail goes out from Lagom’s own address again");
  if (checked.ok) return done("Mail goes out from your domain from now on");
  const faults = { senderDomain: faultTexts[checked.reason] };
  return reply({ ok: false, message: "Saved, but not in use yet", faults }, 200);
}

function done(message: string): Response {
  return reply({ ok: true, message, faults: {} }, 200);
}

function reply(body: SettingsReply, status: number): Response {
  return Response.json(body, { status });
}
