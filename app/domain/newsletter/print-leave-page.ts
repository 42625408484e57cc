import { escapeHtml } from "../shared/escape-html.ts";
import type { Language } from "../shared/language.ts";
import { createLeaveWords, type LeaveWords } from "./leave-words.ts";
import { pageStyle } from "./page-style.ts";
import { hasTopic } from "./topics.ts";
import { type Topics, topics } from "./types.ts";

/** What a page about leaving shows. */
export type LeaveView =
  | { readonly kind: "leave" }
  | { readonly kind: "left"; readonly undo: string }
  /** Behind the link in the mail that told them. */
  | { readonly kind: "undo"; readonly undo: string }
  | { readonly kind: "undone" }
  | { readonly kind: "chosen"; readonly out: Topics; readonly lessOften: boolean }
  | { readonly kind: "enter" }
  | { readonly kind: "sent" }
  | { readonly kind: "busy" };

export type LeavePage = {
  readonly language: Language;
  /** Of the store; null where it is not known. */
  readonly name: string | null;
  readonly email: string | null;
  readonly view: LeaveView;
  /** Where its forms go; the page's own address without. */
  readonly action?: string;
  readonly direction?: "ltr" | "rtl";
};

/** As a page without script may be: nothing is loaded, nothing is framed, forms stay here. */
export const leavePagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** A whole page, without script; every word that is not ours is escaped. */
export function printLeavePage(page: LeavePage): string {
  const words = createLeaveWords(page.language);
  const name = page.name ?? "";
  const isNameless = page.view.kind === "leave" && name === "";
  const title = words.say(isNameless ? "enter.title" : titles[page.view.kind], { name });
  const parts = bodyOf(words, page);
  return `<!doctype html>
<html lang="${words.language}" dir="${page.direction ?? "ltr"}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">
<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title><style>${pageStyle}</style></head>
<body><main>
${name === "" ? "" : `<p class="shop"><bdi>${escapeHtml(name)}</bdi></p>`}
<h1>${escapeHtml(title)}</h1>
${parts.join("\n")}
</main></body></html>
`;
}

const titles = {
  leave: "leave.title",
  left: "left.title",
  undo: "left.title",
  undone: "undone.title",
  chosen: "chosen.title",
  enter: "enter.title",
  sent: "sent.title",
  busy: "busy.title",
} as const satisfies Record<LeaveView["kind"], string>;

function bodyOf(words: LeaveWords, page: LeavePage): readonly string[] {
  const { view } = page;
  const say = (key: Parameters<LeaveWords["say"]>[0]) => paragraph(words.say(key));
  const help = helpOf(words, page.email);
  switch (view.kind) {
    // What they get now is not shown: a box ticked unseen would bring back what they had left.
    case "leave":
      return [say("leave.lead"), leaveForm(words, page)];
    case "left":
    case "undo":
      return [
        say("left.lead"),
        undoForm(words, page, view.undo),
        chooseForm(words, page, { out: "all", lessOften: false }),
        help,
      ];
    case "undone":
      return [say("undone.lead"), leaveForm(words, page), help];
    case "chosen":
      return [chooseForm(words, page, view), leaveForm(words, page), help];
    case "enter":
      return [say("enter.lead"), enterForm(words, page)];
    case "sent":
      return [say("sent.lead"), help];
    case "busy":
      return [say("busy.lead")];
  }
}

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

function helpOf(words: LeaveWords, email: string | null): string {
  if (email === null) return "";
  const address = escapeHtml(email);
  const link = `<a href="mailto:${address}"><bdi>${address}</bdi></a>`;
  const text = escapeHtml(words.say("help")).replace("{email}", () => link);
  return `<p class="help">${text}</p>`;
}

type Form = { readonly act: string; readonly inner: string };

function form({ action }: LeavePage, { act, inner }: Form): string {
  const to = action === undefined ? "" : ` action="${escapeHtml(action)}"`;
  return `<form method="post"${to}><input type="hidden" name="act" value="${act}">${inner}</form>`;
}

function button(text: string, look: "main" | "quiet"): string {
  return `<button class="${look}">${escapeHtml(text)}</button>`;
}

function leaveForm(words: LeaveWords, page: LeavePage): string {
  const look = page.view.kind === "leave" ? "main" : "quiet";
  return form(page, { act: "leave", inner: button(words.say("leave.button"), look) });
}

function undoForm(words: LeaveWords, page: LeavePage, undo: string): string {
  const hidden = `<input type="hidden" name="undo" value="${escapeHtml(undo)}">`;
  const inner = `${hidden}${button(words.say("undo.button"), "quiet")}`;
  return `<section><h2>${escapeHtml(words.say("undo.title"))}</h2>${form(page, { act: "undo", inner })}</section>`;
}

type Chosen = { readonly out: Topics; readonly lessOften: boolean };

function chooseForm(words: LeaveWords, page: LeavePage, { out, lessOften }: Chosen): string {
  const rows = topics.map((topic) =>
    tick({
      name: "topic",
      value: topic,
      isOn: !hasTopic(out, topic),
      text: words.say(`topic.${topic}`),
    }),
  );
  const less = tick({ name: "less", value: "1", isOn: lessOften, text: words.say("choose.less") });
  const legend = `<legend>${escapeHtml(words.say("choose.lead"))}</legend>`;
  const save = button(words.say("choose.button"), "quiet");
  const inner = `<fieldset>${legend}${rows.join("")}</fieldset>${less}${save}`;
  const isAgain = page.view.kind === "chosen";
  const title = isAgain ? "" : `<h2>${escapeHtml(words.say("choose.title"))}</h2>`;
  return `<section>${title}${form(page, { act: "choose", inner })}</section>`;
}

function tick(box: {
  readonly name: string;
  readonly value: string;
  readonly isOn: boolean;
  readonly text: string;
}): string {
  const { name, value, isOn, text } = box;
  const checked = isOn ? " checked" : "";
  const input = `<input type="checkbox" name="${name}" value="${value}"${checked}>`;
  return `<label class="tick">${input}<span>${escapeHtml(text)}</span></label>`;
}

function enterForm(words: LeaveWords, page: LeavePage): string {
  const field = `<input id="email" type="email" name="email" required maxlength="254" autocomplete="email" inputmode="email" dir="ltr">`;
  const label = `<label for="email">${escapeHtml(words.say("enter.label"))}</label>`;
  const inner = `${label}${field}${button(words.say("enter.button"), "main")}`;
  return form(page, { act: "ask", inner });
}
