import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createIdToken } from "../oauth/id-token.ts";
import { shopUsers } from "../oauth/shop-users.ts";
import { startForTest, testApp } from "../testing/start-for-test.ts";
import type { TestPlatform } from "../testing/start-for-test.ts";
import type { ControlParams } from "./protocol.ts";

let platform: TestPlatform;
let accessToken = "";
beforeAll(async () => {
  platform = await startForTest();
  await platform.client.install(platform.shop);
  const reply = await exchange();
  accessToken = /"access_token":"(\w+)"/.exec(reply.body)?.[1] ?? "";
});
afterAll(() => platform.close());
beforeEach(() => platform.client.faults.clear());

function exchange() {
  return platform.fetch(`https://${platform.shop}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: testApp.apiKey,
      client_secret: testApp.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: createIdToken(testApp, platform.shop, shopUsers.owner),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    }),
  });
}

function ask(query = "{ shop { id } }") {
  return platform.fetch(`https://${platform.shop}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "x-shopify-access-token": accessToken },
    body: JSON.stringify({ query }),
  });
}

type Rule = Omit<ControlParams<"addFault">, "shop" | "kind">;

function addFault(rule: Rule) {
  return platform.client.faults.add({ shop: platform.shop, kind: "graphql", ...rule });
}

describe("createFaults()", () => {
  it("acts as often as told, then lets the right answer through", async () => {
    await addFault({ status: 503, times: 2 });
    const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
    expect(statuses).toEqual([503, 503, 200]);
  });

  it("acts only on queries that match", async () => {
    await addFault({ status: 429, match: "orders\\(" });
    expect((await ask()).status).toBe(200);
    const throttled = await ask("{ orders(first: 1) { nodes { id } } }");
    expect(throttled.status).toBe(429);
    expect(throttled.headers["retry-after"]).toBe("2.0");
    expect(await platform.client.faults.left()).toEqual([]);
  });

  it("throttles as Shopify does: 200 with the THROTTLED code and the bucket", async () => {
    await addFault({ throttled: true });
    const reply = await ask();
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({
      errors: [{ extensions: { code: "THROTTLED" } }],
      extensions: { cost: { throttleStatus: { currentlyAvailable: 0, restoreRate: 100 } } },
    });
  });

  it("drops connections and runs into time-outs", async () => {
    await addFault({ dropConnection: true });
    await expect(ask()).rejects.toThrow(/socket hang up|ECONNRESET/);
    await addFault({ timeoutMs: 50 });
    await expect(ask()).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  it("answers slowly and cuts answers in half", async () => {
    const whole = await ask();
    await addFault({ slowMs: 100, truncateBody: "anywhere" });
    const startedAtMs = performance.now();
    const half = await ask();
    expect(performance.now() - startedAtMs).toBeGreaterThan(95);
    expect(half.status).toBe(200);
    expect(half.body).toBe(whole.body.slice(0, Math.ceil(whole.body.length / 2)));
  });

  it("acts on token requests too", async () => {
    await platform.client.faults.add({ shop: platform.shop, kind: "oauth", status: 500 });
    expect((await exchange()).status).toBe(500);
    expect((await exchange()).status).toBe(200);
  });
});

describe("createControl()", () => {
  it("withholds protected kinds from every call", async () => {
    await platform.client.withhold(["email", "name"]);
    await ask();
    expect(platform.adminApi.calls.at(-1)?.withheld).toEqual(new Set(["email", "name"]));
    await platform.client.withhold([]);
  });

  it("sends what the store wants told, and merges on request", async () => {
    platform.adminApi.sendWebhook({
      shop: platform.shop,
      topic: "bulk_operations/finish",
      payload: { status: "completed" },
    });
    await expect
      .poll(() => platform.app.seen.at(-1))
      .toMatchObject({ path: "/webhooks/app", body: '{"status":"completed"}' });
    await platform.client.sendMerges(platform.shop);
    expect(await platform.client.deliveries()).toHaveLength(1);
  });

  it("says what is wrong with a call", async () => {
    await expect(platform.client.install("other.myshopify.com")).rejects.toThrow(
      "There is no shop other.myshopify.com",
    );
    const notAMethod = await fetch(`${platform.local.controlUrl}/constructor`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(notAMethod.status).toBe(404);
  });
});
