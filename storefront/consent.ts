// Loaded when the page has time: all that follows a choice, what has to be asked of Shopify, the second layer.
import { showChoices } from "./choices.ts";
import { choiceName } from "./choice-text.ts";
import type { MadeChoice } from "./choose.ts";
import { clearItems } from "./clear-items.ts";
import { readStyle } from "./copy-words.ts";
import { type Desk, findNotice } from "./desk.ts";
import { followChoice } from "./gate/follow-choice.ts";
import { publish } from "./public-api.ts";
import { showReopen } from "./reopen.ts";
import { reportShown, reportTold, sendReports } from "./send-reports.ts";
import { announce, settle } from "./settle.ts";
import { learnFromShopify, tellShopify } from "./shopify-privacy.ts";
import { speakFor } from "./speak-for.ts";
import { tryTo } from "./try-to.ts";

/** A choice is on its way to Shopify: its report waits for how that ended. */
let isTelling = false;

/** Another tab, or this page come back from the cache, may have been told something since. */
function follow(desk: Desk): void {
  const look = (): void => {
    const facts = desk.readFacts(desk.state);
    if (facts.kept && facts.kept.number !== desk.state.kept?.number) settle(desk, facts);
  };
  for (const name of ["pageshow", "storage", "focus"]) addEventListener(name, look);
}

/** Takes a choice up where the browser refused the cookie it would have been kept in. */
function recall(desk: Desk): void {
  tryTo(() => {
    const kept = desk.readChoiceText(localStorage.getItem(choiceName));
    if (kept) settle(desk, { ...desk.readFacts(desk.state), kept });
  });
}

/** Opens the second layer. */
export function open(desk: Desk): void {
  showChoices(desk, async (wish) => finish(desk, await desk.choose(desk, wish)));
}

/** Begins; called once in a page. */
export function start(desk: Desk): void {
  const { gate, state } = desk;
  followChoice(gate, state);
  speakFor(document, state.regime);
  // Beside the link to the choices it is said that the browser's signal is honoured (11 CCR 7025(c)(6)).
  for (const line of document.querySelectorAll<HTMLElement>("[data-lagom-signal]"))
    line.hidden = !state.gpc;
  // Now, so that the click that opens it need not wait for it.
  desk.adoptStyle(readStyle());
  publish(desk, () => open(desk));
  if (location.hash === "#lagom-choices") open(desk);
  announce(desk);
  showReopen(desk);
  if (desk.isPreview) return;
  follow(desk);
  // A server's answer may have brought what was refused, and a withdrawal may have found it in use.
  if (state.kept) clearItems(desk);
  if (!isTelling) sendReports(desk);
  addEventListener("pagehide", () => sendReports(desk));
  if (state.isAsking) recall(desk);
  if (!desk.state.isAsking) return;
  learnFromShopify(desk);
  // Where an ad blocker hides the notice nobody saw it.
  setTimeout(() => findNotice()?.offsetHeight && reportShown(desk), 1500);
}

/** What follows a choice. Answers the names of what only the visitor can delete. */
export function finish(desk: Desk, { kept, text, act }: MadeChoice): readonly string[] {
  settle(desk, { ...desk.readFacts(desk.state), kept }, act);
  if (desk.isPreview) return [];
  isTelling = true;
  void tellShopify(kept, text).then((isTold) => {
    isTelling = false;
    reportTold(desk, text, isTold);
  });
  return clearItems(desk);
}
