import { extname } from "node:path";
import type { ServerResponse } from "node:http";
import { requestUrl, sendText } from "../proxy/http-messages.ts";
import type { HostHandler } from "../proxy/http-messages.ts";
import { sendPacked } from "../proxy/packed-answer.ts";
import { noticeScriptUrl } from "../storefront/content-for-header.ts";
import { readExtensionAsset, type ThemeExtension } from "../storefront/extensions.ts";
import { bundleBrowserScript } from "./bundle-browser-script.ts";

const appBridgePath = "/shopifycloud/app-bridge.js";

/** Answers for `cdn.shopify.com`: App Bridge, the files of theme extensions, Shopify's own notice, and fonts that are not needed. */
export async function createCdnHost(extensions: readonly ThemeExtension[]): Promise<HostHandler> {
  const bundle = (file: string) => bundleBrowserScript(new URL(file, import.meta.url));
  const [appBridge, notice] = await Promise.all([
    bundle("browser/app-bridge.ts"),
    bundle("../storefront/browser/privacy-notice.ts"),
  ]);
  return (request, response) => {
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
    if (pathname.startsWith("/static/fonts/")) {
      // Polaris asks for Inter; the system's font will do.
      const headers = { "content-type": "text/css", "access-control-allow-origin": "*" };
      sendText(response, { status: 200, body: "", headers });
      return;
    }
    sendText(response, { status: 404, body: "Not on the local CDN." });
  };
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
