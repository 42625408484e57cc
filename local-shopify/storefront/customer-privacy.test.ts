import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, type LocalBrowser } from "../chromium.ts";
import { createAdminApi } from "../graphql/admin-api.ts";
import { startForTest, type TestPlatform } from "../testing/start-for-test.ts";

const shop = "skogen.myshopify.com";
const origin = `https://${shop}`;
const schemaFile = fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url));

let platform: TestPlatform;
let browser: LocalBrowser;
let page: Page;
beforeAll(async () => {
  platform = await startForTest({
    create: (options) => createAdminApi(options),
    schemaFile,
    shops: [{ shop, seed: 7, customers: 2, orders: 2, hardPeople: false }],
  });
  browser = await launchBrowser(await platform.client.browser());
});
afterAll(async () => {
  await browser.close();
  await platform.close();
});

const { setConsent, consentCalls } = {
  setConsent: (more: object) => platform.client.onlineStore.setConsent({ shop, ...more }),
  consentCalls: (clear = false) => platform.client.onlineStore.consentCalls({ shop, clear }),
};
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
});
afterEach(async () => {
  await page.context().close();
  await setConsent({ region: "SEAB", script: { kind: "usual" }, answer: "usual" });
  await consentCalls(true);
});

/** Loads the API as a page does; answers "loaded" or what went wrong. */
const load = () =>
  page.evaluate<string>(`new Promise((done) => {
    Shopify.loadFeatures([{ name: "consent-tracking-api", version: "0.1" }],
      (error) => done(error ? "error" : "loaded"));
  })`);
const say = <Value>(code: string) => page.evaluate<Value>(`Shopify.customerPrivacy.${code}`);
const open = async (path = "/") => {
  await page.goto(`${origin}${path}`);
  return load();
};
/** What the callback got, as text. */
const choose = (order: object) =>
  page.evaluate<string>(`new Promise((done) => Shopify.customerPrivacy.setTrackingConsent(
    ${JSON.stringify(order)}, (error) => done(error ? JSON.stringify(error) : "ok")))`);
const token = async () =>
  (await page.context().cookies(origin)).find(({ name }) => name === "_tracking_consent")?.value;

const allowedNow = () =>
  page.evaluate<string>(
    `[..."analyticsProcessingAllowed marketingAllowed preferencesProcessingAllowed saleOfDataAllowed firstPartyMarketingAllowed thirdPartyMarketingAllowed".split(" ")]
      .map((name) => Shopify.customerPrivacy[name]() ? 1 : 0).join("")`,
  );

describe("Shopify.loadFeatures()", () => {
  it("leaves customerPrivacy undefined until its callback, and there is no loadFeatures while the page is read", async () => {
    await page.addInitScript(
      `document.addEventListener("readystatechange", () => {
        if (document.readyState === "interactive") window.early = typeof window.Shopify.loadFeatures;
      })`,
    );
    await page.goto(origin);
    expect(await page.evaluate("window.early")).toBe("undefined");
    expect(
      await page.evaluate(`new Promise((done) => {
        const seen = [];
        document.addEventListener("consentTrackingApiLoaded", () => seen.push("event"));
        Shopify.loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], () => {
          seen.push(typeof Shopify.customerPrivacy);
          done(seen);
        });
        seen.push(typeof Shopify.customerPrivacy);
      })`),
    ).toEqual(["undefined", "event", "object"]);
    expect(await page.evaluate("Shopify.trackingConsent === Shopify.customerPrivacy")).toBe(true);
  });

  it("comes late, with an error, not at all, or is missing, as the test says", async () => {
    await setConsent({ script: { kind: "late", ms: 400 } });
    const startedAt = Date.now();
    expect(await open()).toBe("loaded");
    expect(Date.now() - startedAt).toBeGreaterThan(390);
    await setConsent({ script: { kind: "error" } });
    expect(await open()).toBe("error");
    await setConsent({ script: { kind: "blocked" } });
    await page.goto(origin);
    expect(await page.evaluate("typeof Shopify.loadFeatures")).toBe("undefined");
    await setConsent({ script: { kind: "never" } });
    await page.goto(origin, { waitUntil: "domcontentloaded" });
    const raced = page.evaluate(`Promise.race([
      new Promise((done) => Shopify.loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], done)),
      new Promise((done) => setTimeout(done, 300, "nothing")),
    ])`);
    expect(await raced).toBe("nothing");
  });
});

