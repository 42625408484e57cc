import { createHmac, randomBytes } from "node:crypto";

import type { AppCredentials } from "./app-credentials.ts";
import { createIdToken } from "./id-token.ts";
import type { ShopUser } from "./shop-users.ts";

/** Which page of the app is opened, where, by whom. */
export type Launch = {
  readonly app: AppCredentials;
  readonly appUrl: string;
  readonly shop: string;
  readonly user: ShopUser;
  /** Path and query below the app's address. */
  readonly path: string;
};

/** The part before `.myshopify.com`, which names a shop in admin addresses. */
export function shopHandle(shop: string): string {
  return shop.replace(/\.myshopify\.com$/, "");
}

/** Address the admin puts into the app's iframe, signed as Shopify does. */
export function createLaunchUrl(launch: Launch): string {
  const query: Record<string, string> = {
    embedded: "1",
    host: adminHostParameter(launch.shop),
    id_token: createIdToken(launch.app, launch.shop, launch.user),
    locale: "en",
    session: randomBytes(32).toString("hex"),
    shop: launch.shop,
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  const signed = Object.keys(query)
    .toSorted()
    .map((key) => `${key}=${query[key] ?? ""}`)
    .join("&");
  const url = new URL(launch.path, launch.appUrl);
  for (const [key, value] of Object.entries(query)) {
    url.searchParams.set(key, value);
  }
  const hmac = createHmac("sha256", launch.app.apiSecret).update(signed);
  url.searchParams.set("hmac", hmac.digest("hex"));
  return url.href;
}

/** The `host` parameter: the shop's admin address in base64. */
function adminHostParameter(shop: string): string {
  return Buffer.from(`admin.shopify.com/store/${shopHandle(shop)}`)
    .toString("base64")
    .replaceAll("=", "");
}
