// Loaded when the page has time: all that follows a choice, and what has to be asked of Shopify.
import type { MadeChoice } from "./choose.ts";
import { clearItems } from "./clear-items.ts";
import { type Desk, findNotice } from "./desk.ts";
import { followChoice } from "./gate/follow-choice.ts";
import { regionName } from "./page-facts.ts";
import { publish } from "./public-api.ts";
import { showReopen } from "./reopen.ts";
import { reportShown, reportTold, sendOnLeave, sendReports } from "./send-reports.ts";
import { announce, settle } from "./settle.ts";
import { reachShopify, tellShopify } from "./shopify-privacy.ts";
import { speakFor } from "./speak-for.ts";

/** Where the visitor is, and what Safari has forgotten: it drops a script's cookies after seven days. */
function learn(desk: Desk): void {
  reachShopify((privacy) => {
    const region = privacy.getRegion();
    const text = privacy.getTrackingConsentMetafield?.("lagom");
    if (text && !desk.state.kept && !desk.readFacts().kept) desk.keep(desk, text);
    const facts = desk.readFacts(region);
    settle(desk, { ...facts, kept: facts.kept ?? desk.state.kept }, null);
    // For half an hour: a visit. Where people have to be asked nothing is stored.
    if (desk.state.regime !== "opt-in")
      document.cookie = `${regionName}=${region}; Path=/; Max-Age=1800; SameSite=Lax; Secure`;
  });
}

/** Another tab, or this page come back from the cache, may have been told something since. */
function follow(desk: Desk): void {
  const look = (): void => {
    const facts = desk.readFacts();
    if (facts.kept && facts.kept.number !== desk.state.kept?.number)
      settle(desk, { ...facts, region: desk.state.region }, null);
  };
  for (const name of ["pageshow", "storage", "focus"]) addEventListener(name, look);
}

/** Says beside the link to the choices that the browser's signal is honoured (11 CCR 7025(c)(6)). */
function showSignal({ state }: Desk): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-lagom-signal]"))
    line.hidden = !state.gpc;
}

/** Opens the second layer. */
export async function open(desk: Desk): Promise<void> {
  const { choices = "" } =
    document.querySelector<HTMLElement>("script[data-choices]")?.dataset ?? {};
  const { showChoices } = (await import(choices)) as typeof import("./choices.ts");
  showChoices(desk, async (wish) => finish(desk, await desk.choose(desk, wish)));
}

/** Begins; called once in a page. */
export function start(desk: Desk): void {
  followChoice(desk.gate, desk.state);
  speakFor(document, desk.state.regime);
  showSignal(desk);
  publish(desk, () => open(desk));
  if (location.hash === "#lagom-choices") void open(desk);
  announce(desk, null);
  showReopen(desk);
  if (desk.isPreview) return;
  follow(desk);
  sendOnLeave(desk);
  // A server's answer may have brought what was refused, and a withdrawal may have found it in use.
  if (desk.state.kept) clearItems(desk.config, desk.state);
  void sendReports(desk);
  if (!desk.state.isAsking) return;
  learn(desk);
  // Where an ad blocker hides the notice nobody saw it.
  setTimeout(() => {
    if (findNotice()?.offsetHeight) reportShown(desk);
  }, 1500);
}

/** What follows a choice. Answers the names of what only the visitor can delete. */
export function finish(desk: Desk, { kept, text, act }: MadeChoice): readonly string[] {
  settle(desk, { ...desk.readFacts(desk.state.region), kept }, act);
  if (desk.isPreview) return [];
  tellShopify(kept, text, (told) => {
    reportTold(desk, text, told);
  });
  return clearItems(desk.config, desk.state);
}
