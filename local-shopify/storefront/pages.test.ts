import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, type LocalBrowser } from "../chromium.ts";
import { createAdminApi } from "../graphql/admin-api.ts";
import { startForTest, type TestPlatform } from "../testing/start-for-test.ts";

const shop = "skogen.myshopify.com";
const origin = `https://${shop}`;
const schemaFile = fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url));
const inline = "window.inlineRan = true;";
const extension = {
  "blocks/head.liquid": `<script>${inline}</script>{% schema %}{"name":"Head","target":"compliance_head"}{% endschema %}`,
};

let platform: TestPlatform;
let browser: LocalBrowser;
let page: Page;
let online: TestPlatform["client"]["onlineStore"];
beforeAll(async () => {
  platform = await startForTest({
    create: (options) => createAdminApi(options),
    schemaFile,
    extension,
    shops: [{ shop, seed: 7, customers: 2, orders: 2, hardPeople: false }],
  });
  online = platform.client.onlineStore;
  await online.switchEmbed({ shop, block: "head", on: true });
  browser = await launchBrowser(await platform.client.browser(), { keepsPages: true });
});
afterAll(async () => {
  await browser.close();
  await platform.close();
});
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
});
afterEach(async () => {
  await page.context().close();
  await online.setPages({ shop });
  await online.setWebPixels({ shop, pixels: [] });
});

const load = () =>
  page.evaluate<string>(`new Promise((done) => Shopify.loadFeatures(
    [{ name: "consent-tracking-api", version: "0.1" }], (error) => done(error ? "error" : "loaded")))`);
const choose = (order: object) =>
  page.evaluate(`Shopify.customerPrivacy.setTrackingConsent(${JSON.stringify(order)})`);

describe("setPages()", () => {
  it("lets run under its policy what Shopify writes and what a hash names, and nothing else", async () => {
    const hash = `sha256-${createHash("sha256").update(inline).digest("base64")}`;
    const ran = async (contentPolicy: object) => {
      await online.setPages({ shop, contentPolicy });
      await page.goto(origin);
      expect(await load()).toBe("loaded");
      return page.evaluate("window.inlineRan === true");
    };
    expect(await ran({ trustedTypes: true })).toBe(false);
    expect(await ran({ hashes: [hash], trustedTypes: true })).toBe(true);
    expect(await ran({ inline: "all" })).toBe(true);
    const refused = `(() => { try { document.body.innerHTML += "x"; return false; } catch { return true; } })()`;
    expect(await page.evaluate(refused)).toBe(false);
    await ran({ inline: "all", trustedTypes: true });
    expect(await page.evaluate(refused)).toBe(true);
  });

  it("makes pages so much heavier, always in the same way", async () => {
    const plain = (await platform.fetch(origin)).body.length;
    await online.setPages({ shop, extraKilobytes: 300 });
    const [first, second] = [await platform.fetch(origin), await platform.fetch(origin)];
    expect(first.body.length - plain).toBeGreaterThan(250 * 1024);
    expect(first.body).toBe(second.body);
  });
});

describe("pages of the shop", () => {
  it("are kept for going back, as they were left", async () => {
    await online.trackerRequests(true);
    await page.goto(origin);
    // What drives the browser loses sight of a page that comes back, so the page tells by itself.
    await page.evaluate(`addEventListener("pageshow", ({ persisted }) =>
      fetch("https://probe.example.test/kept-" + persisted, { mode: "no-cors" }))`);
    await page.goto(`${origin}/products/ullstrumpor`);
    await page.evaluate("void setTimeout(() => history.back(), 50)");
    await expect
      .poll(async () => (await online.trackerRequests()).map(({ path }) => path))
      .toEqual(["/kept-true"]);
  });

  it("hand the choice on to the checkout", async () => {
    await page.goto(`${origin}/products/ullstrumpor`);
    await load();
    await choose({ analytics: true, marketing: false, preferences: true });
    await page.locator("form[action$='/cart/add'] button").click();
    await page.getByRole("button", { name: "Till kassan" }).click();
    await page.waitForURL(/\/checkouts\/cn\//u);
    const text = await page.locator("#consent").innerText();
    expect(JSON.parse(text)).toMatchObject({
      choices: { analytics: "yes", marketing: "no", preferences: "yes", sale_of_data: "" },
      allowed: { analytics: true, marketing: false },
      region: "SEAB",
    });
  });
});

describe("setWebPixels()", () => {
  const code = (host: string) => `
    const tell = (what) => fetch("https://${host}.example.test/" + what, { mode: "no-cors" }).catch(() => {});
    tell("start-" + init.customerPrivacy.analyticsProcessingAllowed);
    analytics.subscribe("page_viewed", () => tell("viewed"));
    customerPrivacy.subscribe("visitorConsentCollected", (event) =>
      tell("consent-" + event.customerPrivacy.analyticsProcessingAllowed + event.customerPrivacy.saleOfDataAllowed));`;
  const told = async () =>
    (await online.trackerRequests()).map(({ host, path }) => `${host.split(".")[0] ?? ""}${path}`);

  it("starts an app's pixel with consent, a custom one at once, and tells both of the choice", async () => {
    await online.setWebPixels({
      shop,
      pixels: [
        { id: "own", kind: "custom", code: code("own") },
        { id: "theirs", kind: "app", code: code("theirs") },
      ],
    });
    await online.trackerRequests(true);
    await page.goto(origin);
    await expect.poll(told).toEqual(["own/start-false", "own/viewed"]);
    await load();
    await choose({ analytics: true, marketing: true, preferences: true });
    await expect
      .poll(async () => (await told()).slice(2).toSorted())
      .toEqual(["own/consent-truetrue", "theirs/start-true", "theirs/viewed"]);
  });
});
