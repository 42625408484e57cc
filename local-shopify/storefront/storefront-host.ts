import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import { bundleOnce } from "../app-bridge/bundle-browser-script.ts";
import type { ShopStorefront } from "../contract.ts";
import { mainLocale, type OnlineStore } from "../online-store/online-store.ts";
import { findTrackerFile, shopCookies } from "../online-store/trackers.ts";
import { readBody, requestUrl, sendText } from "../proxy/http-messages.ts";
import { sendPacked } from "../proxy/packed-answer.ts";
import { appObject } from "./app-object.ts";
import type { ThemeExtension } from "./extensions.ts";
import { findPage, type FoundPage } from "./find-page.ts";
import { takeForm } from "./forms.ts";
import { globalObjects, rootUrlOf } from "./global-objects.ts";
import { createLiquidEngine, type LiquidEngine } from "./liquid/engine.ts";
import type { SentForm } from "./liquid/page-state.ts";
import { renderPage } from "./render-page.ts";
import { createSessions, isLetIn, type Sessions } from "./sessions.ts";
import { answerConsentCall, consentApiPath } from "./consent/consent-call.ts";
import { type ConsentState, writeConsentToken } from "./consent/consent-token.ts";
import { regionCookie, regionOf, visitorConsent } from "./consent/visitor-consent.ts";
import { loadFeaturesPath } from "./content-for-header.ts";
import { createVisitor, setOwnCookies, type Visitor } from "./visitor.ts";

/** Answers what is asked of a shop's pages. */
export type StorefrontHost = (
  shop: string,
  at: { readonly request: IncomingMessage; readonly response: ServerResponse },
) => Promise<void>;

type Shop = {
  readonly storefront: ShopStorefront;
  readonly sessions: Sessions;
  readonly theme: LiquidEngine;
};

type Call = Shop & {
  readonly extensions: readonly ThemeExtension[];
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly visitor: Visitor;
  readonly locale: string;
  readonly rootUrl: string;
  /** Path without the language. */
  readonly path: string;
};

const loadFeatures = bundleOnce(new URL("browser/load-features.ts", import.meta.url));

/** Where the theme's assets are served on the shop's own host. */
const assetFolder = "/cdn/shop/t/1/assets/";

/** The pages of every shop, made of its theme, the app's blocks and what the Admin API wrote. */
export function createStorefrontHost(options: {
  readonly storefrontOf: (shop: string) => ShopStorefront | undefined;
  readonly extensions: readonly ThemeExtension[];
}): StorefrontHost {
  const open = new Map<string, Shop>();
  const find = (name: string): Shop | undefined => {
    const storefront = options.storefrontOf(name);
    const known = open.get(name);
    if (storefront === undefined || known?.storefront === storefront) return known;
    const { online } = storefront;
    const theme = createLiquidEngine({
      ...online.theme,
      assetUrl: (asset) => `${assetFolder}${asset}`,
    });
    const shop = { storefront, theme, sessions: createSessions() };
    open.set(name, shop);
    return shop;
  };
  return async (name, { request, response }) => {
    const shop = find(name);
    if (shop === undefined) {
      sendText(response, { status: 404, body: "This shop has no storefront." });
      return;
    }
    const url = requestUrl(request);
    const { extensions } = options;
    const visitor = createVisitor(request);
    const region = url.searchParams.get(regionCookie);
    if (region !== null)
      visitor.setCookie(regionCookie, region, { seconds: null, httpOnly: false });
    const place = placeOf(shop.storefront.online, url.pathname);
    const call = { ...shop, ...place, extensions, request, response, url, visitor };
    if (!(await answerPart(call))) await answer(call);
  };
}

/** Takes the language off a path: `/en/cart` is the cart in English. */
function placeOf(online: OnlineStore, pathname: string) {
  const [, first = ""] = pathname.split("/");
  const other = online.locales.find(
    ({ locale, primary, published }) => !primary && published && locale.toLowerCase() === first,
  );
  const locale = other?.locale ?? mainLocale(online);
  const path = other === undefined ? pathname : pathname.slice(first.length + 1) || "/";
  const plain = path.length > 1 ? path.replace(/\/$/u, "") : path;
  return { locale, rootUrl: rootUrlOf(online, locale), path: plain };
}

