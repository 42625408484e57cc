import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdminApi } from "../graphql/admin-api.ts";
import { startForTest, testApp, type TestPlatform } from "../testing/start-for-test.ts";
import { sign } from "./app-proxy.ts";

const shop = "skogen.myshopify.com";
const base = `https://${shop}/apps/lagom`;
const schemaFile = fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url));

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startForTest({
    create: (options) => createAdminApi(options),
    schemaFile,
    shops: [{ shop, seed: 7, customers: 8, orders: 2, hardPeople: true }],
  });
  await platform.client.install(shop);
});
afterAll(() => platform.close());

const lastCall = () => {
  const call = platform.app.seen.at(-1);
  return { ...call, url: new URL(call?.path ?? "", testApp.appUrl), headers: call?.headers ?? {} };
};

describe("sign()", () => {
  it("signs Shopify's own example as Shopify does", () => {
    const query = new URLSearchParams({
      ...{ shop: "shop-name.myshopify.com", path_prefix: "/apps/awesome_reviews" },
      timestamp: "1317327555",
    });
    query.append("extra", "1");
    query.append("extra", "2");
    expect(sign(query, "hush")).toBe(
      "a9718877bea71c2484f91608a7eaea1532bdf71f5c56825065fa4ccabe549ef3",
    );
  });
});

describe("createAppProxy()", () => {
  it("passes a call on with Shopify's parameters, signed, and without cookies", async () => {
    await platform.fetch(`${base}/consent?a=1&a=2&shop=other&signature=x`, {
      method: "POST",
      body: '{"choice":"no"}',
      headers: { cookie: "_shopify_essential=1", "content-type": "application/json" },
    });
    const { url, headers, body, method } = lastCall();
    expect([method, url.pathname, body]).toEqual(["POST", "/proxy/consent", '{"choice":"no"}']);
    const { signature, ...rest } = Object.fromEntries(url.searchParams);
    expect(rest).toMatchObject({ shop, path_prefix: "/apps/lagom", logged_in_customer_id: "" });
    expect(Math.abs(Number(rest["timestamp"]) - Date.now() / 1000)).toBeLessThan(5);
    const signed = new URLSearchParams(url.search);
    signed.delete("signature");
    expect(signature).toBe(sign(signed, testApp.apiSecret));
    expect(headers).toMatchObject({ "x-forwarded-for": "203.0.113.7", host: "lagom.example.test" });
    expect(headers.cookie).toBeUndefined();
  });

  it("answers as the app does, but lets no cookie back", async () => {
    const headers = { "content-type": "application/json", "set-cookie": "a=1", "x-own": "kept" };
    platform.app.show("/proxy/data", '{"fine":true}', headers);
    const reply = await platform.fetch(`${base}/data`);
    expect(reply).toMatchObject({ status: 200, body: '{"fine":true}' });
    expect(reply.headers).toMatchObject({ "x-own": "kept" });
    expect(reply.headers["set-cookie"]).toBeUndefined();
  });

  it("renders application/liquid in the theme, in the language of the path", async () => {
    const headers = { "content-type": "application/liquid; charset=utf-8" };
    platform.app.show("/proxy/page", "<h1>{{ shop.name }} {{ request.path }}</h1>", headers);
    const { body } = await platform.fetch(`https://${shop}/en/apps/lagom/page`);
    expect(body).toContain("<h1>Skogen Hemslöjd /apps/lagom/page</h1>");
    expect(body).toMatch(/<html lang="en"[\s\S]*shopify-features[\s\S]*<footer/u);
    platform.app.show("/proxy/bare", "{% layout none %}{{ 1 | plus: 1 }}", headers);
    expect((await platform.fetch(`${base}/bare`)).body).toBe("2");
  });

  it("names the customer who is logged in", async () => {
    const [person] = (await platform.client.people(shop)).filter(
      ({ customerId, email }) => customerId !== null && email !== null,
    );
    const login = await platform.fetch(`https://${shop}/account/login`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        ...{ "customer[email]": person?.email ?? "", "customer[password]": "x" },
      }).toString(),
    });
    const [cookie = ""] = String(login.headers["set-cookie"]).split(";");
    await platform.fetch(`${base}/data`, { headers: { cookie } });
    const customerId = lastCall().url.searchParams.get("logged_in_customer_id");
    expect(`gid://shopify/Customer/${customerId ?? ""}`).toBe(person?.customerId);
  });

  it("is behind the password of a locked shop, and gone with the app", async () => {
    const { setStorefrontPassword } = platform.client.onlineStore;
    const before = platform.app.seen.length;
    await setStorefrontPassword({ shop, password: "hemligt" });
    const locked = await platform.fetch(`${base}/data`, { method: "POST", body: "x" });
    expect([locked.status, locked.headers["location"]]).toEqual([302, "/password"]);
    await setStorefrontPassword({ shop, password: null });
    expect(platform.app.seen).toHaveLength(before);
    await platform.client.uninstall(shop);
    expect((await platform.fetch(`${base}/data`)).status).toBe(404);
  });
});
