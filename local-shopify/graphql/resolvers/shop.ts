import { shopName } from "../../online-store/online-store.ts";
import { link, type StoreRecord } from "../../store/parts.ts";
import type { RequestContext } from "../request-context.ts";
import type { ShopState } from "../shop-state.ts";

/** The shop itself: a Swedish household shop with the usual limits. */
export function buildShop({ store, state }: RequestContext): StoreRecord {
  const name = store.shop.replace(".myshopify.com", "");
  const url = `https://${store.shop}`;
  const id = "gid://shopify/Domain/1";
  const domain = { __typename: "Domain", id, host: store.shop, url, sslEnabled: true };
  return {
    __typename: "Shop",
    id: `gid://shopify/Shop/${state.shopNumber}`,
    name: shopName(store.shop),
    email: `butik@${name}.example.test`,
    contactEmail: `kontakt@${name}.example.test`,
    shopOwnerName: "Butikens ägare",
    accountOwner: link(() => store.record("StaffMember", 0)),
    myshopifyDomain: store.shop,
    url,
    storefrontUrl: url,
    primaryDomain: domain,
    domains: [domain],
    ianaTimezone: "Europe/Stockholm",
    timezoneAbbreviation: "CET",
    timezoneOffset: "+0100",
    timezoneOffsetMinutes: 60,
    currencyCode: "SEK",
    enabledPresentmentCurrencies: ["SEK"],
    weightUnit: "KILOGRAMS",
    unitSystem: "METRIC_SYSTEM",
    orderNumberFormatPrefix: "#",
    orderNumberFormatSuffix: "",
    plan: PLAN,
    billingAddress: address(store.shop),
    shopAddress: address(store.shop),
    shipsToCountries: ["SE", "FI", "DE", "GB"],
    customerAccountsV2: {
      __typename: "CustomerAccountsV2",
      customerAccountsVersion: "NEW_CUSTOMER_ACCOUNTS",
      loginLinksVisibleOnStorefrontAndCheckout: true,
      loginRequiredAtCheckout: false,
      url: `${url}/account`,
    },
    paymentSettings: {
      __typename: "PaymentSettings",
      supportedDigitalWallets: ["SHOPIFY_PAY"],
    },
    createdAt: "2021-03-01T09:00:00Z",
    updatedAt: "2026-01-01T09:00:00Z",
    metafields: [],
  };
}

/** A development store, as one is used to try an app out; its API limits are set by hand. */
const PLAN = {
  displayName: "Development",
  publicDisplayName: "Development",
  partnerDevelopment: true,
  shopifyPlus: false,
} as const;

function address(shop: string): StoreRecord {
  return {
    __typename: "ShopAddress",
    id: "gid://shopify/ShopAddress/1",
    address1: "Verkstadsgatan 1",
    city: "Östersund",
    zip: "831 30",
    country: "Sweden",
    countryCode: "SE",
    countryCodeV2: "SE",
    company: shop,
    formatted: ["Verkstadsgatan 1", "831 30 Östersund", "Sweden"],
  };
}

/** The gid of the one installation a shop has here. */
export function installationId({ shopNumber }: ShopState): string {
  return `gid://shopify/AppInstallation/${shopNumber}1`;
}

/** The installation of the app that asks, with the scopes its token has. */
export function buildInstallation({ scopes, store, state }: RequestContext): StoreRecord {
  return {
    __typename: "AppInstallation",
    id: installationId(state),
    launchUrl: `https://admin.shopify.com/store/${store.shop.replace(".myshopify.com", "")}/apps/lagom`,
    uninstallUrl: null,
    accessScopes: [...scopes].sort().map((handle) => ({
      __typename: "AccessScope",
      handle,
      description: handle.replaceAll("_", " "),
    })),
    app: {
      __typename: "App",
      id: "gid://shopify/App/1",
      title: "Lagom",
      handle: "lagom",
      apiKey: "local",
      embedded: true,
      developerType: "PARTNER",
      publicCategory: "PUBLIC",
    },
    metafields: [],
  };
}