/** Answers what is not a page: files and the interface behind the pages. */
async function answerPart(call: Call): Promise<boolean> {
  const { request, response, path, visitor, storefront } = call;
  if (path.startsWith(assetFolder)) {
    sendAsset(call);
    return true;
  }
  if (path === loadFeaturesPath) {
    await sendLoadFeatures(call);
    return true;
  }
  if (request.method === "POST" && consentApiPath.test(path)) {
    const { consent: desk, password } = storefront.online;
    const isLocked = !isLetIn(visitor, password);
    await answerConsentCall({ desk, visitor, isLocked, request, response });
    return true;
  }
  return false;
}

async function sendLoadFeatures({ storefront, response }: Call): Promise<void> {
  if (storefront.online.consent.script.kind === "blocked") {
    sendText(response, { status: 404, body: "Not there." });
    return;
  }
  const headers = { "content-type": "text/javascript; charset=utf-8" };
  sendPacked(response, { status: 200, body: await loadFeatures(), headers });
}

async function answer(call: Call): Promise<void> {
  const { request, path, visitor, storefront } = call;
  if (request.method === "POST") {
    await answerForm(call);
    return;
  }
  if (path !== "/password" && !isLetIn(visitor, storefront.online.password)) {
    redirect(call, "/password");
    return;
  }
  if (path === "/account/logout") {
    call.sessions.logOut(visitor);
    redirect(call, call.rootUrl);
    return;
  }
  if (path === "/account" && call.sessions.customerOf(visitor) === undefined) {
    redirect(call, `${call.rootUrl === "/" ? "" : call.rootUrl}/account/login`);
    return;
  }
  await sendPage(call);
}

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

function sendAsset({ storefront, path, response }: Call): void {
  const name = path.slice(assetFolder.length);
  const { online } = storefront;
  const tracker = findTrackerFile(online.trackers, null, path);
  const body = tracker?.body.toString() ?? online.theme.read(`assets/${name}`);
  const type = tracker?.contentType ?? contentTypes[extname(name)] ?? "application/octet-stream";
  if (body === undefined) sendText(response, { status: 404, body: "Not there." });
  else sendPacked(response, { status: 200, body, headers: { "content-type": type } });
}

async function answerForm(call: Call): Promise<void> {
  const { storefront, sessions, visitor, rootUrl, path, request } = call;
  const fields = new URLSearchParams((await readBody(request)).toString("utf8"));
  const cameFrom = URL.parse(request.headers.referer ?? "")?.pathname ?? rootUrl;
  const next = takeForm({ storefront, sessions, visitor, rootUrl, path, fields, cameFrom });
  if (next === null) sendText(call.response, { status: 404, body: "There is no such form." });
  else redirect(call, next);
}

function redirect({ response, visitor }: Call, location: string): void {
  const headers = { location, "set-cookie": [...visitor.setCookieLines()] };
  response.writeHead(302, headers);
  response.end();
}

async function sendPage(call: Call): Promise<void> {
  const { storefront, visitor, response, path } = call;
  const found = findPage(path, call);
  const html = await renderFound(call, found);
  const { consent: desk, password } = storefront.online;
  setOwnCookies(visitor, visitorConsent(desk, visitor));
  const state = visitorConsent(desk, visitor);
  const hasConsent = state.choices.analytics === "yes";
  for (const { name, seconds } of shopCookies(storefront.online.trackers, hasConsent))
    visitor.setCookie(name, "1", { seconds, httpOnly: false });
  sendPacked(response, {
    status: found.status,
    body: html,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": call.locale,
      ...(isLetIn(visitor, password) ? consentHeader(state) : {}),
      "set-cookie": visitor.setCookieLines(),
    },
  });
}

function renderFound(call: Call, found: FoundPage): Promise<string> {
  const { storefront, visitor, sessions, url, locale, rootUrl, path } = call;
  const { online } = storefront;
  const customerGid = sessions.customerOf(visitor);
  const designMode = url.searchParams.has("design_mode");
  const { pageType, title, template, body } = found;
  const country = countryOf(call);
  const asked = { storefront, locale, rootUrl, path, pageType, title, designMode, country };
  return renderPage({
    ...{ theme: call.theme, extensions: call.extensions, template, locale, rootUrl, designMode },
    ...(body === undefined ? {} : { body }),
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
      country: countryOf(call),
      hasNotice: online.privacy.banner.enabled && isLetIn(visitor, online.password),
    },
  });
}

/** Tells the page's scripts the state of consent before any cookie does; a locked shop tells nothing. */
function consentHeader(state: ConsentState): Readonly<Record<string, string>> {
  return { "server-timing": `_cmp;desc="${writeConsentToken(state)}"` };
}

/** The country chosen in the shop, else the one the visitor is in. */
function countryOf({ storefront, visitor }: Call): string {
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
