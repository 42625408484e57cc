/** What a test makes of a shop's pages beside what the theme and apps do. */
export type PageSettings = {
  /** A strict Content-Security-Policy; null: none, as on Shopify. */
  readonly contentPolicy: ContentPolicy | null;
  /** So much more HTML in every page, for measuring on heavy ones. */
  readonly extraKilobytes: number;
};

/**
 * Scripts and styles come from the shop and Shopify's CDN alone, inline ones by their hash.
 * `platform` lets run what Shopify itself writes inline and what `hashes` names; `all` everything
 * the page was made with, as a host does that hashes what it sends.
 */
export type ContentPolicy = {
  readonly inline: "platform" | "all";
  /** `sha256-…`, without quotes. */
  readonly hashes: readonly string[];
  /** Text for scripts must have gone through a policy (Trusted Types). */
  readonly trustedTypes: boolean;
};

export const plainPages: PageSettings = { contentPolicy: null, extraKilobytes: 0 };

/** A script of an app, or of the merchant, that Shopify runs beside its pages in a sandbox. */
export type WebPixel = {
  readonly id: string;
  /** Shopify starts an app's pixel once analytics and marketing are allowed, a custom one at once. */
  readonly kind: "app" | "custom";
  /** Finds `analytics`, `init` and `customerPrivacy`. */
  readonly code: string;
};
