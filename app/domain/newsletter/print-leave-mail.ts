import { escapeHtml } from "../shared/escape-html.ts";
import type { Language } from "../shared/language.ts";
import { createLeaveWords } from "./leave-words.ts";
import type { LeaveMessage } from "./ports.ts";

export type LeaveMailText = {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/**
 * The mail with the link an entered address was promised, or the one that tells somebody who wrote that
 * it is done. No picture and nothing that is loaded: opening it tells nobody anything.
 *
 * @param name of the store
 */
export function printLeaveMail(message: LeaveMessage, name: string): LeaveMailText {
  const { language, template, link } = message;
  const { say } = createLeaveWords(language);
  const isLink = template === "leave-link";
  const subject = say(isLink ? "mail.link.subject" : "mail.left.subject", { name });
  const lead = say(isLink ? "mail.link.lead" : "mail.left.lead", { name });
  const action = say(isLink ? "leave.button" : "undo.button");
  const small = say(isLink ? "mail.link.ignore" : "mail.left.undo");
  return {
    ...{ language, subject },
    text: [lead, `${action}:\n${link}`, small].join("\n\n"),
    html: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif">
<div style="max-width:560px">
<p>${escapeHtml(lead)}</p>
<p><a href="${escapeHtml(link)}" style="display:inline-block;background:#1f5c4a;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;font-weight:bold">${escapeHtml(action)}</a></p>
<p style="font-size:14px">${escapeHtml(small)}</p>
</div></body></html>
`,
  };
}
