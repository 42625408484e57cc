import { requestUrl, sendText } from "../proxy/http-messages.ts";
import type { HostHandler } from "../proxy/http-messages.ts";

/** Answers for `cdn.shopify.com`. */
export async function createCdnHost(): Promise<HostHandler> {
  return (request, response) => {
    if (requestUrl(request).pathname.startsWith("/static/fonts/")) {
      const headers = { "content-type": "text/css" };
      sendText(response, { status: 200, body: "", headers });
      return;
    }
    sendText(response, { status: 404, body: "Not on the local CDN." });
  };
}
