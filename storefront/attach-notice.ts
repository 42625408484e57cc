import { findFirst, findWords } from "./templates.ts";
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
    style.append(text);
    document.head.append(style);
  }
}

/**
 * Shows the notice where there is something to ask, as the body's first child: as soon as there is one,
 * so that it is there at first paint.
 */
export function attachNotice(state: NoticeState): void {
  const put = (): unknown => {
    const { body } = document as Partial<Document>;
    body?.prepend(makeNotice(state));
    return body;
  };
  if (!state.isAsking || put()) return;
  const observer = new MutationObserver(() => put() && observer.disconnect());
  observer.observe(document.documentElement, { childList: true });
}

/** The first layer, with the words for where a visitor is: what few need stands behind the script, for all layers. */
function makeNotice({ regime, gpc }: NoticeState): Element {
  const [notice] = document.importNode(findFirst().content, true).children;
  const later = findWords().content;
  const parts = notice?.querySelectorAll("h2,p") ?? [];
  if (regime !== "opt-in")
    later.querySelectorAll<HTMLElement>("[data-out]").forEach(({ dataset }, at) => {
      parts[at]?.replaceChildren(dataset["out"] ?? "");
    });
  const signal = gpc && later.querySelector("[data-if=gpc]");
  if (signal) parts[1]?.after(signal.cloneNode(true));
  return notice as Element;
}
