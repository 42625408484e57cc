import type { Allowed } from "../consent/consent-token.ts";

/** What `visitorConsentCollected` says: what is allowed now, which is not what was chosen. */
export function collectedDetail(allowed: Allowed) {
  return {
    marketingAllowed: allowed.marketing,
    saleOfDataAllowed: allowed.sale_of_data,
    analyticsAllowed: allowed.analytics,
    preferencesAllowed: allowed.preferences,
    firstPartyMarketingAllowed: allowed.marketing,
    thirdPartyMarketingAllowed: allowed.sale_of_data,
  };
}

/** Tells the page, in Shopify's order; who listens later is not told. */
export function tellPage(allowed: Allowed): void {
  const tell = (name: string, detail?: object) =>
    document.dispatchEvent(new CustomEvent(name, { detail }));
  const word = (is: boolean) => (is ? "Accepted" : "Declined");
  tell(`analyticsConsent${word(allowed.analytics)}`);
  tell(`preferencesConsent${word(allowed.preferences)}`);
  tell(`firstPartyMarketingConsent${word(allowed.marketing)}`);
  tell(`thirdPartyMarketingConsent${word(allowed.sale_of_data)}`);
  tell("visitorConsentCollected", collectedDetail(allowed));
  const all = Object.values(allowed);
  if (all.every(Boolean)) tell("trackingConsentAccepted");
  if (!all.some(Boolean)) tell("trackingConsentDeclined");
}
