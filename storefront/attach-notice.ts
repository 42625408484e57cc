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

/** Makes it the first child of the body, as soon as there is one. */
function putFirst(notice: Node): void {
  const put = (): boolean => {
    const { body } = document as Partial<Document>;
    body?.prepend(notice);
    return Boolean(body);
  };
  if (put()) return;
  new MutationObserver((_changes, observer) => {
    if (put()) observer.disconnect();
  }).observe(document.documentElement, { childList: true });
}

/**
 * Shows the notice where there is something to ask, so early that it is there at first paint. The template
 * holds the style as its first text, then the notice.
 */
export function attachNotice(state: NoticeState, isFirst = false): void {
  const template = document.querySelector<HTMLTemplateElement>("template#lagom-template");
  if (!template) return;
  if (isFirst) adoptStyle(template.content.firstChild?.textContent ?? "");
  if (!state.isAsking) return;
  const [notice] = document.importNode(template.content, true).children;
  if (notice) putFirst(fitTo(notice, state));
}

/** Words for where a visitor is, and only the parts that are true of `state` (`data-if` names its property). */
export function fitTo<Layer extends Element>(
  notice: Layer,
  state: Pick<NoticeState, "regime"> & Readonly<Record<string, unknown>>,
): Layer {
  speakFor(notice, state.regime);
  for (const part of notice.querySelectorAll<HTMLElement>("[data-if]"))
    if (!state[part.dataset["if"] ?? ""]) part.remove();
  return notice;
}
