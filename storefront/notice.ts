// Deferred: what the notice does once it is there.
import { readChoiceText } from "./choice-text.ts";
import { choose } from "./choose.ts";
import { announce, type Desk, findNotice, settle } from "./desk.ts";
import { takeOver } from "./handover.ts";
import { keepChoice } from "./keep-choice.ts";
import { readPageFacts, regionName } from "./page-facts.ts";
import { publish } from "./public-api.ts";
import { showReopen } from "./reopen.ts";
import { reportShown, startReports } from "./reports.ts";
import { reachShopify } from "./shopify-privacy.ts";

const { choices: choicesUrl = "" } = document.currentScript?.dataset ?? {};

/** Opens the second layer; its script comes with the first click. */
async function openChoices(desk: Desk): Promise<void> {
  learnRegion(desk);
  const { showChoices } = (await import(choicesUrl)) as typeof import("./choices.ts");
  showChoices(desk, (wish) => choose(desk, wish));
}

/** Where the visitor is, and what Safari has forgotten: it drops a script's cookies after seven days. */
function learnRegion(desk: Desk): void {
  reachShopify((privacy) => {
    const region = privacy.getRegion();
    const facts = readPageFacts(region);
    let kept = facts.kept ?? desk.state.kept;
    const text = privacy.getTrackingConsentMetafield?.("lagom") ?? "";
    if (!kept) {
      kept = readChoiceText(text);
      if (kept) keepChoice(text, desk.config.days);
    }
    settle(desk, { ...facts, kept }, null);
    if (desk.state.regime !== "opt-in") sessionStorage.setItem(regionName, region);
  });
}

/** Another tab, or this page come back from the cache, may have been told something since. */
function follow(desk: Desk): void {
  const look = (): void => {
    const facts = readPageFacts();
    if (facts.kept && facts.kept.number !== desk.state.kept?.number)
      settle(desk, { ...facts, region: desk.state.region }, null);
  };
  for (const name of ["pageshow", "storage", "focus"]) addEventListener(name, look);
}

function listen(desk: Desk, clicked: EventTarget | null): void {
  const open = (): void => void openChoices(desk);
  const answer = (target: EventTarget | null): boolean => {
    if (!(target instanceof Element)) return false;
    const act = target.closest<HTMLElement>("[data-lagom]")?.dataset["lagom"];
    const { ask } = desk.config;
    if (act === "accept" || act === "refuse") {
      const isYes = act === "accept";
      const granted = isYes ? ask.map(([letter]) => letter).join("") : "";
      void choose(desk, { act, granted, sale: desk.state.regime === "opt-out" ? isYes : null });
    } else if (act ?? target.closest("[data-lagom-choices],[href$='#lagom-choices']")) open();
    else return false;
    return true;
  };
  document.addEventListener("click", (event) => {
    if (answer(event.target)) event.preventDefault();
  });
  if (!answer(clicked) && location.hash === "#lagom-choices") open();
  publish(desk, open);
}

const given = takeOver();
if (given) {
  const { clicked, ...rest } = given;
  const desk: Desk = rest;
  listen(desk, clicked);
  announce(desk.state, null);
  showReopen(desk);
  if (!desk.isPreview) {
    follow(desk);
    startReports();
    if (desk.state.isAsking) {
      learnRegion(desk);
      setTimeout(() => {
        // Where an ad blocker hides the notice nobody saw it.
        if (findNotice()?.offsetHeight) reportShown(desk);
      }, 1500);
    }
  }
}
