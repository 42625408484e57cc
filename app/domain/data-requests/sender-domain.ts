/** Why mail does not go out from a shop's own domain. */
export type SenderDomainFault = "no-record" | "other-key" | "dns-failed";

/** The DNS record by which a shop lets the operator sign for its domain. */
export type SenderDomainRecord = {
  readonly name: string;
  readonly type: "CNAME";
  readonly value: string;
};

/** A shop's own domain to send from, as the settings show it. */
export type SenderDomainView = {
  readonly domain: string | null;
  readonly record: SenderDomainRecord | null;
  readonly verifiedAt: Date | null;
};

const labelPattern = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/u;

/**
 * Reads a domain as people type it (`Fjällglimt.se`, `https://fjallglimt.se/`,
 * `info@fjallglimt.se`) as the ASCII name DNS knows; undefined when it is none.
 */
export function parseSenderDomain(text: string): string | undefined {
  const bare = text.trim().replace(/^(https?:\/\/|.*@)/iu, "");
  const address = `https://${bare}`;
  if (!URL.canParse(address)) return undefined;
  const name = new URL(address).hostname.replace(/\.$/u, "");
  const labels = name.split(".");
  const isName = labels.length >= 2 && labels.every((label) => labelPattern.test(label));
  return isName && name.length <= 200 && !/^\d+$/u.test(labels.at(-1) ?? "") ? name : undefined;
}
