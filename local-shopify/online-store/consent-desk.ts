import { type ConsentRegion, consentRegions } from "./consent-regions.ts";

/** What comes of a page's wish for the Customer Privacy API. */
export type ConsentScriptMode =
  | { readonly kind: "usual" }
  /** The script is sent, but only then. */
  | { readonly kind: "late"; readonly ms: number }
  /** The CDN does not answer. */
  | { readonly kind: "never" }
  /** The CDN has no such script: `loadFeatures` calls back with an error. */
  | { readonly kind: "error" }
  /** Not even `Shopify.loadFeatures` is there, as behind some ad blockers. */
  | { readonly kind: "blocked" };

/** How the shop's own interface answers a visitor's choice. */
export const consentAnswers = ["usual", "broken", "401", "404", "errors", "never"] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** One call with a visitor's choice, as it reached the shop. */
export type ConsentCall = {
  readonly atMs: number;
  /** `analytics: true`; what the call left out is not there. */
  readonly consent: Readonly<Record<string, unknown>>;
  readonly email: string | null;
  /** Whether the token named in `shopify-features` came along. */
  readonly hasToken: boolean;
};

/** All of a shop that decides on visitors' consent. */
export type ConsentDesk = {
  /** Where it asks, by country or by country and region. */
  policies: readonly ConsentRegion[];
  /** Where visitors are: ISO 3166-2 without the hyphen. */
  visitorRegion: string;
  script: ConsentScriptMode;
  answer: ConsentAnswer;
  calls: readonly ConsentCall[];
};

/** A desk as a new Swedish shop has it: Shopify's default policies, visitors in Stockholm. */
export function createConsentDesk(): ConsentDesk {
  return {
    policies: consentRegions,
    visitorRegion: "SEAB",
    script: { kind: "usual" },
    answer: "usual",
    calls: [],
  };
}

/** What the shop asks of visitors of a region (`USCA`); the country's policy where the region has none. */
export function policyFor(
  policies: readonly ConsentRegion[],
  region: string,
): Pick<ConsentRegion, "consentRequired" | "dataSaleOptOutRequired"> {
  const [country, part] = [region.slice(0, 2), region.slice(2)];
  const ofCountry = policies.filter(({ countryCode }) => countryCode === country);
  return (
    ofCountry.find(({ regionCode }) => regionCode === part) ??
    ofCountry.find(({ regionCode }) => regionCode === null) ?? {
      consentRequired: false,
      dataSaleOptOutRequired: false,
    }
  );
}
