/** Where Shopify asks for consent, or offers to opt out, unless the shop set something else. */
export type ConsentRegion = {
  readonly countryCode: string;
  readonly regionCode: string | null;
  readonly consentRequired: boolean;
  readonly dataSaleOptOutRequired: boolean;
  /** Set by the shop, not one of Shopify's defaults. */
  readonly isOwn?: boolean;
};

const consent = (countryCode: string): ConsentRegion => ({
  countryCode,
  regionCode: null,
  consentRequired: true,
  dataSaleOptOutRequired: false,
});

const optOut = (regionCode: string): ConsentRegion => ({
  countryCode: "US",
  regionCode,
  consentRequired: false,
  dataSaleOptOutRequired: true,
});

/** The EEA, the United Kingdom and Switzerland; of the American states a few. */
export const consentRegions: readonly ConsentRegion[] = [
  ...["AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR"],
  ...["HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT"],
  ...["RO", "SE", "SI", "SK"],
]
  .map(consent)
  .concat(["CA", "CO", "CT", "UT", "VA"].map(optOut));
