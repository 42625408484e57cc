import type { NoticeState } from "./types.ts";

/**
 * Puts a style into effect without a style element, so that a strict Content-Security-Policy
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

/** What Liquid left in an inert template. */
export const templateOf = (id: string): DocumentFragment | undefined =>
  (document.getElementById(id) as HTMLTemplateElement | null)?.content;

/**
 * Shows the notice where there is something to ask, as the body's first child: as soon as there is one,
 * so that it is there at first paint.
 */
export function attachNotice(state: NoticeState): void {
  const put = (): boolean => {
    const { body } = document as Partial<Document>;
    if (body) body.prepend(makeNotice(state));
    return Boolean(body);
  };
  if (!state.isAsking || put()) return;
  new MutationObserver((_changes, observer) => {
    if (put()) observer.disconnect();
  }).observe(document.documentElement, { childList: true });
}

/** The first layer in the words for where a visitor is. What few need stands behind the script, for all layers. */
function makeNotice({ regime, gpc }: NoticeState): Element | string {
  const notice = templateOf("lagom-template")?.firstElementChild?.cloneNode(true) as Element | null;
  if (!notice) return "";
  const later = templateOf("lagom-words");
  const [title, body] = notice.querySelectorAll("h2,p");
  if (regime !== "opt-in")
    later?.querySelectorAll<HTMLElement>("[data-out]").forEach((element, at) => {
      const part = [title, body][at];
      if (part) part.textContent = element.dataset["out"] ?? "";
    });
  const signal = gpc && later?.querySelector("[data-if=gpc]");
  if (signal) body?.after(signal.cloneNode(true));
  return notice;
}
