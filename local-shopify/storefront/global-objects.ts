import type { ShopStorefront, StorefrontCustomer } from "../contract.ts";
import { mainLocale, type OnlineStore, shopName } from "../online-store/online-store.ts";
import { policyTypes, type PolicyType, type ShopPolicy } from "../online-store/shop-policies.ts";
import { pages, type Product, products } from "./catalogue.ts";

/** Who asks for which page in which language. */
export type Asked = {
  readonly storefront: ShopStorefront;
  readonly locale: string;
  /** `/` in the shop's main language, else `/en`. */
  readonly rootUrl: string;
  /** Path without the language. */
  readonly path: string;
  readonly pageType: string;
  readonly title: string;
  readonly designMode: boolean;
  readonly customer: StorefrontCustomer | undefined;
  /** ISO code of the country the visitor is, or says to be, in. */
  readonly country: string;
  readonly cart: ReadonlyMap<number, number>;
};

/** Shopify's global Liquid objects, as far as the theme and the app's blocks read them. */
export function globalObjects(asked: Asked): Readonly<Record<string, unknown>> {
  const { storefront, locale, rootUrl, path, title } = asked;
  const { online } = storefront;
  const origin = `https://${online.shop}`;
  return {
    shop: shopObject(online, locale),
    request: {
      ...{ origin, path, host: online.shop },
      design_mode: asked.designMode,
      page_type: asked.pageType,
      locale: localeObject(online, locale),
    },
    localization: {
      language: localeObject(online, locale),
      available_languages: online.locales
        .filter(({ published }) => published)
        .map((one) => localeObject(online, one.locale)),
      country: {
        iso_code: asked.country,
        name: new Intl.DisplayNames(locale, { type: "region" }).of(asked.country),
        currency: { iso_code: "SEK", symbol: "kr" },
      },
    },
    routes: routesBelow(rootUrl),
    customer: asked.customer ?? null,
    cart: cartObject(asked.cart),
    linklists: linkLists(rootUrl),
    collections: { all: collectionObject(rootUrl) },
    canonical_url: `${origin}${path}`,
    page_title: title,
    page_description: null,
    powered_by_link: "",
  };
}

const below = (rootUrl: string, path: string): string => `${rootUrl === "/" ? "" : rootUrl}${path}`;

const reshowLink = {
  ...{ id: null, body: "", title: "Cookie-inställningar" },
  url: "#shopifyReshowConsentBanner",
};

function shopObject(online: OnlineStore, locale: string) {
  const policy = (type: PolicyType) => {
    const found = online.policies.find(type);
    return found ? policyObject(online, found, locale) : null;
  };
  return {
    name: shopName(online.shop),
    domain: online.shop,
    permanent_domain: online.shop,
    url: `https://${online.shop}`,
    secure_url: `https://${online.shop}`,
    currency: "SEK",
    customer_accounts_enabled: true,
    locale: mainLocale(online),
    published_locales: online.locales
      .filter(({ published }) => published)
      .map((one) => localeObject(online, one.locale)),
    privacy_policy: policy("PRIVACY_POLICY"),
    refund_policy: policy("REFUND_POLICY"),
    terms_of_service: policy("TERMS_OF_SERVICE"),
    policies: [
      ...online.policies.list().map((one) => policyObject(online, one, locale)),
      // While Shopify's own notice is on, a link brings it back.
      ...(online.privacy.banner.enabled ? [reshowLink] : []),
    ],
  };
}

/** A legal text in the language asked for; where it is not translated, the main one, as on Shopify. */
export function policyObject(online: OnlineStore, policy: ShopPolicy, locale: string) {
  const { handle, title } = policyTypes[policy.type];
  const [translated] = online.translations.of(policy.id, locale);
  return {
    id: policy.id,
    title,
    body: translated?.value ?? policy.body,
    url: below(rootUrlOf(online, locale), `/policies/${handle}`),
  };
}

function localeObject(online: OnlineStore, locale: string) {
  const nameIn = (language: string) =>
    new Intl.DisplayNames(language, { type: "language" }).of(locale) ?? locale;
  return {
    iso_code: locale,
    name: nameIn("en"),
    endonym_name: nameIn(locale),
    primary: locale === mainLocale(online),
    root_url: rootUrlOf(online, locale),
  };
}

/** Where the pages of a language begin. */
export function rootUrlOf(online: OnlineStore, locale: string): string {
  return locale === mainLocale(online) ? "/" : `/${locale.toLowerCase()}`;
}

function routesBelow(rootUrl: string) {
  const at = (path: string) => below(rootUrl, path);
  return {
    root_url: rootUrl,
    account_url: at("/account"),
    account_login_url: at("/account/login"),
    account_logout_url: at("/account/logout"),
    cart_url: at("/cart"),
    cart_add_url: at("/cart/add"),
    cart_change_url: at("/cart/change"),
    collections_url: at("/collections"),
    all_products_collection_url: at("/collections/all"),
  };
}

/** A product as Liquid shows it. */
export function productObject(product: Product, rootUrl: string) {
  const { id, variantId, handle, title, description, price } = product;
  const variant = { id: variantId, title: "Default Title", price, available: true };
  return {
    ...{ id, handle, title, description, price },
    url: below(rootUrl, `/products/${handle}`),
    available: true,
    selected_or_first_available_variant: variant,
    variants: [variant],
  };
}

export function collectionObject(rootUrl: string) {
  return {
    handle: "all",
    title: "Allt",
    url: below(rootUrl, "/collections/all"),
    products: products.map((product) => productObject(product, rootUrl)),
    products_count: products.length,
  };
}

function cartObject(cart: ReadonlyMap<number, number>) {
  const items = products.flatMap((product) => {
    const quantity = cart.get(product.variantId) ?? 0;
    if (quantity === 0) return [];
    const { variantId: variant_id, title, price, handle } = product;
    return [
      {
        variant_id,
        title,
        price,
        quantity,
        url: `/products/${handle}`,
        final_line_price: price * quantity,
      },
    ];
  });
  return {
    items,
    item_count: items.reduce((sum, { quantity }) => sum + quantity, 0),
    total_price: items.reduce((sum, item) => sum + item.final_line_price, 0),
    currency: { iso_code: "SEK" },
    note: null,
  };
}

function linkLists(rootUrl: string) {
  const link = (title: string, path: string) => ({ title, url: below(rootUrl, path), links: [] });
  const toPage = (handle: string) =>
    link(pages.find((page) => page.handle === handle)?.title ?? handle, `/pages/${handle}`);
  return {
    "main-menu": {
      handle: "main-menu",
      title: "Huvudmeny",
      links: [link("Allt", "/collections/all"), toPage("om-oss")],
    },
    footer: {
      handle: "footer",
      title: "Sidfot",
      links: [toPage("integritet"), toPage("nyhetsbrev")],
    },
  };
}
