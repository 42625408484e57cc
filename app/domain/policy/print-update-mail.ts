import { escapeHtml } from "../shared/escape-html.ts";
import type { Language } from "../shared/language.ts";
import { createSpeech, type Speech } from "./speech.ts";
import type { PolicyText } from "./types.ts";

export type UpdateToTell = {
  readonly language: Language;
  /** Of the store. */
  readonly name: string;
  /** Where answers go: also the way out. */
  readonly email: string;
  readonly policyUrl: string;
  /** YYYY-MM-DD of a change to come; null where it is in force. */
  readonly changesOn: string | null;
  readonly text: Pick<PolicyText, "changesHtml">;
  readonly because: "agreed" | "consent";
};

export type UpdateMail = {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/**
 * The mail that tells of a changed policy (P7): what changes, from when, why one gets it, and how to
 * get no more or withdraw.
 */
export function printUpdateMail(update: UpdateToTell): UpdateMail {
  const { language, name, policyUrl, text } = update;
  const speech = createSpeech(language);
  const subject = speech.say("update.subject", { name });
  const intro = introOf(speech, update.changesOn);
  const what = speech.say("update.what");
  const link = speech.say("update.link", { url: policyUrl });
  const small = whyOf(speech, update);
  const changes = toLines(text.changesHtml);
  return {
    ...{ language, subject },
    text: [intro, `${what}\n${changes}`, link, "-- ", ...small].join("\n\n"),
    html: toPage(
      { language, subject, intro, what, small, changesHtml: text.changesHtml, link },
      policyUrl,
    ),
  };
}

function introOf(speech: Speech, changesOn: string | null): string {
  return changesOn === null
    ? speech.say("update.intro-now")
    : speech.say("update.intro", { date: speech.day(changesOn) });
}

/** Whoever asked to be told may stop that; whoever consented may withdraw, which stops more. */
function whyOf(speech: Speech, { because, email }: UpdateToTell): readonly string[] {
  return because === "agreed"
    ? [speech.say("update.because-agreed"), speech.say("update.leave", { email })]
    : [speech.say("update.because-consent", { email })];
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** The list of changes as lines of plain text; its markup is our own and known. */
function toLines(changesHtml: string): string {
  return changesHtml
    .replace(/<li>/gu, "\n- ")
    .replace(/<[^>]*>/gu, "")
    .replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? entity)
    .trim();
}

type Page = {
  readonly language: Language;
  readonly subject: string;
  readonly intro: string;
  readonly what: string;
  readonly changesHtml: string;
  readonly link: string;
  readonly small: readonly string[];
};

function toPage(page: Page, policyUrl: string): string {
  const url = escapeHtml(policyUrl);
  const link = escapeHtml(page.link).replace(
    url,
    `<a href="${url}" style="color:#1f5c4a">${url}</a>`,
  );
  const small = page.small.map((text) => `<p style="margin:4px 0">${escapeHtml(text)}</p>`);
  return `<!doctype html>
<html lang="${page.language}"><head><meta charset="utf-8"><title>${escapeHtml(page.subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1c2321">
<div style="max-width:560px">
<p>${escapeHtml(page.intro)}</p>
<h2 style="font-size:18px">${escapeHtml(page.what)}</h2>
${page.changesHtml}
<p>${link}</p>
<div style="color:#55605c;font-size:13px;border-top:1px solid #dde3e0;padding-top:8px">
${small.join("\n")}
</div></div></body></html>
`;
}
