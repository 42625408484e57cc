import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AdminApi } from "../contract.ts";
import { createAdminApi } from "../graphql/admin-api.ts";
import { startForTest, type TestPlatform } from "../testing/start-for-test.ts";

const shop = "skogen.myshopify.com";
const schemaFile = fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url));

let platform: TestPlatform;
let api: AdminApi;
beforeAll(async () => {
  platform = await startForTest({
    create: (options) => {
      const made = createAdminApi(options);
      api = made.api;
      return made;
    },
    schemaFile,
    shops: [{ shop, seed: 7, customers: 8, orders: 10, hardPeople: true }],
  });
});
afterAll(() => platform.close());

/** A visitor with a cookie jar. */
function visit() {
  const jar = new Map<string, string>();
  const keep = (line: string) => {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
    if (line.includes("Max-Age=0")) jar.delete(name);
    else jar.set(name, value);
  };
  const send = async (path: string, init: { readonly method: string; readonly body?: string }) => {
    const reply = await platform.fetch(new URL(path, `https://${shop}`).href, {
      ...init,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        referer: `https://${shop}/pages/nyhetsbrev`,
        "content-type": "application/x-www-form-urlencoded",
      },
    });
    for (const line of [reply.headers["set-cookie"] ?? []].flat()) keep(line);
    return reply;
  };
  const ask = (path: string, form?: Readonly<Record<string, string>>) =>
    form === undefined
      ? send(path, { method: "GET" })
      : send(path, { method: "POST", body: new URLSearchParams(form).toString() });
  return { ask, jar };
}

let visitor: ReturnType<typeof visit>;
beforeEach(() => {
  visitor = visit();
});

describe("createStorefrontHost()", () => {
  it("shows home, collection, product, page and policy in the theme, and 404 for the rest", async () => {
    const titles = {
      "/": "Hemslöjd från Jämtland",
      "/collections/all": "Allt",
      "/products/ullstrumpor": "Ullstrumpor",
      "/pages/om-oss": "Om oss",
      "/policies/refund-policy": "Återbetalningspolicy",
      "/cart": "Varukorg",
    };
    for (const [path, title] of Object.entries(titles)) {
      const { status, body } = await visitor.ask(path);
      expect([path, status]).toEqual([path, 200]);
      expect(body).toContain(`<h1>${title}</h1>`);
      expect(body).toContain("Skogen Hemslöjd");
      expect(body).not.toContain("Translation missing");
    }
    expect((await visitor.ask("/pages/none")).status).toBe(404);
  });

  it("speaks the language of the path", async () => {
    const { body } = await visitor.ask("/en/cart");
    expect(body).toContain('<html lang="en" dir="ltr">');
    expect(body).toContain("<h1>Cart</h1>");
    expect(body).toContain('href="/en/account"');
  });

  it("shows a policy's translation, and the main text where there is none", async () => {
    const { setShopPolicy } = platform.client.onlineStore;
    await setShopPolicy({ shop, body: "<p>Svenska</p>" });
    expect((await visitor.ask("/en/policies/privacy-policy")).body).toContain("<p>Svenska</p>");
    await setShopPolicy({ shop, body: "<p>English</p>", locale: "en" });
    expect((await visitor.ask("/en/policies/privacy-policy")).body).toContain("<p>English</p>");
    expect((await visitor.ask("/policies/privacy-policy")).body).toContain("<p>Svenska</p>");
  });

  it("keeps a cart by its cookie", async () => {
    await visitor.ask("/cart/add", { id: "90011", form_type: "product" });
    const filled = await visitor.ask("/cart");
    expect(filled.body).toContain("Ullstrumpor");
    await visitor.ask("/cart/change", { id: "90011", quantity: "0" });
    expect((await visitor.ask("/cart")).body).toContain("Varukorgen är tom.");
  });

  it("sets Shopify's essential cookies only, until a visitor accepted more", async () => {
    await visitor.ask("/");
    expect([...visitor.jar.keys()]).toEqual(["localization", "_shopify_essential"]);
    const accepted = encodeURIComponent('{"con":{"CMP":{"a":"1","m":"1"}}}');
    visitor.jar.set("_tracking_consent", accepted);
    await visitor.ask("/");
    expect([...visitor.jar.keys()]).toContain("_shopify_marketing");
  });

  it("is locked by a password", async () => {
    const { setStorefrontPassword } = platform.client.onlineStore;
    await setStorefrontPassword({ shop, password: "hemligt" });
    expect((await visitor.ask("/")).headers["location"]).toBe("/password");
    await visitor.ask("/password", { password: "fel" });
    expect((await visitor.ask("/")).status).toBe(302);
    await visitor.ask("/password", { password: "hemligt" });
    expect((await visitor.ask("/")).status).toBe(200);
    await setStorefrontPassword({ shop, password: null });
  });

  it("logs a customer in and out", async () => {
    expect((await visitor.ask("/account")).headers["location"]).toBe("/account/login");
    const [person] = (await platform.client.people(shop)).filter(
      ({ customerId, email }) => customerId !== null && email !== null,
    );
    const email = person?.email ?? "";
    const fields = { "customer[email]": email, "customer[password]": "x" };
    await visitor.ask("/account/login", fields);
    expect((await visitor.ask("/account")).body).toContain(email);
    await visitor.ask("/account/logout");
    expect((await visitor.ask("/account")).status).toBe(302);
  });

  it("makes a customer of who signs up, with the form's tags, and says so on the page", async () => {
    const email = "ny@example.test";
    const sent = await visitor.ask("/contact", {
      ...{ form_type: "customer", "contact[email]": email, "contact[tags]": "newsletter" },
    });
    expect((await visitor.ask(String(sent.headers["location"]))).body).toContain(
      "Tack, du står på listan.",
    );
    await visitor.ask("/contact", {
      ...{ form_type: "customer", "contact[email]": email, "contact[tags]": "policy-updates" },
    });
    expect(api.storefrontOf(shop)?.findCustomer(email)).toMatchObject({
      tags: ["newsletter", "policy-updates"],
      // As Shopify documents it: the form itself is a yes to e-mail marketing.
      accepts_marketing: true,
    });
  });
});

describe("plantTrackers()", () => {
  it("brings trackers to every page, from the shop and from others", async () => {
    await platform.client.onlineStore.plantTrackers({
      shop,
      trackers: [
        { id: "a", kind: "http-cookie", name: "seen", seconds: 3600 },
        { id: "b", kind: "script-cookie", name: "_b", host: "tags.example.test" },
        { id: "c", kind: "pixel", name: "uid", host: "pixel.example.test" },
        { id: "d", kind: "local-storage", name: "d", when: "after-consent" },
      ],
    });
    const { body } = await visitor.ask("/");
    expect(visitor.jar.get("seen")).toBe("1");
    expect(body).toContain('<script src="https://tags.example.test/trackers/tracker-b.js">');
    expect(body).toContain('src="/cdn/shop/t/1/assets/tracker-d.js"');
    const pixel = await visitor.ask("https://pixel.example.test/trackers/tracker-c.gif");
    expect(pixel.headers["set-cookie"]).toEqual(["uid=1; Path=/; Secure; SameSite=None"]);
    const script = await visitor.ask("/cdn/shop/t/1/assets/tracker-d.js");
    expect(script.body).toContain("visitorConsentCollected");
    await platform.client.onlineStore.plantTrackers({ shop, trackers: [] });
    expect((await visitor.ask("/")).body).not.toContain("tracker-");
  });
});