describe("customerPrivacy", () => {
  it("reads region and policy before any choice: closed where consent is required, open elsewhere", async () => {
    await open();
    expect([await say("getRegion()"), await say("shouldShowBanner()")]).toEqual(["SEAB", true]);
    expect(await allowedNow()).toBe("000101");
    expect(await say("currentVisitorConsent()")).toEqual({
      ...{ marketing: "", analytics: "", preferences: "", sale_of_data: "" },
    });
    expect(await say("getTrackingConsent()")).toBe("no_interaction");
    await open("/?local_region=USWA");
    expect([await say("getRegion()"), await say("shouldShowBanner()")]).toEqual(["USWA", false]);
    expect([await allowedNow(), await say("saleOfDataRegion()")]).toEqual(["111111", false]);
    await open("/?local_region=USCA");
    expect([await allowedNow(), await say("saleOfDataRegion()")]).toEqual(["111111", true]);
    expect(await consentCalls()).toEqual([]);
    expect(await token()).toBeUndefined();
  });

  it("keeps a choice over a reload in a token of version 3, and the banner is no longer due", async () => {
    await open();
    expect(await choose({ analytics: true, marketing: false })).toBe("ok");
    expect([await allowedNow(), await say("shouldShowBanner()")]).toEqual(["100101", false]);
    expect(await token()).toMatch(/^3Am\.S_SEAB_f_f_[\w*-]{22}_$/u);
    await open();
    expect(await say("currentVisitorConsent()")).toEqual({
      ...{ marketing: "no", analytics: "yes", preferences: "", sale_of_data: "" },
    });
    expect(await say("consentId()")).toMatch(/^[\da-f]{8}-/u);
    // What is left out stays.
    await choose({ preferences: true, metafields: [{ key: "lagom", value: "5" }] });
    expect(await allowedNow()).toBe("101101");
    expect(await say(`getTrackingConsentMetafield("lagom")`)).toBe("5");
    expect(await consentCalls()).toMatchObject([
      { consent: { analytics: true, marketing: false }, hasToken: true },
      { consent: { preferences: true } },
    ]);
    const names = (await page.context().cookies(origin)).map(({ name }) => name);
    expect(names).toContain("_shopify_analytics");
    expect(names).not.toContain("_shopify_marketing");
  });

  it("tells the page in order, before the callback, what is allowed rather than what was chosen", async () => {
    await open();
    const seen = await page.evaluate(`new Promise((done) => {
      const seen = [];
      for (const name of ["analytics", "preferences", "firstPartyMarketing", "thirdPartyMarketing"])
        for (const end of ["Accepted", "Declined"])
          document.addEventListener(name + "Consent" + end, (event) => seen.push(event.type));
      for (const name of ["trackingConsentAccepted", "trackingConsentDeclined", "visitorConsentCollected"])
        document.addEventListener(name, (event) => seen.push(event.type, event.detail?.saleOfDataAllowed));
      Shopify.customerPrivacy.setTrackingConsent(
        { analytics: true, marketing: true, preferences: true },
        () => { seen.push("callback"); done(seen.filter((one) => one !== undefined && one !== null)); },
      );
    })`);
    expect(seen).toEqual([
      ...["analyticsConsentAccepted", "preferencesConsentAccepted"],
      ...["firstPartyMarketingConsentAccepted", "thirdPartyMarketingConsentAccepted"],
      ...["visitorConsentCollected", true, "trackingConsentAccepted", "callback"],
    ]);
  });

  it("refuses what is no order: empty, unknown keys, no object, no function", async () => {
    await open();
    const refused = await page.evaluate(`[
      [{}], [{ analytic: true }], ["yes"], [null], [{ analytics: true }, "then"],
    ].map((given) => {
      try { Shopify.customerPrivacy.setTrackingConsent(...given); return "taken"; }
      catch (error) { return error.name + (error instanceof TypeError); }
    })`);
    expect(refused).toEqual(Array.from({ length: 5 }, () => "ConsentValidationErrortrue"));
    expect(await consentCalls()).toEqual([]);
    // The old way: one boolean for analytics and marketing.
    await page.evaluate("Shopify.customerPrivacy.setTrackingConsent(false)");
    expect(await say("getTrackingConsent()")).toBe("no");
  });

  it("hands the callback what went wrong, and keeps nothing of it", async () => {
    await open();
    const outcomes: string[] = [];
    for (const answer of ["401", "404", "errors", "broken"]) {
      await setConsent({ answer });
      outcomes.push(await choose({ analytics: true }));
    }
    expect(outcomes).toEqual([
      expect.stringContaining('"statusCode":401'),
      expect.stringContaining('"statusCode":404'),
      expect.stringContaining("consentManagement"),
      expect.stringContaining("error"),
    ]);
    await setConsent({ answer: "never" });
    const raced = await page.evaluate(`Promise.race([
      Shopify.customerPrivacy.setTrackingConsent({ analytics: true }),
      new Promise((done) => setTimeout(done, 300, "nothing")),
    ])`);
    expect(raced).toBe("nothing");
    expect([await allowedNow(), await token()]).toEqual(["000101", undefined]);
  });

  it("fails open and shows no banner without a state, as in a locked shop", async () => {
    const { setStorefrontPassword } = platform.client.onlineStore;
    await setStorefrontPassword({ shop, password: "hemligt" });
    await open("/password");
    expect([await allowedNow(), await say("shouldShowBanner()")]).toEqual(["111111", false]);
    expect([await say("getRegion()"), await say("getTrackingConsent()")]).toEqual(["", ""]);
    expect(await choose({ analytics: true })).toContain("consentManagement");
    await setStorefrontPassword({ shop, password: null });
  });
});

