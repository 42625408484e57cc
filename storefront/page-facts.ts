import { choiceName, readChoiceText } from "./choice-text.ts";
import type { Known } from "./decide.ts";

/** The cookie in which the region is kept for the visit, once Shopify has named one in which nobody has to be asked. */
export const regionName = "lagom_region";

/**
 * All that is known at once, without asking anybody. The choice stands in a cookie; where that was refused it
 * is looked for in local storage later (consent.ts), as the first look into it takes longer than all else here.
 * Global Privacy Control (w3.org/TR/gpc) is true; some browsers set the text "1".
 */
export function readPageFacts(given?: string): Known {
  let text: string | null | undefined;
  let region: string | undefined;
  try {
    const { cookie } = document;
    const read = (name: string) => RegExp(`(?:^|; )${name}=([^;]+)`).exec(cookie)?.[1];
    text = read(choiceName);
    region = read(regionName);
  } catch {
    // A sandboxed frame, or storage switched off: as if there were none.
  }
  return {
    ...{ text, kept: readChoiceText(text), region: given ?? region ?? "" },
    gpc: /^(1|true)$/.test(String(Reflect.get(navigator, "globalPrivacyControl"))),
    minutes: Math.floor(Date.now() / 60_000),
  };
}
