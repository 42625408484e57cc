import { extname } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ConsentScriptMode } from "../online-store/consent-desk.ts";
import { requestUrl, sendText } from "../proxy/http-messages.ts";
import type { HostHandler } from "../proxy/http-messages.ts";
import { sendPacked } from "../proxy/packed-answer.ts";
import { noticeScriptUrl } from "../storefront/content-for-header.ts";
import { readExtensionAsset, type ThemeExtension } from "../storefront/extensions.ts";
import { bundleBrowserScript } from "./bundle-browser-script.ts";

const appBridgePath = "/shopifycloud/app-bridge.js";

/** Answers for `cdn.shopify.com`: App Bridge, the files of theme extensions, Shopify's own notice, and fonts that are not needed. */
export async function createCdnHost(
  extensions: readonly ThemeExtension[],
  consentMode: (shop: string) => ConsentScriptMode,
): Promise<HostHandler> {
  const bundle = (file: string) => bundleBrowserScript(new URL(file, import.meta.url));
  const [appBridge, notice, consentApi] = await Promise.all([
    bundle("browser/app-bridge.ts"),
    bundle("../storefront/browser/privacy-notice.ts"),
    bundle("../storefront/browser/consent-tracking-api.ts"),
  ]);
  const modeOf = (request: IncomingMessage) =>
    consentMode(requestUrl(request).searchParams.get("shop") ?? "");
  return async (request, response) => {
    const { pathname } = requestUrl(request);
    if (pathname === appBridgePath) {
      sendAsset(response, { pathname, body: appBridge });
      return;
    }
    const asset = readExtensionAsset(extensions, pathname);
    if (asset !== undefined) {
      sendAsset(response, { pathname, body: asset, keep: "public, max-age=31536000, immutable" });
      return;
    }
    if (pathname === new URL(noticeScriptUrl).pathname) {
      sendAsset(response, { pathname, body: notice });
      return;
    }
    const feature = /^\/shopifycloud\/consent-tracking-api\/v0\.[12]\//u.test(pathname);
    if (feature) {
      await sendConsentApi(modeOf(request), response, consentApi);
      return;
    }
    if (pathname.startsWith("/static/fonts/")) {
      // Polaris asks for Inter; the system's font will do.
      const headers = { "content-type": "text/css", "access-control-allow-origin": "*" };
      sendText(response, { status: 200, body: "", headers });
      return;
    }
    sendText(response, { status: 404, body: "Not on the local CDN." });
  };
}

/** The Customer Privacy API, or what comes instead by the shop's mode. */
async function sendConsentApi(
  mode: ConsentScriptMode,
  response: ServerResponse,
  body: string,
): Promise<void> {
  if (mode.kind === "never") return;
  if (mode.kind === "error") {
    sendText(response, { status: 404, body: "Not on the local CDN." });
    return;
  }
  if (mode.kind === "late") await setTimeout(mode.ms);
  sendAsset(response, { pathname: "/consent-tracking-api.js", body });
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

function sendAsset(
  response: ServerResponse,
  asset: { readonly pathname: string; readonly body: string; readonly keep?: string },
): void {
  const headers = {
    "content-type": types[extname(asset.pathname)] ?? "application/octet-stream",
    "access-control-allow-origin": "*",
    "cache-control": asset.keep ?? "no-cache",
  };
  sendPacked(response, { status: 200, body: asset.body, headers });
}
