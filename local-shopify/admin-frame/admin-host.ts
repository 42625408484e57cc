import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";

import { bundleBrowserScript } from "../app-bridge/bundle-browser-script.ts";
import type { Platform } from "../control/platform.ts";
import { createLaunchUrl, shopHandle } from "../oauth/launch-url.ts";
import { shopUsers, toShopUserName } from "../oauth/shop-users.ts";
import { readBody, requestUrl, sendJson, sendText } from "../proxy/http-messages.ts";
import type { HostHandler } from "../proxy/http-messages.ts";
import { adminActions } from "./admin-actions.ts";
import { renderControls } from "./controls-page.ts";
import { renderFrame, renderInstall } from "./frame-page.ts";
import { renderHome, renderStores } from "./home-page.ts";
import { renderMail, renderMailList } from "./mail-pages.ts";
import { listEmbeds } from "../online-store/app-embeds.ts";
import { renderPage } from "./page-layout.ts";
import { renderThemeEditor } from "./theme-editor-page.ts";
import type { AdminPage, AdminView } from "./page-layout.ts";

const storePath = /^\/store\/([\w-]+)(\/.*)?$/;
const userCookie = "local_admin_user";

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** Answers for `admin.shopify.com`. */
export async function createAdminHost(platform: Platform): Promise<HostHandler> {
  const assets = await loadAssets();
  return async (request, response) => {
    const url = requestUrl(request);
    const asset = assets.get(url.pathname);
    if (asset !== undefined) {
      const headers = { "content-type": asset.contentType };
      sendText(response, { status: 200, body: asset.body, headers });
      return;
    }
    if (url.pathname === "/") {
      const body = renderStores([...platform.stores.keys()].map(shopHandle));
      sendText(response, { status: 200, body });
      return;
    }
    const [, handle, path = ""] = storePath.exec(url.pathname) ?? [];
    const shop = `${handle ?? ""}.myshopify.com`;
    if (!platform.stores.has(shop)) {
      sendText(response, { status: 404, body: "There is no such store." });
      return;
    }
    const view = createView(platform, shop, request);
    if (path.startsWith("/__local/") && request.method === "POST") {
      await answerAction(
        platform,
        { view, name: path.slice("/__local/".length) },
        { request, response },
      );
      return;
    }
    answerPage(platform, { view, path, url }, response);
  };
}

async function loadAssets() {
  const script = await bundleBrowserScript(new URL("browser/admin.ts", import.meta.url));
  const style = await readFile(new URL("browser/admin.css", import.meta.url), "utf8");
  return new Map([
    ["/__local/admin.js", { body: script, contentType: "text/javascript; charset=utf-8" }],
    ["/__local/admin.css", { body: style, contentType: "text/css; charset=utf-8" }],
  ]);
}

/** The user is chosen by `?as=`, kept in a cookie. */
function createView(platform: Platform, shop: string, request: IncomingMessage): AdminView {
  const cookie = new RegExp(`${userCookie}=(\\w+)`).exec(request.headers.cookie ?? "")?.[1];
  const asked = requestUrl(request).searchParams.get("as");
  return {
    shop,
    handle: shopHandle(shop),
    user: toShopUserName(asked ?? cookie),
    appName: platform.app.name,
    appHandle: platform.app.handle,
    isInstalled: platform.installations.find(shop)?.installed === true,
  };
}

async function answerAction(
  platform: Platform,
  wanted: { readonly view: AdminView; readonly name: string },
  { request, response }: Exchange,
): Promise<void> {
  const action = adminActions[wanted.name];
  const from = request.headers["sec-fetch-site"];
  // Only the admin's own pages: the app in the iframe is another origin.
  if (action === undefined || (from !== undefined && from !== "same-origin")) {
    sendJson(response, { status: 404, body: { error: "No such action" } });
    return;
  }
  const form = parseForm(request, (await readBody(request)).toString("utf8"));
  try {
    const outcome = action(platform, wanted.view, form);
    if (outcome.kind === "json") {
      sendJson(response, { status: 200, body: outcome.body });
      return;
    }
    const location = `/store/${wanted.view.handle}${outcome.path}`;
    sendText(response, { status: 303, body: "", headers: { location } });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    sendJson(response, { status: 400, body: { error: text } });
  }
}

