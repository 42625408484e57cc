import { createHmac } from "node:crypto";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { hugeId } from "../testing/fake-store.ts";
import { startForTest, testApp } from "../testing/start-for-test.ts";
import type { TestPlatform } from "../testing/start-for-test.ts";
import { retryWaitsMs } from "./retry-schedule.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startForTest();
});
afterAll(() => platform.close());
beforeEach(async () => {
  platform.app.answerWith(200);
  platform.app.seen.length = 0;
  await platform.client.clearDeliveries();
  await platform.client.install(platform.shop);
});

const person = "person-1";

function hmac(secret: string, body: string): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

describe("createPublisher()", () => {
  it("writes ids beyond 2^53 digit by digit and signs the raw body", async () => {
    const { client, shop } = platform;
    const sent = await client.sendDataRequest({ shop, person });
    const delivery = await client.waitForAttempts(sent.webhookId);
    expect(delivery).toMatchObject({
      state: "delivered",
      attempts: [{ status: 200, error: null }],
    });
    const [seen] = platform.app.seen;
    expect(seen?.path).toBe("/webhooks/compliance");
    expect(seen?.body).toBe(
      `{"shop_id":954889,"shop_domain":"${shop}","orders_requested":[9007199254740993],` +
        `"customer":{"id":${hugeId},"email":"astrid@example.test","phone":null},` +
        `"data_request":{"id":${sent.dataRequestId}}}`,
    );
    expect(seen?.headers).toMatchObject({
      "x-shopify-topic": "customers/data_request",
      "x-shopify-shop-domain": shop,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": sent.webhookId,
      "x-shopify-hmac-sha256": hmac(testApp.apiSecret, seen?.body ?? ""),
    });
    expect(seen?.headers["x-shopify-event-id"]).toMatch(/^[\da-f-]{36}$/);
    expect(seen?.headers["x-shopify-triggered-at"]).toMatch(/^\d{4}-.*Z$/);
  });

  it("signs with the previous secret when told, as after a rotation", async () => {
    const { client, shop } = platform;
    const secret = "previous";
    const sent = await client.sendRedact({ shop, person, secret });
    await client.waitForAttempts(sent.webhookId);
    const [seen] = platform.app.seen;
    expect(seen?.headers["x-shopify-hmac-sha256"]).toBe(
      hmac(testApp.previousSecret, seen?.body ?? ""),
    );
    expect(seen?.body).toContain('"orders_to_redact":[9007199254740993]');
  });

  it("leaves headers out or replaces them for forged deliveries", async () => {
    const { client, shop } = platform;
    const { webhookIds } = await client.sendWebhook({
      shop,
      topic: "shop/redact",
      body: "{",
      headers: { "x-shopify-hmac-sha256": null, "x-shopify-topic": "x/y" },
      retries: 0,
    });
    await client.waitForAttempts(webhookIds[0] ?? "");
    const [seen] = platform.app.seen;
    expect(seen?.headers).not.toHaveProperty("x-shopify-hmac-sha256");
    expect(seen).toMatchObject({
      body: "{",
      headers: { "x-shopify-topic": "x/y" },
    });
  });

  it("sends Shopify's documented sample of any topic", async () => {
    const { client, shop } = platform;
    const { webhookIds } = await client.sendSample({
      shop,
      topic: "customers/merge",
      uri: "/webhooks/merge",
    });
    await client.waitForAttempts(webhookIds[0] ?? "");
    expect(platform.app.seen[0]?.body).toContain("admin_graphql_api_customer_kept_id");
  });
});

