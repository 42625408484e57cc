import { selfAuditLimits } from "../domain/self-audit/types.ts";

/** What an action answers: one sentence for a toast, or for the place where it failed. */
export type ActionReply = { readonly ok: boolean; readonly message: string };

const refusals: Readonly<Record<string, string>> = {
  "not-allowed": "You may not do this. The attempt was recorded.",
  "sentences-changed": "Lagom was updated and the sentences changed. Please read them again.",
  "not-found": "This request is not there any more.",
  "changed-meanwhile": "Somebody else changed this request at the same time. Please look again.",
  "no-such-match": "This possible match is not there any more.",
  "still-running": "Please wait until the search is done.",
  "not-answered": "There is no answer to hand over yet.",
  "already-handed-over": "This was marked as handed over already.",
  "answer-gone": "The answer is not there any more, so this stays handed over.",
  "not-handed-over": "This is not marked as handed over.",
  "not-failed": "This request cannot be searched again as it stands.",
  "not-by-hand": "This request is not one to be done by hand.",
  "not-earlier": "The date must be before the day Shopify sent the request.",
  "not-waiting": "This erasure does not wait for anything.",
  "not-watching": "Nothing of this request is left to be read back.",
  "not-a-development-store": "Audits run in development stores only.",
  "too-many-people": "Please choose how many people are made up from the list.",
  "already-running": "One audit runs already.",
  "too-many-today": `This store had ${selfAuditLimits.mostADay} audits within a day. Please try again tomorrow.`,
  "scan-running": "One scan runs already.",
  "too-many-scans": "This store was looked at very often today. Please try again tomorrow.",
  "one-selector": "Enter both buttons, or none.",
  "not-an-address": "This is no e-mail address, and no phone number.",
  "no-register": "The register is not started yet.",
  "register-full": "The register has no room for so much. Take some things out first.",
  "not-open": "This request is done; its deadline stays as it was.",
  "no-such-tool": "This tool is not there any more.",
  "already-decided": "This was decided already, or its time is over.",
  "not-a-date": "Please enter a date such as 2026-11-02.",
};

const statuses: Readonly<Record<string, number>> = { "not-allowed": 403, "not-found": 404 };

/** The response to an action: 200, or the refusal's status with the reason in plain words. */
export function replyTo(
  result: { readonly ok: true } | { readonly ok: false; readonly reason: string },
  done: string,
): Response {
  if (result.ok) return Response.json({ ok: true, message: done } satisfies ActionReply);
  const message = refusals[result.reason] ?? "This could not be done.";
  return Response.json({ ok: false, message } satisfies ActionReply, {
    status: statuses[result.reason] ?? 409,
  });
}
