import type { InboundMail } from "./types.ts";

/** What a mail provider sends to an address before it forwards there. */
export type ForwardingCode = { readonly code: string; readonly link: string | null };

/**
 * Gmail forwards to nobody who has not shown that the mails reach them (Google, "Automatically forward Gmail
 * messages to another account"): it sends a number and a link. Nobody but Lagom sees that mail, so the
 * merchant is shown both. Whether the mail is Google's is for the caller to judge.
 */
export function findForwardingCode({
  from,
  subject,
  text,
}: InboundMail): ForwardingCode | undefined {
  if (from.address.toLowerCase() !== googlesForwarder) return undefined;
  const [, code] = /\(#(\d{6,12})\)/u.exec(subject) ?? /(?<!\d)(\d{9})(?!\d)/u.exec(text) ?? [];
  const [link = null] =
    /https:\/\/(?:mail|mail-settings)\.google\.com\/mail\/vf-[\w%.~=-]+/u.exec(text) ?? [];
  return code === undefined ? undefined : { code, link };
}

export const googlesForwarder = "forwarding-noreply@google.com";
