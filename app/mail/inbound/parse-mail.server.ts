import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { type InboundMail, type MailParty } from "../../domain/newsletter/inbound/types.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import { readHtmlMail } from "./read-html-mail.server.ts";

/** Why a message is no mail anybody can read. */
export type UnreadableReason = "empty" | "too-complex" | "unreadable";

/** The words stand before the attachments: of a larger message only the beginning is read. */
const maxBytes = 2 * 1024 * 1024;
const maxText = 100_000;
const maxSubject = 500;
const maxHeaderValue = 2_000;
const maxIds = 50;
const maxParties = 100;

const options = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
} as const;

/**
 * Takes a raw message (RFC 5322, MIME) apart. Never throws: whatever somebody sends, the mailbox
 * goes on. A message with more parts, deeper parts or longer headers than any mail has is refused
 * by the parser's own limits and answered as `too-complex`.
 */
export async function parseMail(raw: Uint8Array): Promise<Result<InboundMail, UnreadableReason>> {
  if (raw.length === 0) return err("empty");
  try {
    const parsed = await simpleParser(Buffer.from(raw.subarray(0, maxBytes)), options);
    const mail = toMail(parsed);
    return mail.headers.size === 0 ? err("unreadable") : ok(mail);
  } catch (error) {
    return err(isLimit(error) ? "too-complex" : "unreadable");
  }
}

function isLimit(error: unknown): boolean {
  return error instanceof Error && /\bmax/iu.test(error.message);
}

function toMail(parsed: ParsedMail): InboundMail {
  const plain = parsed.text ?? "";
  const html = parsed.html === false ? "" : (parsed.html ?? "");
  const isHtmlOnly = plain.trim() === "" && html !== "";
  return {
    messageId: idsOf(parsed.messageId)[0] ?? "",
    from: fromOf(parsed),
    to: partiesOf(parsed.to),
    subject: oneLine(parsed.subject ?? "").slice(0, maxSubject),
    headers: headersOf(parsed),
    text: (isHtmlOnly ? readHtmlMail(html) : plain).slice(0, maxText),
    isHtmlOnly,
    inReplyTo: idsOf(parsed.inReplyTo),
    references: idsOf(parsed.references),
  };
}

/** One writer, or nobody: a mail that names several has none to act for (RFC 7489, section 6.6.1). */
function fromOf(parsed: ParsedMail): MailParty {
  const parties = partiesOf(parsed.from);
  const lines = parsed.headerLines.filter(({ key }) => key === "from");
  const [first] = parties;
  return first === undefined || parties.length > 1 || lines.length > 1
    ? { address: "", name: "" }
    : first;
}

function partiesOf(field: AddressObject | AddressObject[] | undefined): readonly MailParty[] {
  const objects = field === undefined ? [] : [field].flat();
  return objects
    .flatMap((one) => one.value)
    .slice(0, maxParties)
    .map((one) => ({
      address: oneLine(one.address ?? "").normalize("NFC"),
      name: oneLine(one.name),
    }))
    .filter((one) => /^[^\s@<>]{1,64}@[^\s@<>]{1,255}$/u.test(one.address));
}

function headersOf(parsed: ParsedMail): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const { key, line } of parsed.headerLines) {
    const value = oneLine(line.slice(line.indexOf(":") + 1)).slice(0, maxHeaderValue);
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  return headers;
}

function idsOf(field: string | string[] | undefined): readonly string[] {
  const text = [field ?? []].flat().join(" ").slice(0, 20_000);
  return (text.match(/[^\s<>,]{1,500}/gu) ?? []).slice(0, maxIds);
}

/** Encoded words may hold line breaks: nothing of a mail may begin a line of ours. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}
