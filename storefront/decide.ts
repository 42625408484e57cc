import type { Regime } from "../app/domain/consent/types.ts";
import { daysOf } from "./choice-text.ts";
import type { KeptChoice, NoticeState, PageConfig } from "./types.ts";

export type Known = {
  /** The choice as it is written, where this browser keeps one. */
  readonly text?: string | null | undefined;
  readonly kept: KeptChoice | undefined;
  /** As Shopify names it, and what holds there; empty and opt-in while it has not. */
  readonly region: string;
  readonly regime: Regime;
  readonly gpc: boolean;
  /** Now, in minutes since 1970. */
  readonly minutes: number;
};

/**
 * What holds, by what is known. A region nobody named is opt-in, the strictest. A yes holds as long as
 * its terms do and the period lasts (GDPR 4(11), 7); a no is not asked about again before (CNIL 2020-092).
 * Whoever refused sale or sharing is not asked again for twelve months, whatever changes (Cal. Civ. Code
 * 1798.135(c)(4)). Global Privacy Control is a no to sale and sharing everywhere, and to marketing where nobody was
 * asked; a later yes of the visitor's own to marketing wins (11 CCR 7025(c)(3)).
 */
export function decide(config: PageConfig, known: Known): NoticeState {
  const { region, regime, gpc } = known;
  const kept = findFresh(config, known);
  const sale = gpc ? false : (kept?.sale ?? null);
  const isSilentYes = (letter: string): boolean =>
    regime !== "opt-in" && !(sale === false && letter === "m");
  let granted = "";
  let isAsking = false;
  for (const [letter, terms] of config.ask) {
    const held = answerTo(kept, letter, terms);
    if (held ?? isSilentYes(letter)) granted += letter;
    if (!held && !isRefused(kept, letter)) isAsking = kept?.sale !== false;
  }
  return { granted, isAsking, regime, region, gpc, kept, sale };
}

/** The choice, while it holds. */
function findFresh(config: PageConfig, { kept, minutes }: Known): KeptChoice | undefined {
  const days = daysOf(config, kept?.sale === false);
  return kept && minutes - kept.minutes < days * 1440 ? kept : undefined;
}

/** Whether yes holds in these terms; undefined where nobody was asked. */
function answerTo(
  kept: KeptChoice | undefined,
  letter: string,
  terms: string,
): boolean | undefined {
  return kept?.terms.includes(letter)
    ? kept.granted.includes(letter) && kept.terms.includes(letter + terms)
    : undefined;
}

/** Whether it was asked for and no was said: that stands in whatever terms. */
function isRefused(kept: KeptChoice | undefined, letter: string): boolean {
  return kept !== undefined && kept.terms.includes(letter) && !kept.granted.includes(letter);
}