describe("createDeliveryQueue()", () => {
  it("tries 8 more times within 4 hours, the same bytes each time, then gives up", async () => {
    const { client, shop } = platform;
    platform.app.answerWith(500);
    const { webhookId } = await client.sendDataRequest({ shop, person });
    let delivery = await client.waitForAttempts(webhookId);
    for (const [index, waitMs] of retryWaitsMs.entries()) {
      await client.clock.advance(waitMs - 5_000);
      expect(platform.app.seen).toHaveLength(index + 1);
      await client.clock.advance(5_000);
      delivery = await client.waitForAttempts(webhookId, index + 2);
    }
    expect(delivery.state).toBe("failed");
    await client.clock.advance(24 * 3600_000);
    expect(platform.app.seen).toHaveLength(9);
    expect(new Set(platform.app.seen.map(({ body }) => body)).size).toBe(1);
    expect(retryWaitsMs.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(4 * 3600_000, -2);
  });

  it("takes any 2xx as success and a redirect as failure", async () => {
    const { client, shop } = platform;
    platform.app.answerWith(204);
    const good = await client.sendDataRequest({ shop, person });
    expect(await client.waitForAttempts(good.webhookId)).toMatchObject({
      state: "delivered",
    });
    platform.app.answerWith(302);
    const bad = await client.sendDataRequest({ shop, person, retries: 0 });
    expect(await client.waitForAttempts(bad.webhookId)).toMatchObject({
      state: "failed",
    });
  });

  it("waits five seconds for the whole answer", async () => {
    const { client, shop } = platform;
    platform.app.answerWith(null);
    const sent = await client.sendDataRequest({ shop, person, retries: 0 });
    const delivery = await client.waitForAttempts(sent.webhookId, 1, 7000);
    const [attempt] = delivery.attempts;
    expect(attempt).toMatchObject({ status: null, error: "answer timeout" });
    expect(attempt?.ms).toBeGreaterThan(4900);
    expect(attempt?.ms).toBeLessThan(6000);
  }, 10_000);

  it("retries when nobody listens", async () => {
    const { client, shop, app } = platform;
    await client.setAppTarget("http://127.0.0.1:9");
    const { webhookId } = await client.sendDataRequest({ shop, person });
    expect(await client.waitForAttempts(webhookId)).toMatchObject({
      state: "pending",
      attempts: [{ status: null, error: "connection failed" }],
    });
    await client.setAppTarget(app.url);
  });

  it("repeats a delivery with the same webhook id", async () => {
    const { client, shop } = platform;
    const { webhookId } = await client.sendDataRequest({ shop, person });
    await client.waitForAttempts(webhookId);
    await client.repeatWebhook(webhookId);
    await expect.poll(() => platform.app.seen).toHaveLength(2);
    const [first, second] = platform.app.seen;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers).toEqual(first?.headers);
  });

  it("releases held deliveries out of order", async () => {
    const { client, shop } = platform;
    await client.holdWebhooks();
    await client.sendDataRequest({ shop, person });
    await client.sendRedact({ shop, person });
    expect(platform.app.seen).toHaveLength(0);
    await client.releaseWebhooks("reversed");
    await expect.poll(() => platform.app.seen).toHaveLength(2);
    expect(platform.app.seen[0]?.headers["x-shopify-topic"]).toBe("customers/redact");
  });
});

describe("uninstallApp()", () => {
  const topics = () => platform.app.seen.map(({ headers }) => headers["x-shopify-topic"]);

  it("sends app/uninstalled at once and shop/redact 48 hours later", async () => {
    const { client, shop } = platform;
    await client.uninstall(shop);
    await expect.poll(topics).toEqual(["app/uninstalled"]);
    // A key twice could be read either way: the app refuses such a body.
    expect(platform.app.seen[0]?.body.match(/"myshopify_domain":[^,]*/gu)).toEqual([
      `"myshopify_domain":"${shop}"`,
    ]);
    await client.clock.advance(48 * 3600_000 - 60_000);
    expect(topics()).toEqual(["app/uninstalled"]);
    await client.clock.advance(60_000);
    await expect.poll(topics).toEqual(["app/uninstalled", "shop/redact"]);
    expect(platform.app.seen[1]?.body).toBe(`{"shop_id":954889,"shop_domain":"${shop}"}`);
  });

  it("sends no shop/redact when the app was installed again", async () => {
    const { client, shop } = platform;
    await client.uninstall(shop);
    await client.install(shop);
    await client.clock.advance(72 * 3600_000);
    await expect.poll(topics).toEqual(["app/uninstalled"]);
  });
});

describe("setScopes()", () => {
  it("tells the app which scopes it had and has", async () => {
    const { client, shop } = platform;
    await client.setScopes(shop, ["read_customers"]);
    await expect.poll(() => platform.app.seen).toHaveLength(1);
    const [seen] = platform.app.seen;
    expect(seen?.headers["x-shopify-topic"]).toBe("app/scopes_update");
    expect(JSON.parse(seen?.body ?? "")).toMatchObject({
      previous: ["read_customers", "read_orders"],
      current: ["read_customers"],
    });
    await client.setScopes(shop, ["read_customers", "read_orders"]);
  });
});
