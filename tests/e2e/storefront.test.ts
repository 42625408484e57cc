import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { printPolicy } from "../../app/domain/policy/print-policy.ts";
import { toBlockFields } from "../../app/domain/policy/publication/block-fields.ts";
import { listItemsOf } from "../../app/domain/register/known/known-items.ts";
import { knownRecipients } from "../../app/domain/register/known/known-recipients.ts";
import { withKnownRecipient } from "../../app/domain/register/start/apply-proposals.ts";
import type { Language } from "../../app/domain/shared/language.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { findSerious, overflowOf, widths } from "../support/admin-stack.ts";
import { sampleRegister } from "../support/register-fixture.ts";
import {
  startStorefrontStack,
  storefrontShop,
  type StorefrontStack,
} from "../support/storefront-stack.ts";

const origin = `https://${storefrontShop}`;
const privacyPage = `${origin}/pages/integritet`;

let stack: StorefrontStack;
beforeAll(async () => {
  stack = await startStorefrontStack();
});
afterAll(() => stack.close());
beforeEach(() => {
  stack.troubles.length = 0;
});

const register = sampleRegister();

function fieldsOf(language: Language): Readonly<Record<string, string>> {
  const text = printPolicy({
    ...{ register, before: null, language, number: 2, effectiveOn: "2026-12-01" },
  });
  return {
    ...toBlockFields(text),
    [`history_${language}`]: "<h3>2 · 2026-12-01</h3><ul><li>&lt;b&gt; stays text</li></ul>",
  };
}

const edition = {
  ...{ number: 2, effectiveOn: "2026-12-01", main: "sv", languages: ["sv", "en"] },
  ...{ noticeTag: "policy-updates", consents: {}, askAgain: [], coming: null },
};

/** Keeps a picture of the whole page, and wants nothing serious of axe and nothing beyond its edge. */
async function lookAt(page: Page, name: string): Promise<void> {
  const folder = path.join(repositoryRoot, ".cache", "screenshots");
  await mkdir(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  const file = path.join(folder, `storefront-${name}-${String(width)}.png`);
  await page.screenshot({ path: file, fullPage: true });
  expect(await findSerious(page.mainFrame()), `${name} at ${String(width)}`).toEqual([]);
  expect(await overflowOf(page.mainFrame()), `${name} at ${String(width)}`).toBe(0);
}

describe("theme blocks", () => {
  it("show nothing to visitors until something is published, and a hint in the theme editor", async () => {
    const page = await stack.newPage();
    await page.goto(privacyPage);
    expect(await page.locator(".lagom-text").count()).toBe(0);
    await page.goto(`${privacyPage}?design_mode`);
    expect(await page.locator(".lagom-text--hint").count()).toBe(3);
    await lookAt(page, "hint");
  });

  it("show policy, cookie table and history in the language of the page", async () => {
    await stack.publish({ ...fieldsOf("sv"), ...fieldsOf("en") }, edition);
    for (const width of widths) {
      const page = await stack.newPage(width);
      await page.goto(privacyPage);
      await page.getByRole("heading", { level: 2, name: "Integritetspolicy" }).waitFor();
      expect(await page.locator(".lagom-text").count()).toBe(3);
      expect(await page.locator(".lagom-text b").count()).toBe(0);
      await lookAt(page, "privacy");
      await page.goto(`${origin}/en/pages/integritet`);
      await page.getByRole("heading", { level: 2, name: "Privacy policy" }).waitFor();
      expect(await page.locator(".lagom-text__body[lang]").count()).toBe(0);
      await page.context().close();
    }
    expect(stack.troubles).toEqual([]);
  });

  it("show the main language, marked and said, where the page speaks another", async () => {
    const locales = [{ locale: "sv", primary: true }, { locale: "en" }, { locale: "ar" }];
    await stack.client.onlineStore.setShopLocales({ shop: storefrontShop, locales });
    const page = await stack.newPage();
    await page.goto(`${origin}/ar/pages/integritet`);
    const policy = page.locator(".lagom-text").first();
    // The words around the text are the default ones: nobody speaks Arabic here.
    expect(await policy.getAttribute("lang")).toBe("en");
    expect(await policy.locator(".lagom-text__body[lang=sv]").count()).toBe(1);
    expect(await policy.textContent()).toContain("not available in the language");
    await lookAt(page, "right-to-left");
  });

  it("print a long policy from all its parts", async () => {
    const parts = { policy_en: "<p>one</p>", policy_en_2: "<p>two</p>", policy_en_3: "<!-- -->" };
    await stack.publish(parts, null);
    const page = await stack.newPage();
    await page.goto(`${origin}/en/pages/integritet`);
    const policy = page.locator(".lagom-text__body").first();
    expect(await policy.innerText()).toMatch(/one\s+two/u);
  });

  it("offer the form from the first edition on, which has no history", async () => {
    await stack.publish({ history_en: "<!-- -->" }, { ...edition, number: 1 });
    const page = await stack.newPage();
    await page.goto(`${origin}/en/pages/integritet`);
    expect(await page.getByRole("button", { name: "Tell me" }).count()).toBe(1);
  });

  it("tag who wants to be told of changes, without a script", async () => {
    const page = await stack.newPage(360);
    await page.goto(`${origin}/en/pages/integritet`);
    const email = "told@example.test";
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Tell me" }).click();
    await page.getByText("You will get an e-mail when the policy changes.").waitFor();
    await lookAt(page, "told");
    const customer = stack.api.storefrontOf(storefrontShop)?.findCustomer(email);
    expect(customer?.tags).toEqual(["policy-updates"]);
  });
});

describe("printPolicy()", () => {
  /** Everything the ready tables know: more, and with longer names, than any store has. */
  const longest = knownRecipients.reduce(
    (before, recipient) =>
      withKnownRecipient(before, { recipient, items: listItemsOf(recipient.id) }),
    register,
  );

  // What looks at every page later need not read a policy as long as a book.
  afterAll(async () => {
    const body = "<p>Integritetspolicy</p>";
    await stack.client.onlineStore.setShopPolicy({ shop: storefrontShop, body });
  });

  it.each(["de", "el", "fi", "hu", "sv"] as const)(
    "fits Shopify's own policy page on a phone, which has no stylesheet of ours, in %s",
    async (language) => {
      const { html } = printPolicy({
        ...{ register: longest, before: null, language, number: 2, effectiveOn: "2026-12-01" },
      });
      await stack.client.onlineStore.setShopPolicy({ shop: storefrontShop, body: html });
      for (const width of [320, 360]) {
        const page = await stack.newPage(width);
        await page.goto(`${origin}/policies/privacy-policy`);
        await page.locator("#cookies").waitFor();
        const seen = await page.evaluate(() => ({
          inner: window.innerWidth,
          scroll: document.documentElement.scrollWidth,
        }));
        expect(seen.inner).toBe(width);
        expect(seen.scroll).toBeLessThanOrEqual(seen.inner);
        if (language === "sv") await pictureCookies(page);
        await page.context().close();
      }
    },
  );
});

/** Keeps a picture of where the cookies begin: the whole page would be as tall as a tower. */
async function pictureCookies(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await page.locator("#cookies").scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector("#cookies")?.scrollIntoView());
  const file = `storefront-shopify-policy-cookies-${String(width)}.png`;
  await page.screenshot({ path: path.join(repositoryRoot, ".cache", "screenshots", file) });
}