function parseForm(request: IncomingMessage, text: string): unknown {
  if ((request.headers["content-type"] ?? "").includes("json")) return JSON.parse(text);
  const form = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(form.keys())].map((key) => {
      const values = form.getAll(key);
      return [key, values.length === 1 ? values[0] : values];
    }),
  );
}

function answerPage(platform: Platform, asked: Asked, response: ServerResponse): void {
  const { view } = asked;
  const page = findPage(platform, asked);
  sendText(response, {
    status: page === undefined ? 404 : 200,
    body: page === undefined ? "The local admin has no such page." : renderPage(view, page),
    headers: {
      "set-cookie": `${userCookie}=${view.user}; Path=/; Secure; HttpOnly; SameSite=Lax`,
      "cache-control": "no-store",
    },
  });
}

type Asked = { readonly view: AdminView; readonly path: string; readonly url: URL };

function findPage(platform: Platform, asked: Asked): AdminPage | undefined {
  const { view, path, url } = asked;
  const appPath = /^\/apps\/[\w-]+(\/.*)?$/.exec(path);
  if (appPath !== null) return appPage(platform, view, { path: appPath[1] ?? "/", url });
  const mail = /^\/mail\/([\w-]+)$/.exec(path)?.[1];
  if (mail !== undefined) return mailPage(platform, view, mail);
  if (path === "/themes/current/editor") return themeEditor(platform, view, url);
  return fixedPages[path]?.(platform, view);
}

/** Pages whose path holds nothing to be read. */
const fixedPages: Readonly<Record<string, (platform: Platform, view: AdminView) => AdminPage>> = {
  "": homePage,
  "/": homePage,
  "/apps": homePage,
  "/mail": ({ mail }, view) => {
    const main = renderMailList(basePath(view), mail.mails());
    return { title: "Mail", place: "mail", main };
  },
  "/controls": ({ clock, stores, settings, queue }, view) => {
    const main = renderControls({
      base: basePath(view),
      now: clock.now(),
      people: stores.get(view.shop)?.people ?? [],
      withheld: settings.withheld,
      deliveries: queue.log(),
    });
    return { title: "Controls", place: "controls", main };
  },
};

function homePage({ installations, config }: Platform, view: AdminView): AdminPage {
  const granted = installations.find(view.shop)?.scopes ?? [];
  const scopes = view.isInstalled ? granted : config.scopes;
  return { title: view.shop, place: "home", main: renderHome(view, scopes) };
}

function basePath({ handle }: AdminView): string {
  return `/store/${handle}`;
}

/** `activateAppId` is `<api key>/<block>`; the older form has a uuid in the place of the block. */
function themeEditor(platform: Platform, view: AdminView, { searchParams }: URL): AdminPage {
  const { app, api, extensions } = platform;
  const online = api.storefrontOf(view.shop)?.online;
  const [key, activated] = (searchParams.get("activateAppId") ?? "").split("/");
  const main = renderThemeEditor({
    base: basePath(view),
    shop: view.shop,
    template: searchParams.get("template") ?? "index",
    embeds:
      online && view.isInstalled ? listEmbeds(online, { handle: app.handle, extensions }) : [],
    activated: key === app.apiKey ? activated : undefined,
  });
  return { title: "Theme editor", place: "themes", main };
}

function mailPage(platform: Platform, view: AdminView, id: string): AdminPage | undefined {
  const mail = platform.mail.mails().find((one) => one.id === id);
  const source = platform.mail.source(id);
  if (mail === undefined || source === undefined) return undefined;
  return { title: mail.subject, place: "mail", main: renderMail(basePath(view), mail, source) };
}

function appPage(
  { app, config }: Platform,
  view: AdminView,
  opened: { readonly path: string; readonly url: URL },
): AdminPage {
  const title = view.appName;
  const base = basePath(view);
  if (!view.isInstalled) {
    const action = `${base}/__local/install`;
    const main = renderInstall({ appName: view.appName, action, scopes: config.scopes });
    return { title, place: "app", main };
  }
  const query = new URLSearchParams(opened.url.search);
  query.delete("as");
  const path = query.size === 0 ? opened.path : `${opened.path}?${query.toString()}`;
  const user = shopUsers[view.user];
  const main = renderFrame({
    launchUrl: createLaunchUrl({ app, appUrl: app.appUrl, shop: view.shop, user, path }),
    appOrigin: new URL(app.appUrl).origin,
    appName: view.appName,
    basePath: `${base}/apps/${view.appHandle}`,
    handle: view.handle,
  });
  return { title, place: "app", main };
}
