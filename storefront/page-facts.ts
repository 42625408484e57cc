import { choiceName, readChoiceText } from "./choice-text.ts";
import type { Known } from "./decide.ts";

/** Where the region is kept for the visit, once Shopify has named one in which nobody has to be asked. */
export const regionName = "lagom_region";

/**
 * All that is known at once, without asking anybody. The choice stands in a cookie, or in local storage where
 * cookies are refused. Global Privacy Control (w3.org/TR/gpc) is true; some browsers set the text "1".
 */
export function readPageFacts(given?: string): Known {
  let text: string | null | undefined;
  let region = given;
  try {
    text = /(?:^|; )lagom_choice=([^;]+)/.exec(document.cookie)?.[1];
    text ??= localStorage.getItem(choiceName);
    region ??= sessionStorage.getItem(regionName) ?? "";
  } catch {
    // A sandboxed frame, or storage switched off: as if there were none.
  }
  return {
    ...{ text, kept: readChoiceText(text), region: region ?? "" },
    gpc: /^(1|true)$/.test(String(Reflect.get(navigator, "globalPrivacyControl"))),
    minutes: Math.floor(Date.now() / 60_000),
  };
}
