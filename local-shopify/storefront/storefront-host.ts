import type { IncomingMessage, ServerResponse } from "node:http";
import type { ShopStorefront } from "../contract.ts";
import { mainLocale, type OnlineStore } from "../online-store/online-store.ts";
import { readBody, requestUrl, sendText } from "../proxy/http-messages.ts";
import type { AppProxy } from "./app-proxy.ts";
import { answerCheckout } from "./checkout-page.ts";
import { regionCookie } from "./consent/visitor-consent.ts";
import type { ThemeExtension } from "./extensions.ts";
import { findPage } from "./find-page.ts";
import { takeForm } from "./forms.ts";
import { rootUrlOf } from "./global-objects.ts";
import { createLiquidEngine } from "./liquid/engine.ts";
import { answerProxied } from "./proxied-page.ts";
import { sendPage } from "./send-page.ts";
import { createSessions } from "./sessions.ts";
import { assetFolder, isLocked, type OpenShop, redirect, type ShopCall } from "./shop-call.ts";
import { answerFile } from "./shop-files.ts";
import { createVisitor } from "./visitor.ts";

/** Answers what is asked of a shop's pages. */
export type StorefrontHost = (
  shop: string,
  at: { readonly request: IncomingMessage; readonly response: ServerResponse },
) => Promise<void>;

const noProxy: AppProxy = { owns: () => false, forward: () => Promise.resolve(undefined) };

/** The pages of every shop, made of its theme, the app's blocks and what the Admin API wrote. */
export function createStorefrontHost(options: {
  readonly storefrontOf: (shop: string) => ShopStorefront | undefined;
  readonly extensions: readonly ThemeExtension[];
  readonly appProxy?: AppProxy;
}): StorefrontHost {
  const open = new Map<string, OpenShop>();
  const find = (name: string): OpenShop | undefined => {
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
    const { extensions, appProxy = noProxy } = options;
    const visitor = createVisitor(request);
    const region = url.searchParams.get(regionCookie);
    if (region !== null)
      visitor.setCookie(regionCookie, region, { seconds: null, httpOnly: false });
    const place = placeOf(shop.storefront.online, url.pathname);
    const call = { ...shop, ...place, extensions, appProxy, request, response, url, visitor };
    if (!(await answerFile(call))) await answer(call);
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

async function answer(call: ShopCall): Promise<void> {
  const { request, path } = call;
  const isForApp = call.appProxy.owns(path);
  if (request.method === "POST" && !isForApp) {
    await answerForm(call);
    return;
  }
  if (path !== "/password" && isLocked(call)) {
    redirect(call, "/password");
    return;
  }
  if (isForApp) {
    await answerProxied(call);
    return;
  }
  await answerPage(call);
}

/** Pages of the shop's own: its checkout, its customers' accounts, its theme. */
async function answerPage(call: ShopCall): Promise<void> {
  const { path, visitor } = call;
  if (answerCheckout(call)) return;
  if (path === "/account/logout") {
    call.sessions.logOut(visitor);
    redirect(call, call.rootUrl);
    return;
  }
  if (path === "/account" && call.sessions.customerOf(visitor) === undefined) {
    redirect(call, `${call.rootUrl === "/" ? "" : call.rootUrl}/account/login`);
    return;
  }
  await sendPage(call, findPage(path, call));
}

async function answerForm(call: ShopCall): Promise<void> {
  const { storefront, sessions, visitor, rootUrl, path, request } = call;
  const fields = new URLSearchParams((await readBody(request)).toString("utf8"));
  const cameFrom = URL.parse(request.headers.referer ?? "")?.pathname ?? rootUrl;
  const next = takeForm({ storefront, sessions, visitor, rootUrl, path, fields, cameFrom });
  if (next === null) sendText(call.response, { status: 404, body: "There is no such form." });
  else redirect(call, next);
}
