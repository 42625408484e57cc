import type { Regime } from "../app/domain/consent/types.ts";
import { readChoiceText } from "./choice-text.ts";
import type { Known } from "./decide.ts";

/** Where a visitor is, and what holds there. */
export type Place = Pick<Known, "region" | "regime">;

/**
 * The cookie in which that is kept for the visit, `USCA.opt-out`, once Shopify has named a region in which nobody
 * has to be asked. So the table of regions need not stand before the notice.
 */
export const placeName = "lagom_region";

/**
 * All that is known at once, without asking anybody. The choice stands in a cookie; where that was refused it
 * is looked for in local storage later (consent.ts), as the first look into it takes longer than all else here.
 * Global Privacy Control (w3.org/TR/gpc) is true; some browsers set the text "1".
 */
export function readPageFacts(given?: Place): Known {
  let text: string | null | undefined;
  let found: RegExpExecArray | null | undefined;
  try {
    const { cookie } = document;
    text = /(?:^|; )lagom_choice=([^;]+)/.exec(cookie)?.[1];
    found = /(?:^|; )lagom_region=(\w+)\.(opt-out|notice)/.exec(cookie);
  } catch {
    // A sandboxed frame, or storage switched off: as if there were none.
  }
  const { region, regime } = given ?? {
    region: found?.[1] ?? "",
    regime: (found?.[2] ?? "opt-in") as Regime,
  };
  return {
    ...{ text, kept: readChoiceText(text), region, regime },
    gpc: /^(1|true)$/.test(String(Reflect.get(navigator, "globalPrivacyControl"))),
    minutes: Math.floor(Date.now() / 60_000),
  };
}
