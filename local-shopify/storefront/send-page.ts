import { shopCookies } from "../online-store/trackers.ts";
import { sendPacked } from "../proxy/packed-answer.ts";
import { appObject } from "./app-object.ts";
import { type ConsentState, writeConsentToken } from "./consent/consent-token.ts";
import { regionOf, visitorConsent } from "./consent/visitor-consent.ts";
import type { FoundPage } from "./find-page.ts";
import { globalObjects } from "./global-objects.ts";
import type { SentForm } from "./liquid/page-state.ts";
import { renderPage } from "./render-page.ts";
import { shapePage } from "./shape-page.ts";
import { isLocked, type ShopCall } from "./shop-call.ts";
import { setOwnCookies } from "./visitor.ts";

/** Renders a page and sends it with the cookies a shop of Shopify's sets by itself. */
export async function sendPage(call: ShopCall, found: FoundPage): Promise<void> {
  const { storefront, visitor, response } = call;
  const { consent: desk, trackers, pages } = storefront.online;
  const { html, headers } = shapePage(await renderFound(call, found), pages);
  setOwnCookies(visitor, visitorConsent(desk, visitor));
  // Anew: the first page gives the visitor an id.
  const state = visitorConsent(desk, visitor);
  const hasConsent = state.choices.analytics === "yes";
  for (const { name, seconds } of shopCookies(trackers, hasConsent))
    visitor.setCookie(name, "1", { seconds, httpOnly: false });
  sendPacked(response, {
    status: found.status,
    body: html,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": call.locale,
      ...headers,
      ...(isLocked(call) ? {} : consentHeader(state)),
      "set-cookie": visitor.setCookieLines(),
    },
  });
}

function renderFound(call: ShopCall, found: FoundPage): Promise<string> {
  const { storefront, visitor, sessions, url, locale, rootUrl, path } = call;
  const { online } = storefront;
  const customerGid = sessions.customerOf(visitor);
  const designMode = url.searchParams.has("design_mode");
  const { pageType, title, template, body, liquid } = found;
  const country = countryOf(call);
  const asked = { storefront, locale, rootUrl, path, pageType, title, designMode, country };
  return renderPage({
    ...{ theme: call.theme, extensions: call.extensions, template, locale, rootUrl, designMode },
    ...(body === undefined ? {} : { body }),
    ...(liquid === undefined ? {} : { liquid }),
    objects: {
      ...globalObjects({
        ...asked,
        customer: customerGid === undefined ? undefined : storefront.customerById(customerGid),
        cart: sessions.cartOf(visitor),
      }),
      ...found.objects,
    },
    sent: sentForm(url.searchParams),
    app: appObject(storefront.appMetafields()),
    head: {
      shop: online.shop,
      country,
      pixels: online.pixels,
      hasNotice: online.privacy.banner.enabled && !isLocked(call),
    },
  });
}

/** Tells the page's scripts the state of consent before any cookie does; a locked shop tells nothing. */
function consentHeader(state: ConsentState): Readonly<Record<string, string>> {
  return { "server-timing": `_cmp;desc="${writeConsentToken(state)}"` };
}

/** The country chosen in the shop, else the one the visitor is in. */
function countryOf({ storefront, visitor }: ShopCall): string {
  const { consent } = storefront.online;
  return visitor.cookie("localization") ?? regionOf(consent, visitor).slice(0, 2);
}

/** Shopify leads back to the page with `?customer_posted=true`. */
function sentForm(query: URLSearchParams): SentForm | undefined {
  for (const [name, value] of query) {
    const [, type] = /^(\w+)_posted$/u.exec(name) ?? [];
    if (type !== undefined) return { type, isAccepted: value === "true" };
  }
  return undefined;
}
