import type { NoticeWords } from "../../app/domain/consent/types.ts";
import type { Gate, Held } from "./gate-state.ts";
import { restoreElement } from "./run-held.ts";

const style =
  ":root{color-scheme:light dark}body{box-sizing:border-box;min-height:100vh;margin:0;padding:16px;" +
  "display:flex;flex-direction:column;gap:12px;align-items:center;justify-content:center;" +
  "font:16px/1.4 system-ui,sans-serif;text-align:center;background:Canvas;color:CanvasText}" +
  "p{margin:0;max-width:36em}button{min-height:44px;padding:8px 16px;font:inherit;cursor:pointer}";

/**
 * Says in a held-back frame why it is empty, with a button that shows this one. The words stand in the
 * frame itself, which is a blank page of the shop's: its size, place and order of focus stay as they are.
 */
export function fillFrame(gate: Gate, entry: Held, words: NoticeWords): void {
  const [, , frame] = entry;
  if (!(frame instanceof HTMLIFrameElement)) return;
  const write = () => {
    if (gate.held.includes(entry)) writeFrame(frame, words, () => showOnce(gate, entry));
  };
  write();
  // A blank page may still be on its way.
  frame.addEventListener("load", write);
}

function writeFrame(frame: HTMLIFrameElement, words: NoticeWords, show: () => void): void {
  const page = frame.contentDocument;
  if (!page?.defaultView || page.body.childElementCount > 0 || frame.offsetHeight < 60) return;
  page.documentElement.lang = words.language;
  page.documentElement.dir = words.direction;
  page.title = frame.title;
  const text = page.createElement("p");
  text.textContent = words.texts["held"] ?? "";
  const button = page.createElement("button");
  button.textContent = words.texts["showOnce"] ?? "";
  button.addEventListener("click", () => {
    show();
    frame.focus();
  });
  page.body.append(text, button);
  const sheet = new page.defaultView.CSSStyleSheet();
  sheet.replaceSync(style);
  page.adoptedStyleSheets.push(sheet);
}

/** Loads this one, though its category stays as it was. */
function showOnce(gate: Gate, entry: Held): void {
  const { held, state } = gate;
  const [letters, release, frame] = entry;
  held.splice(held.indexOf(entry), 1);
  gate.state = { ...state, granted: state.granted + letters };
  if (release) release();
  else restoreElement(frame as Element);
  gate.state = state;
}
