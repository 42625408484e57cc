import { createHmac, timingSafeEqual } from "node:crypto";
import { toMs } from "../../domain/shared/duration.ts";
import {
  asCustomerId,
  type CustomerId,
  parseShopDomain,
  type ShopDomain,
} from "../../domain/shared/ids.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import type { WebhookSecrets } from "./verify-webhook.server.ts";

/** A request that came through the shop's app proxy. Its body is not covered by the signature. */
export type VerifiedProxyRequest = {
  readonly shop: ShopDomain;
  /** Who is signed in to the shop; null where nobody is. */
  readonly customerId: CustomerId | null;
};

export type ProxyRefusal = "signature" | "timestamp" | "shop";

/** Shopify's own library takes no older ones; what waits in a browser is signed anew each time it is sent. */
const toleranceMs = toMs({ seconds: 90 });

/** Shopify's own parameters; a visitor who adds one of them must not be taken for Shopify. */
const singleNames = ["shop", "timestamp", "signature", "path_prefix", "logged_in_customer_id"];

/**
 * Checks what Shopify adds to a request through the app proxy: HMAC-SHA-256 (hex) of the parameters but
 * `signature`, decoded, values of one name joined by commas, as `name=value`, sorted, without anything
 * between (shopify.dev, "Authenticate app proxies"). Either secret will do, in constant time.
 */
export function verifyProxyRequest(
  url: URL,
  secrets: WebhookSecrets,
  now: Date,
): Result<VerifiedProxyRequest, ProxyRefusal> {
  const { searchParams } = url;
  if (singleNames.some((name) => searchParams.getAll(name).length > 1)) return err("signature");
  if (!isSigned(searchParams, secrets)) return err("signature");
  const signedMs = Number(searchParams.get("timestamp") ?? Number.NaN) * 1_000;
  if (!(Math.abs(now.getTime() - signedMs) <= toleranceMs)) return err("timestamp");
  const shop = parseShopDomain(searchParams.get("shop") ?? "");
  if (shop === undefined) return err("shop");
  const customer = searchParams.get("logged_in_customer_id") ?? "";
  const isCustomer = /^\d{1,20}$/u.test(customer);
  return ok({ shop, customerId: isCustomer ? asCustomerId(customer) : null });
}

function isSigned(params: URLSearchParams, secrets: WebhookSecrets): boolean {
  const given = Buffer.from(params.get("signature") ?? "", "latin1");
  const names = [...new Set(params.keys())].filter((name) => name !== "signature");
  const message = names
    .map((name) => `${name}=${params.getAll(name).join(",")}`)
    .toSorted(byCode)
    .join("");
  const matches = secrets.map((secret) => {
    const expected = Buffer.from(createHmac("sha256", secret).update(message).digest("hex"));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return matches.includes(true);
}

/** By character code, as Shopify sorts; never by a language's rules. */
function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
