import { type ConsentDesk, createConsentDesk } from "./consent-desk.ts";
import { type PageSettings, plainPages, type WebPixel } from "./page-settings.ts";
import { createShopPolicies, type ShopPolicies } from "./shop-policies.ts";
import { createThemeFiles, type ThemeFiles } from "./theme-files.ts";
import type { Tracker } from "./trackers.ts";
import { createTranslations, type Translations } from "./translations.ts";

/** A language of the shop; exactly one is the main one. */
export type ShopLocale = {
  readonly locale: string;
  readonly primary: boolean;
  readonly published: boolean;
};

/** What Shopify's own privacy features do (`privacySettings`). */
export type PrivacyFeatures = {
  readonly banner: { readonly enabled: boolean; readonly autoManaged: boolean };
  readonly dataSaleOptOutPage: { readonly autoManaged: boolean };
  readonly privacyPolicy: { readonly autoManaged: boolean };
};

/** Where the shop sells. */
export type SalesChannel = { readonly name: string; readonly handle: string };

/** All of a shop that is seen on its pages and is no record: texts, languages, theme, settings. */
export type OnlineStore = {
  readonly shop: string;
  readonly policies: ShopPolicies;
  readonly translations: Translations;
  readonly theme: ThemeFiles;
  locales: readonly ShopLocale[];
  privacy: PrivacyFeatures;
  channels: readonly SalesChannel[];
  /** What is planted into its pages. */
  trackers: readonly Tracker[];
  /** Visitors must give it before they see a page; null: the shop is open. */
  password: string | null;
  readonly consent: ConsentDesk;
  pages: PageSettings;
  pixels: readonly WebPixel[];
};

/** A Swedish shop that also sells in English, open to everybody. */
export function createOnlineStore(shop: string, shopNumber: string, startMs: number): OnlineStore {
  return {
    shop,
    policies: createShopPolicies(shopNumber, startMs),
    translations: createTranslations(),
    theme: createThemeFiles(),
    locales: [
      { locale: "sv", primary: true, published: true },
      { locale: "en", primary: false, published: true },
    ],
    privacy: {
      banner: { enabled: false, autoManaged: false },
      dataSaleOptOutPage: { autoManaged: false },
      privacyPolicy: { autoManaged: false },
    },
    channels: [
      { name: "Online Store", handle: "online_store" },
      { name: "Facebook & Instagram", handle: "facebook" },
    ],
    trackers: [],
    password: null,
    consent: createConsentDesk(),
    pages: plainPages,
    pixels: [],
  };
}

/** The main language of the shop. */
export function mainLocale({ locales }: OnlineStore): string {
  return locales.find(({ primary }) => primary)?.locale ?? "en";
}

/** `skogen.myshopify.com` is called Skogen Hemslöjd. */
export function shopName(shop: string): string {
  const name = shop.replace(".myshopify.com", "");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} Hemslöjd`;
}
