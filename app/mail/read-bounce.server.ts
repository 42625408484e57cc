import { type ParsedMail, simpleParser } from "mailparser";

/** What a delivery report (RFC 3464) says of a mail of ours. */
export type DeliveryReport = {
  /** Addresses the report was sent to; ours names the mail. */
  readonly addresses: readonly string[];
  /** Message-ID of the mail that came back, where the report quotes it. */
  readonly messageId: string | undefined;
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded`. */
  readonly action: string;
  /** RFC 3463, such as `5.1.1`. */
  readonly status: string;
};

const statusPattern = /^[245]\.\d{1,3}\.\d{1,3}/u;

/** Reads a mail as a delivery report; undefined when it is none. */
export async function readDeliveryReport(raw: Buffer): Promise<DeliveryReport | undefined> {
  const mail = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  });
  const part = mail.attachments.find((one) => one.contentType === "message/delivery-status");
  if (part === undefined) return undefined;
  // First group: about the report. One more for every recipient; our mails have one.
  const groups = part.content
    .toString("utf8")
    .split(/\r?\n\s*\r?\n/u)
    .map(readFields);
  const recipient = groups.find((fields) => fields.has("action"));
  const action = recipient?.get("action")?.toLowerCase();
  const status = statusPattern.exec(recipient?.get("status") ?? "")?.[0];
  if (action === undefined || status === undefined) return undefined;
  return { addresses: readAddresses(mail), messageId: readMessageId(mail), action, status };
}

/** `Name: value` lines, continued ones joined; names in lower case. */
function readFields(group: string): ReadonlyMap<string, string> {
  const lines = group.replace(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u);
  return new Map(
    lines.flatMap((line): (readonly [string, string])[] => {
      const end = line.indexOf(":");
      return end < 1 ? [] : [[line.slice(0, end).toLowerCase(), line.slice(end + 1).trim()]];
    }),
  );
}

/**
 * To whom it went: the visible addressee and what mail servers note on the way.
 * Anybody may write these lines, so they are taken apart in one pass: a pattern
 * that looks for an address from every letter takes seconds over a long line.
 */
function readAddresses(mail: ParsedMail): readonly string[] {
  const lines = mail.headerLines
    .filter(({ key }) => ["to", "delivered-to", "x-original-to", "envelope-to"].includes(key))
    .map(({ line }) => line);
  const words = lines.flatMap((line) => line.split(/[\s<>:;,"]+/u));
  return words.filter((word) => word.includes("@"));
}

/** The returned mail or its headers come as a part of the report. */
function readMessageId(mail: ParsedMail): string | undefined {
  const returned = mail.attachments.find((one) =>
    ["message/rfc822", "text/rfc822-headers", "message/global"].includes(one.contentType),
  );
  const headers = returned?.content.toString("utf8").split(/\r?\n\r?\n/u)[0] ?? "";
  return /^message-id:\s*(<[^<>\s]+>)/imu.exec(headers)?.[1];
}
