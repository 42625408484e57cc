import { requestUrl, sendText } from "../proxy/http-messages.ts";
import type { HostHandler } from "../proxy/http-messages.ts";
import { bundleBrowserScript } from "./bundle-browser-script.ts";

const appBridgePath = "/shopifycloud/app-bridge.js";

/** Answers for `cdn.shopify.com`: App Bridge, and fonts that are not needed. */
export async function createCdnHost(): Promise<HostHandler> {
  const entry = new URL("browser/app-bridge.ts", import.meta.url);
  const appBridge = await bundleBrowserScript(entry);
  return (request, response) => {
    const { pathname } = requestUrl(request);
    if (pathname === appBridgePath) {
      sendText(response, {
        status: 200,
        body: appBridge,
        headers: {
          "content-type": "text/javascript; charset=utf-8",
          "access-control-allow-origin": "*",
        },
      });
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
