import { copyWords } from "../copy-words.ts";
import type { Gate, Held } from "./gate-state.ts";
import { restoreElement } from "./run-held.ts";

const style =
  ":root{color-scheme:light dark}body{display:grid;place-content:center;gap:12px;min-height:95vh;" +
  "margin:0 16px;font:16px/1.4 system-ui;text-align:center}p{margin:0}" +
  "button{min-height:44px;justify-self:center;font:inherit}";

/**
 * Says in a held-back frame why it is empty, with a button that shows this one. The words stand in the
 * frame itself, which is a blank page of the shop's: its size, place and order of focus stay as they are.
 */
export function fillFrame(gate: Gate, entry: Held): void {
  const [, , frame] = entry;
  if (!(frame instanceof HTMLIFrameElement)) return;
  const write = () => {
    if (gate.held.includes(entry)) writeFrame(frame, () => showOnce(gate, entry));
  };
  write();
  // A blank page may still be on its way.
  frame.addEventListener("load", write);
}

function writeFrame(frame: HTMLIFrameElement, show: () => void): void {
  const page = frame.contentDocument;
  if (!page?.defaultView || page.body.childElementCount > 0 || frame.offsetHeight < 60) return;
  const [, , words] = copyWords();
  page.documentElement.lang = words.lang;
  page.documentElement.dir = words.dir;
  page.title = frame.title;
  words.querySelector("button")?.addEventListener("click", () => {
    show();
    frame.focus();
  });
  page.body.append(...words.children);
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
