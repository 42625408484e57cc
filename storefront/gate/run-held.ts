import { answerDatabase } from "./answer-database.ts";
import type { Gate, Held } from "./gate-state.ts";
import { hearLateListeners } from "./late-listeners.ts";

const javascript = /^$|^module$|\/(?:java|ecma)script$/iu;

/** Whether an element that waits for its attributes is such a script. */
const isScript = ([, go, target]: Held, more = ""): boolean =>
  !go && target instanceof Element && target.matches(`script${more}`);

const isDeferred = (entry: Held): boolean =>
  isScript(
    entry,
    ":not([async]):is([data-lagom-type=module],[defer][src],[defer][data-lagom-src])",
  );

/**
 * Lets go what was held back, as the page would have run it: in its order, an inline script after the
 * files before it, deferred scripts and modules last, `async` ones whenever they come. Listeners that
 * late scripts add for events of the page's loading are called once all have run.
 */
export async function runHeld(gate: Gate, entries: readonly Held[]): Promise<void> {
  if (entries.length === 0) return;
  const hearing = hearLateListeners();
  let files: Promise<unknown> = Promise.resolve();
  const run = async (entry: Held): Promise<void> => {
    const [, go, target] = entry;
    if (isScript(entry)) {
      if (isScript(entry, ":not([src],[data-lagom-src])")) await files;
      const ran = runScript(target as HTMLScriptElement, hearing.scripts);
      files = Promise.all([files, ran.catch(reportError)]);
    } else if (go) answerDatabase(go(), target as EventTarget, gate);
    else restoreElement(target as Element);
  };
  const atOnce = entries.filter((entry) => !isDeferred(entry));
  // What fails by itself, as by a policy of the page's, keeps nothing else back.
  for (const entry of [...atOnce, ...entries.filter(isDeferred)])
    await run(entry).catch(reportError);
  await files;
  hearing.end();
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
  const run = new Promise((done) => {
    for (const end of ["load", "error"]) script.addEventListener(end, done);
    if (!javascript.test(script.type) || !script.matches("[src]:not([async],[nomodule])")) done(0);
  });
  parentNode.insertBefore(script, nextSibling);
  await run;
}
