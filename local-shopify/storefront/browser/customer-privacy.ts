import type { Allowed, Choice, ConsentState, Purpose } from "../consent/consent-token.ts";
import { tellPage } from "./consent-events.ts";
import { type GivenConsent, readConsentState } from "./consent-state.ts";
import { ConsentCallError, type ConsentOrder, checkOrder, sendConsent } from "./send-consent.ts";
import { shopifyWindow } from "./shopify-window.ts";

type Failure = { readonly error: string; readonly statusCode?: number };
type Callback = (error: Failure | null, response?: unknown) => void;

/**
 * The Customer Privacy API as Shopify's script of version 0.2 has it (shopify.dev, Customer Privacy
 * API; where page and script differ, the script). The Allowed methods fail open, `shouldShowBanner`
 * fails closed: without a state everything is allowed and no banner is due.
 */
export function createCustomerPrivacy() {
  const given: GivenConsent = { cachedConsent: undefined, injectedConsent: undefined };
  const config: { consentDomain?: string; storefrontAccessToken?: string; isHeadless?: boolean } =
    {};
  const state = () => readConsentState(given);
  const isAllowed = (purpose: Purpose) => () => state()?.allowed[purpose] ?? true;
  const setTrackingConsent = (order: unknown, callback?: Callback): Promise<unknown> =>
    report(apply(checkOrder(order, callback), { given, config }), callback);
  return {
    setTrackingConsent,
    currentVisitorConsent: () => choicesOf(state()),
    analyticsProcessingAllowed: isAllowed("analytics"),
    marketingAllowed: isAllowed("marketing"),
    preferencesProcessingAllowed: isAllowed("preferences"),
    saleOfDataAllowed: isAllowed("sale_of_data"),
    firstPartyMarketingAllowed: isAllowed("marketing"),
    thirdPartyMarketingAllowed: isAllowed("sale_of_data"),
    shouldShowBanner: () => state()?.showsBanner ?? false,
    saleOfDataRegion: () => state()?.isSaleRegion ?? false,
    getRegion: () => state()?.region ?? "",
    consentId: () => state()?.consentId ?? "",
    getTrackingConsentMetafield: (key: string) => state()?.metafields[key],
    ...oldMethods(state),
    ...removedMethods(),
    config,
    backendConsentEnabled: false,
    unstable: {},
    get cachedConsent() {
      return given.cachedConsent;
    },
    set cachedConsent(token) {
      given.cachedConsent = token;
    },
    get injectedConsent() {
      return given.injectedConsent;
    },
    set injectedConsent(token) {
      given.injectedConsent = token;
    },
    __metadata__: {
      name: "@shopify/consent-tracking-api",
      version: "v0.2",
      description: "Shopify Consent Tracking API",
    },
  };
}

async function apply(
  order: ConsentOrder,
  at: {
    readonly given: GivenConsent;
    readonly config: { consentDomain?: string; storefrontAccessToken?: string };
  },
): Promise<unknown> {
  const reply = await sendConsent(order, at.config);
  // With errors there is no data, and this throws a TypeError, as in Shopify's own script.
  const { cookies, customerAccountUrl } = reply.data.consentManagement;
  at.given.cachedConsent = cookies.trackingConsentCookie;
  const allowed: Allowed | undefined = readConsentState(at.given)?.allowed;
  if (allowed !== undefined) tellPage(allowed);
  if (customerAccountUrl !== null) markAccountLinks(customerAccountUrl, cookies);
  return reply;
}

/** Customer accounts live on another host, where the choice must be known too. */
function markAccountLinks(url: string, cookies: { readonly trackingConsentCookie: string }): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    if (!link.href.startsWith(url)) continue;
    const marked = new URL(link.href);
    marked.searchParams.set("_cs", cookies.trackingConsentCookie);
    link.href = marked.href;
  }
}

function report(work: Promise<unknown>, callback: Callback | undefined): Promise<unknown> {
  if (callback === undefined) return work;
  return work.then(
    (response) => {
      callback(null, response);
      return response;
    },
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const status = error instanceof ConsentCallError ? error.statusCode : undefined;
      callback({ error: message, ...(status === undefined ? {} : { statusCode: status }) });
    },
  );
}

function choicesOf(state: ConsentState | undefined): Readonly<Record<Purpose, Choice>> {
  return state?.choices ?? { marketing: "", analytics: "", preferences: "", sale_of_data: "" };
}

type OldAnswer = Choice | "no_interaction";

/** Older methods that still answer. */
function oldMethods(state: () => ConsentState | undefined) {
  const interaction = (): OldAnswer => {
    const now = state();
    if (now === undefined) return "";
    const { marketing, analytics } = now.choices;
    if (marketing === "no" || analytics === "no") return "no";
    return marketing === "yes" && analytics === "yes" ? "yes" : "no_interaction";
  };
  return {
    getTrackingConsent: interaction,
    getCCPAConsent: (): OldAnswer => {
      if (hasGlobalPrivacyControl()) return "no";
      const now = state();
      return now === undefined ? "" : now.choices.sale_of_data || "no_interaction";
    },
    userCanBeTracked: (): boolean => {
      const allowed = state()?.allowed;
      return allowed === undefined || (allowed.marketing && allowed.analytics);
    },
    shouldShowGDPRBanner: () =>
      (state()?.showsBanner ?? false) && interaction() === "no_interaction",
    doesMerchantSupportGranularConsent: () => true,
  };
}

/** Methods that are gone: they warn and say nothing. */
function removedMethods() {
  const names = [
    ...["shouldShowCCPABanner", "userDataCanBeSold", "getRegulation"],
    ...["isRegulationEnforced", "getShopPrefs", "setCCPAConsent"],
  ];
  return Object.fromEntries(
    names.map((name) => [name, () => console.warn(`[CustomerPrivacy] ${name} is deprecated`)]),
  );
}

/** Whether the browser asks that data is not sold (Global Privacy Control). */
function hasGlobalPrivacyControl(): boolean {
  const signal: unknown = Reflect.get(navigator, "globalPrivacyControl");
  return signal === true || signal === "1";
}

/**
 * Puts the API in its place under `window.Shopify`, tells the page, and in a region of data sale
 * says no for who sends Global Privacy Control. Elsewhere the signal is ignored.
 */
export function installCustomerPrivacy(): void {
  const shopify = shopifyWindow();
  if (shopify.customerPrivacy !== undefined)
    console.warn("[CustomerPrivacy] The API was loaded more than once");
  const api = createCustomerPrivacy();
  const own = Object.getOwnPropertyDescriptors(api);
  // Merged over what is there; what reads the state anew stays a getter.
  const whole: object = Object.defineProperties({ ...shopify.customerPrivacy }, own);
  shopify.customerPrivacy = whole;
  shopify.trackingConsent = whole;
  document.dispatchEvent(new CustomEvent("consentTrackingApiLoaded"));
  const isUntold = api.currentVisitorConsent().sale_of_data !== "no";
  if (api.saleOfDataRegion() && hasGlobalPrivacyControl() && isUntold)
    void api.setTrackingConsent({ sale_of_data: false }).catch(console.warn);
}