describe("the local theme", () => {
  it("has nothing serious for axe on any page", async () => {
    const paths = ["/", "/collections/all", "/products/linneduk", "/cart", "/account/login"];
    for (const width of widths) {
      const page = await stack.newPage(width);
      for (const each of [...paths, "/policies/privacy-policy", "/pages/nyhetsbrev"]) {
        await page.goto(`${origin}${each}`);
        await lookAt(page, each.slice(1).replaceAll("/", "-") || "home");
      }
      await page.context().close();
    }
    expect(stack.troubles).toEqual([]);
  });

  it("lets planted trackers fire at once, or once Shopify's banner was accepted", async () => {
    const { onlineStore } = stack.client;
    const shop = storefrontShop;
    await onlineStore.setAutoManaged({ shop, feature: "banner", on: true });
    await onlineStore.plantTrackers({
      shop,
      trackers: [
        { id: "a", kind: "script-cookie", name: "_a", host: "tags.example.test", seconds: 600 },
        { id: "b", kind: "local-storage", name: "b", when: "after-consent" },
        { id: "c", kind: "iframe", name: "c", host: "frames.example.test" },
        { id: "d", kind: "pixel", name: "d", host: "pixel.example.test", when: "after-consent" },
        { id: "e", kind: "indexed-db", name: "e" },
      ],
    });
    const page = await stack.newPage();
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(new URL(request.url()).host));
    await page.goto(origin);
    const names = async () =>
      (await page.context().cookies(origin)).map(({ name }) => name).toSorted();
    const stored = () => page.evaluate(() => Object.keys(localStorage));
    expect(await names()).toEqual(["_a", "_shopify_essential", "localization"]);
    expect(await stored()).toEqual([]);
    expect(asked).toContain("frames.example.test");
    expect(asked).not.toContain("pixel.example.test");
    await page.locator("#shopify-pc__banner__btn-accept").click();
    await expect.poll(() => asked.has("pixel.example.test")).toBe(true);
    expect(await stored()).toEqual(["b"]);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
    await onlineStore.plantTrackers({ shop, trackers: [] });
  });
});
