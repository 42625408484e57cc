import { type Desk, toChoices } from "./desk.ts";
import { findRegime } from "./find-regime.ts";
import { placeName } from "./page-facts.ts";
import { settle } from "./settle.ts";
import { findWords } from "./templates.ts";
import { tryTo } from "./try-to.ts";
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
function reachShopify(use: (privacy: CustomerPrivacy) => void, tries = 40): void {
  const { Shopify } = window;
  if (Shopify?.customerPrivacy) use(Shopify.customerPrivacy);
  else if (tries === 0) return;
  else if (Shopify?.loadFeatures) Shopify.loadFeatures(features, () => reachShopify(use, 0));
  else setTimeout(reachShopify, 250, use, tries - 1);
}

/** Where the visitor is, and what Safari has forgotten: it drops a script's cookies after seven days. */
export function learnFromShopify(desk: Desk): void {
  reachShopify((privacy) => {
    const region = privacy.getRegion();
    const regime = findRegime(region, findWords().dataset);
    const facts = desk.readFacts({ region, regime });
    const kept = facts.kept ?? desk.state.kept;
    const text = kept ? undefined : privacy.getTrackingConsentMetafield?.("lagom");
    if (text) desk.keep(desk, text);
    settle(desk, { ...facts, kept: kept ?? desk.readChoiceText(text) });
    // For half an hour: a visit. Where people have to be asked nothing is stored.
    if (regime !== "opt-in")
      document.cookie = `${placeName}=${region}.${regime}; Path=/; Max-Age=1800; SameSite=Lax; Secure`;
  });
}

/**
 * Tells Shopify of a choice and reads it back. Only ever called from a click. Answers within three seconds
 * whether Shopify took it over.
 */
export function tellShopify(
  kept: Pick<NoticeState, "granted" | "sale">,
  text: string,
): Promise<boolean> {
  const { preferences, statistics: analytics, marketing, sale } = toChoices(kept);
  const consent = {
    ...{ preferences, analytics, marketing, metafields: [{ key: "lagom", value: text }] },
    ...(sale === null ? {} : { sale_of_data: sale }),
  };
  return new Promise((done) => {
    setTimeout(done, 3000, false);
    reachShopify((privacy) =>
      tryTo(() =>
        privacy.setTrackingConsent(consent, (fault) => {
          const now = privacy.currentVisitorConsent();
          const isSo = (["marketing", "analytics"] as const).every(
            (name) => (now[name] === "yes") === consent[name],
          );
          done(!fault && isSo);
        }),
      ),
    );
  });
}
