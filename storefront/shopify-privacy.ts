import type { NoticeState } from "./types.ts";

type Answer = "yes" | "no" | "";

/** What of `Shopify.customerPrivacy` is used (shopify.dev/docs/api/customer-privacy). */
export type CustomerPrivacy = {
  readonly getRegion: () => string;
  readonly saleOfDataRegion: () => boolean;
  readonly getTrackingConsentMetafield?: (key: string) => string | undefined;
  readonly currentVisitorConsent: () => Readonly<
    Record<"marketing" | "analytics" | "preferences" | "sale_of_data", Answer>
  >;
  readonly setTrackingConsent: (
    consent: object,
    done: (fault: unknown, answer?: unknown) => void,
  ) => unknown;
};

declare global {
  interface Window {
    Shopify?: {
      readonly designMode?: boolean;
      readonly customerPrivacy?: CustomerPrivacy;
      readonly loadFeatures?: (
        features: readonly { readonly name: string; readonly version: string }[],
        done: (fault?: unknown) => void,
      ) => void;
    };
  }
}

const features = [{ name: "consent-tracking-api", version: "0.1" }];

/** Calls back with Shopify's API once it is there; never, where Shopify's script does not come. */
export function reachShopify(use: (privacy: CustomerPrivacy) => void, tries = 40): void {
  const { Shopify } = window;
  const give = (): void => {
    const privacy = window.Shopify?.customerPrivacy;
    if (privacy) use(privacy);
  };
  if (Shopify?.customerPrivacy) give();
  else if (Shopify?.loadFeatures) Shopify.loadFeatures(features, give);
  else if (tries > 0) setTimeout(reachShopify, 250, use, tries - 1);
}

/**
 * Tells Shopify of a choice and reads it back. Only ever called from a click. `done` says within three
 * seconds whether Shopify took it over.
 */
export function tellShopify(
  { granted, sale }: Pick<NoticeState, "granted" | "sale">,
  text: string,
  done: (told: boolean) => void,
): void {
  let tell: typeof done | undefined = done;
  const finish = (told: boolean): void => {
    tell?.(told);
    tell = undefined;
  };
  setTimeout(finish, 3000, false);
  const marketing = granted.includes("m");
  const analytics = granted.includes("s");
  reachShopify((privacy) => {
    const consent = {
      ...{ marketing, analytics, preferences: granted.includes("p") },
      ...(sale === null ? {} : { sale_of_data: sale }),
      metafields: [{ key: "lagom", value: text }],
    };
    try {
      privacy.setTrackingConsent(consent, (fault) => {
        const now = privacy.currentVisitorConsent();
        const isAs = (answer: Answer, wanted: boolean) => (answer === "yes") === wanted;
        finish(!fault && isAs(now.marketing, marketing) && isAs(now.analytics, analytics));
      });
    } catch {
      finish(false);
    }
  });
}
