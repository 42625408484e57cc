import { escapeHtml } from "../domain/shared/escape-html.ts";
import type { MailContact, OutboxMail } from "../domain/data-requests/mails.ts";
import { createTexts, type Dictionary } from "../domain/shared/texts.ts";
import type { DkimSignature, SenderDomains } from "./sender-domains.server.ts";

/** A mail as the transport takes it. */
export type MailMessage = {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly envelope: { readonly from: string; readonly to: string };
  /** Set where it goes out from the shop's own domain; the operator's server signs the others. */
  readonly dkim?: DkimSignature;
};

export type MessageSetting = {
  /** The operator's authenticated address. */
  readonly from: string;
  /** The app's client id, which the admin's addresses know it by. */
  readonly appKey: string;
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
  readonly bounceAddressOf: (mail: OutboxMail) => string;
  /** How to send from shops' own domains; undefined where the operator has set no key. */
  readonly senders?: SenderDomains | undefined;
};

/** A mail that can be addressed: its contact has an address. */
export type AddressedMail = {
  readonly mail: OutboxMail;
  readonly contact: MailContact & { readonly contactEmail: string };
};

/**
 * The message of a mail: what happened, until when to act, and the link into
 * the admin. No data of the person: who reads the mail on its way learns that
 * there is a request, nothing else.
 */
export function composeMessage(setting: MessageSetting, addressed: AddressedMail): MailMessage {
  const { mail, contact } = addressed;
  const texts = createTexts(setting.dictionaries, contact.language);
  const shop = oneLine(contact.shopName);
  const link = adminLink(setting.appKey, mail, contact);
  const due = mail.dueAt === null ? "" : formatDue(mail.dueAt, contact, texts.language);
  const paragraphs = [
    texts.say(`mail.${mail.template}.lead`, { shop }),
    texts.say(`mail.${mail.template}.next`, { due }),
  ];
  const action = texts.say(`mail.${mail.template}.link`);
  const small = [
    ...(mail.dataRequestId === null ? [] : [texts.say("mail.request", { id: mail.dataRequestId })]),
    texts.say("mail.why", { shop }),
  ];
  const subject = texts.say(`mail.${mail.template}.subject`);
  return {
    ...frameMessage(setting, { mail, contact, to: contact.contactEmail }),
    subject,
    text: [...paragraphs, `${action}:\n${link}`, "-- ", ...small].join("\n\n"),
    html: renderHtml({ subject, paragraphs, action, link, small, language: texts.language }),
  };
}

/** All of a message but its words: from whom, to whom, and where it comes back to. */
export function frameMessage(
  setting: MessageSetting,
  { mail, contact, to }: AddressedMail & { readonly to: string },
): Omit<MailMessage, "subject" | "text" | "html"> {
  return {
    from: { name: oneLine(contact.shopName), address: senderOf(setting, contact) },
    to,
    replyTo: contact.contactEmail,
    messageId: mail.messageId,
    // No out-of-office answers, please (RFC 3834; the second is Exchange's word for it).
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    envelope: { from: setting.bounceAddressOf(mail), to },
    ...(contact.senderDomain === null || setting.senders === undefined
      ? {}
      : { dkim: setting.senders.signatureOf(mail.installationId, contact.senderDomain) }),
  };
}

/** The request's page inside Shopify's admin; the app's page where no request is meant. */
function adminLink(appKey: string, mail: OutboxMail, contact: MailContact): string {
  const store = contact.shop.replace(/\.myshopify\.com$/u, "");
  const page = mail.dataRequestId === null ? "app" : `app/requests/${mail.dataRequestId}`;
  return `https://admin.shopify.com/store/${store}/apps/${encodeURIComponent(appKey)}/${page}`;
}

/** The operator's address, or the same name at the shop's own domain once that is verified. */
function senderOf({ from, senders }: MessageSetting, { senderDomain }: MailContact): string {
  return senderDomain === null || senders === undefined
    ? from
    : `${from.slice(0, from.lastIndexOf("@"))}@${senderDomain}`;
}

function formatDue(dueAt: Date, { timeZone }: MailContact, language: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "long",
    timeZone,
  }).format(dueAt);
}

/** A shop's name stands in headers, where a line break would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

function renderHtml(parts: {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action: string;
  readonly link: string;
  readonly small: readonly string[];
  readonly language: string;
}): string {
  const paragraphs = parts.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`);
  const small = parts.small.map((text) => `<p style="margin:4px 0">${escapeHtml(text)}</p>`);
  return `<!doctype html>
<html lang="${parts.language}"><head><meta charset="utf-8"><title>${escapeHtml(parts.subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1c2321">
<div style="max-width:560px">
${paragraphs.join("\n")}
<p><a href="${escapeHtml(parts.link)}" style="display:inline-block;background:#1f5c4a;color:#fff;padding:10px 18px;border-radius:6px;text-decoration:none">${escapeHtml(parts.action)}</a></p>
<div style="color:#55605c;font-size:13px;border-top:1px solid #dde3e0;padding-top:8px">
${small.join("\n")}
</div></div></body></html>
`;
}
