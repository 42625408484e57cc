import type { NoticeState } from "./types.ts";

/**
 * Puts the notice's style into effect without a style element, so that a strict Content-Security-Policy
 * allows it; browsers without constructed style sheets (Safari before 16.4) get an element.
 */
export function adoptStyle(text: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  } catch {
    const style = document.createElement("style");
    style.textContent = text;
    document.head.append(style);
  }
}

/** Words for where a visitor is: elements carry what they say outside opt-in regions in `data-out`. */
export function speakFor(root: ParentNode, regime: NoticeState["regime"]): void {
  if (regime === "opt-in") return;
  for (const element of root.querySelectorAll<HTMLElement>("[data-out]"))
    element.textContent = element.dataset["out"] ?? "";
}

/**
 * Makes the notice the first child of the body as soon as there is one, so that it is there at first paint.
 * The template holds the style as its first text, then the notice.
 */
export function attachNotice({ isAsking, regime, gpc }: NoticeState): void {
  const template = document.querySelector<HTMLTemplateElement>("template#lagom-template");
  if (!template) return;
  adoptStyle(template.content.firstChild?.textContent ?? "");
  if (!isAsking) return;
  const notice = template.content.children[0]?.cloneNode(true);
  if (!(notice instanceof HTMLElement)) return;
  speakFor(notice, regime);
  if (!gpc) notice.querySelector(".lagom-notice__signal")?.remove();
  const attach = (): boolean => {
    const { body } = document as Partial<Document>;
    body?.prepend(notice);
    return Boolean(body);
  };
  if (attach()) return;
  new MutationObserver((_changes, observer) => {
    if (attach()) observer.disconnect();
  }).observe(document.documentElement, { childList: true });
}
