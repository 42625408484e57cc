import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signProxy } from "../../../tests/support/consent-fixture.ts";
import { verifyProxyRequest } from "./verify-proxy.server.ts";
import { createWebhookSecrets } from "./verify-webhook.server.ts";

const secrets = createWebhookSecrets("now", "before");
const shop = "some-shop.myshopify.com";
const now = new Date("2026-11-23T12:00:00Z");
const verify = (query: string, at = now) =>
  verifyProxyRequest(new URL(`https://lagom.example.test/proxy/consent?${query}`), secrets, at);

describe("verifyProxyRequest()", () => {
  it("agrees with the example of Shopify's documentation", () => {
    // shopify.dev, "Authenticate app proxies", signed with the secret `hush`.
    const query =
      "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1" +
      "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555" +
      "&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb";
    const url = new URL(`https://example.test/?${query}`);
    const hush = createWebhookSecrets("hush", undefined);
    expect(verifyProxyRequest(url, hush, new Date(1_317_327_600_000))).toEqual({
      ok: true,
      value: { shop: "shop-name.myshopify.com", customerId: "1" },
    });
  });

  it("takes the secret in force and the one before, and no other", () => {
    for (const secret of ["now", "before"]) {
      expect(verify(signProxy({ shop, secret, at: now }))).toEqual({
        ok: true,
        value: { shop, customerId: null },
      });
    }
    expect(verify(signProxy({ shop, secret: "guessed", at: now }))).toEqual({
      ...{ ok: false, reason: "signature" },
    });
  });

  it("refuses a request without signature, with a changed parameter, or an old one", () => {
    const query = signProxy({ shop, secret: "now", customerId: "7", at: now });
    expect(verify(query)).toMatchObject({ ok: true, value: { customerId: "7" } });
    for (const changed of [
      "shop=some-shop.myshopify.com",
      query.replace("logged_in_customer_id=7", "logged_in_customer_id=8"),
      `${query}&logged_in_customer_id=8`,
      `shop=other.myshopify.com&${query}`,
      `${query}&more=1`,
    ]) {
      expect(verify(changed)).toEqual({ ok: false, reason: "signature" });
    }
    expect(verify(query, new Date("2026-11-23T12:01:31Z"))).toEqual({
      ...{ ok: false, reason: "timestamp" },
    });
  });

  it("refuses what is signed but names no shop", () => {
    const message = `logged_in_customer_id=path_prefix=/apps/lagomshop=example.testtimestamp=1795435200`;
    const signature = createHmac("sha256", "now").update(message).digest("hex");
    const query = `shop=example.test&path_prefix=%2Fapps%2Flagom&logged_in_customer_id=&timestamp=1795435200&signature=${signature}`;
    expect(verify(query, new Date(1_795_435_200_000))).toEqual({ ok: false, reason: "shop" });
  });
});
