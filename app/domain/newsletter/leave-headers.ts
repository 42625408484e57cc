export type WaysOut = {
  /** The page behind the link, which takes the one-click POST as well. */
  readonly url?: string | undefined;
  /** Where a mail with the subject is read; `unsubscribe`, where none is given. */
  readonly mailto?: string | undefined;
  readonly subject?: string | undefined;
};

/** Header fields of a mail, by name. */
export type LeaveHeaders = Readonly<Record<string, string>>;

/**
 * The header fields by which mail programs offer a way out: `List-Unsubscribe` (RFC 2369) with the page
 * and the address, and `List-Unsubscribe-Post` (RFC 8058) where there is a page. Both must be among the
 * fields the message's DKIM signature covers. An address that cannot stand in a header is left out.
 */
export function leaveHeaders({ url, mailto, subject = "unsubscribe" }: WaysOut): LeaveHeaders {
  const ways = [
    ...(url === undefined ? [] : [url]),
    ...(mailto === undefined ? [] : [`mailto:${mailto}?subject=${encodeURIComponent(subject)}`]),
  ].filter((way) => !/[\s<>,\p{Cc}]/u.test(way));
  if (ways.length === 0) return {};
  const list = { "List-Unsubscribe": ways.map((way) => `<${way}>`).join(", ") };
  return url === undefined
    ? list
    : { ...list, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
