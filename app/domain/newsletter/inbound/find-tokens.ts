import type { InboundMail } from "./types.ts";

/** Fields in which servers on the way note whom the envelope was for. */
const addressFields = [
  "delivered-to",
  "x-original-to",
  "envelope-to",
  "x-forwarded-to",
  "to",
  "cc",
];
/** `unsubscribe+<token>@…`, with the shop's name before the token where the address is of all shops. */
const inAddress = /(?<![\w.+-])unsubscribe\+(?:[a-z\d-]+\.)?([\w-]{40,})@/giu;
/** As our own `List-Unsubscribe` has mail programs write it. */
const inSubject = /^\s*unsubscribe ([\w-]{40,})\s*$/iu;
const most = 5;

/**
 * What may be a link's token in a mail: in the address it was sent to, or, since a name before the `@` may
 * be no longer than 64 letters (RFC 5321, section 4.5.3.1.1), in the subject. None is read in its words:
 * there it may stand in a quoted newsletter of anybody's.
 *
 * @param recipients of the envelope
 */
export function findTokens(mail: InboundMail, recipients: readonly string[]): readonly string[] {
  const fields = addressFields.flatMap((name) => mail.headers.get(name) ?? []);
  const found = [...recipients, ...fields].flatMap((text) =>
    [...text.matchAll(inAddress)].map(([, token]) => token ?? ""),
  );
  const [, ofSubject] = inSubject.exec(mail.subject) ?? [];
  return [...new Set(ofSubject === undefined ? found : [ofSubject, ...found])].slice(0, most);
}
