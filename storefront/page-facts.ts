import type { Known } from "./decide.ts";
import { findKeptChoice } from "./kept-choice.ts";

/** Where the region is kept for the visit, once Shopify has named one in which nobody has to be asked. */
export const regionName = "lagom_region";

function findRegion(): string {
  try {
    return sessionStorage.getItem(regionName) ?? "";
  } catch {
    return "";
  }
}

/** True where the browser sends Global Privacy Control (w3.org/TR/gpc); some set the text "1". */
function sendsPrivacyControl(): boolean {
  const signal: unknown = Reflect.get(navigator, "globalPrivacyControl");
  return signal === true || signal === "1";
}

/** All that is known at once, without asking anybody. */
export function readPageFacts(region = findRegion()): Known {
  return {
    ...{ kept: findKeptChoice(), region, gpc: sendsPrivacyControl() },
    minutes: Math.floor(Date.now() / 60_000),
  };
}
