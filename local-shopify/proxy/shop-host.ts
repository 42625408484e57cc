import type { IncomingMessage, ServerResponse } from "node:http";

import { applyFault } from "../control/faults.ts";
import { shopHandle } from "../oauth/launch-url.ts";
import type { TokenReply } from "../oauth/token-endpoint.ts";
import type { StorefrontHost } from "../storefront/storefront-host.ts";
import { answerAdminApi } from "./admin-api-route.ts";
import type { AdminApiDoor } from "./admin-api-route.ts";
import { readBody, requestHost, requestUrl, sendJson, sendText } from "./http-messages.ts";
import type { HostHandler } from "./http-messages.ts";

const graphqlPath = /^\/admin\/api\/([\w-]+)\/graphql\.json$/;

/** Answers for `*.myshopify.com`: tokens, Admin API, ways to the admin. */
export function createShopHost(options: {
  readonly door: AdminApiDoor;
  readonly shops: ReadonlySet<string>;
  readonly answerToken: (shop: string, form: unknown) => TokenReply;
  readonly showPage: StorefrontHost;
}): HostHandler {
  return async (request, response) => {
    const shop = requestHost(request);
    const url = requestUrl(request);
    if (!options.shops.has(shop)) {
      sendText(response, { status: 404, body: "There is no such shop." });
      return;
    }
    const apiVersion = graphqlPath.exec(url.pathname)?.[1];
    if (apiVersion !== undefined && request.method === "POST") {
      const call = { shop, apiVersion };
      await answerAdminApi(options.door, call, { request, response });
      return;
    }
    if (url.pathname === "/admin/oauth/access_token" && request.method === "POST") {
      await answerTokenCall(options, shop, { request, response });
      return;
    }
    if (url.pathname === "/admin" || url.pathname.startsWith("/admin/")) {
      const path = url.pathname.slice("/admin".length);
      const location = `https://admin.shopify.com/store/${shopHandle(shop)}${path}${url.search}`;
      sendText(response, { status: 302, body: "", headers: { location } });
      return;
    }
    await options.showPage(shop, { request, response });
  };
}

async function answerTokenCall(
  options: {
    readonly door: AdminApiDoor;
    readonly answerToken: (shop: string, form: unknown) => TokenReply;
  },
  shop: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const text = (await readBody(request)).toString("utf8");
  const fault = options.door.faults.take("oauth", shop, text);
  if (await applyFault(fault, response)) return;
  const form = parseForm(request.headers["content-type"] ?? "", text);
  sendJson(response, options.answerToken(shop, form));
}

function parseForm(contentType: string, text: string): unknown {
  if (!contentType.includes("json")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