describe("Global Privacy Control", () => {
  beforeEach(async () => {
    await page.addInitScript(
      `Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true })`,
    );
    await page.setExtraHTTPHeaders({ "sec-gpc": "1" });
  });

  it("is honoured by itself where the sale of data is regulated, and nothing overrules it", async () => {
    await open("/?local_region=USCA");
    await expect.poll(async () => (await consentCalls()).length).toBe(1);
    await expect.poll(allowedNow).toBe("111010");
    await choose({ sale_of_data: true });
    expect(await allowedNow()).toBe("111010");
    await open("/");
    // Already no: no second call by itself.
    expect(await consentCalls()).toHaveLength(2);
  });

  it("is ignored elsewhere", async () => {
    await open();
    expect([await allowedNow(), await consentCalls()]).toEqual(["000101", []]);
  });
});

describe("Shopify's own banner", () => {
  it("comes with its scripts, records without sale of data, and returns by its link", async () => {
    const { setAutoManaged } = platform.client.onlineStore;
    await setAutoManaged({ shop, feature: "banner", on: true });
    await page.goto(origin);
    expect(await page.evaluate("typeof Shopify.customerPrivacy")).toBe("undefined");
    await page.locator("#shopify-pc__banner__btn-decline").click();
    await expect.poll(token).toMatch(/^3apm\.S_SEAB_f/u);
    expect((await consentCalls()).map(({ consent }) => Object.keys(consent))).toEqual([
      ["analytics", "marketing", "preferences"],
    ]);
    await page.reload();
    expect(await page.locator("#shopify-pc__banner").count()).toBe(0);
    await page.getByRole("link", { name: "Cookie-inställningar" }).click();
    expect(await page.locator("#shopify-pc__banner").count()).toBe(1);
    await setAutoManaged({ shop, feature: "banner", on: false });
  });
});
