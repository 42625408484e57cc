import type { Gate, Held } from "./gate-state.ts";
import { answerDatabase, closeWithdrawn } from "./answer-database.ts";
import { hearLateListeners } from "./late-listeners.ts";

const javascript = /^(?:|module|(?:text|application)\/(?:java|ecma)script)$/iu;
const isScript = (target: unknown): target is HTMLScriptElement =>
  target instanceof Element && target.localName === "script";
const isDeferred = ([, go, target]: Held) =>
  !go &&
  isScript(target) &&
  !target.hasAttribute("async") &&
  (target.dataset["lagomType"] === "module" ||
    (target.defer && (target.hasAttribute("src") || "lagomSrc" in target.dataset)));

/**
 * Lets go what was held back, as the page would have run it: in its order, an inline script after the
 * files before it, deferred scripts and modules last, `async` ones whenever they come. Listeners that
 * late scripts add for events of the page's loading are called once all have run.
 */
export async function runHeld(gate: Gate, entries: readonly Held[]): Promise<void> {
  if (entries.length === 0) return;
  const hearing = hearLateListeners();
  let files: Promise<unknown> = Promise.resolve();
  for (const entry of [
    ...entries.filter((one) => !isDeferred(one)),
    ...entries.filter(isDeferred),
  ]) {
    const [, go, target] = entry;
    if (isScript(target) && !go) {
      if (!target.hasAttribute("src") && !target.dataset["lagomSrc"]) await files;
      files = Promise.all([files, runScript(target, hearing.scripts).catch(reportError)]);
    } else tryEntry(gate, entry);
  }
  await files;
  hearing.end();
}

/** What fails by itself, as by a policy of the page's, keeps nothing else back. */
function tryEntry(gate: Gate, [, go, target]: Held): void {
  try {
    const made = go?.();
    if (made instanceof IDBOpenDBRequest)
      answerDatabase(closeWithdrawn(gate, made), target as EventTarget);
    if (!go && target instanceof Element) restoreElement(target);
  } catch (error) {
    reportError(error);
  }
}

/** Gives an element its attributes back; a picture, frame or style sheet begins to load by that. */
export function restoreElement(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const own = /^data-lagom-(category|type|src|srcset|href)$/u.exec(name)?.[1];
    if (!own) continue;
    element.removeAttribute(name);
    if (own !== "category") element.setAttribute(own, value);
  }
}

/**
 * Runs a script of the page's own markup: the same element, taken out and put in again, so that its nonce
 * and what Trusted Types know of it stay. Ends when it has run.
 */
async function runScript(script: HTMLScriptElement, running: WeakSet<Element>): Promise<void> {
  const { parentNode, nextSibling } = script;
  if (!parentNode) return;
  script.remove();
  script.removeAttribute("type");
  restoreElement(script);
  running.add(script);
  if (!script.hasAttribute("async")) script.async = false;
  const isAwaited =
    script.hasAttribute("src") &&
    !script.hasAttribute("async") &&
    !script.noModule &&
    javascript.test(script.type);
  const run = new Promise<unknown>((done) => {
    if (!isAwaited) done(0);
    for (const end of ["load", "error"]) script.addEventListener(end, done, { once: true });
  });
  parentNode.insertBefore(script, nextSibling);
  await run;
}
