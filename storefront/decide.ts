import type { Regime } from "../app/domain/consent/types.ts";
import { daysOf } from "./choice-text.ts";
import type { KeptChoice, NoticeState, PageConfig } from "./types.ts";

export type Known = {
  /** The choice as it is written, where this browser keeps one. */
  readonly text?: string | null | undefined;
  readonly kept: KeptChoice | undefined;
  readonly region: string;
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
  const { region, gpc, minutes } = known;
  const regime = regimeOf(config, region);
  const days = daysOf(config, known.kept?.sale === false);
  const isFresh = minutes - (known.kept?.minutes ?? 0) < days * 1440;
  const kept = isFresh ? known.kept : undefined;
  const sale = gpc ? false : (kept?.sale ?? null);
  const isSilentYes = (letter: string): boolean =>
    regime !== "opt-in" && !(sale === false && letter === "m");
  return {
    granted: config.ask
      .filter(([letter, terms]) =>
        kept?.terms.includes(letter) ? holds(kept, letter + terms) : isSilentYes(letter),
      )
      .map(([letter]) => letter)
      .join(""),
    ...{ regime, region, gpc, kept, sale },
    isAsking:
      kept?.sale !== false &&
      config.ask.some(
        ([letter, terms]) =>
          !kept?.terms.includes(letter) ||
          (kept.granted.includes(letter) && !holds(kept, letter + terms)),
      ),
  };
}

function regimeOf({ optOut, noticeOnly }: PageConfig, region: string): Regime {
  const isIn = (codes: readonly string[]): boolean =>
    codes.includes(region) || codes.includes(region.slice(0, 2));
  if (isIn(optOut)) return "opt-out";
  return isIn(noticeOnly) ? "notice" : "opt-in";
}

/** Whether yes was said to this category, in these terms. */
function holds({ granted, terms }: KeptChoice, asked: string): boolean {
  return granted.includes(asked.charAt(0)) && terms.includes(asked);
}
