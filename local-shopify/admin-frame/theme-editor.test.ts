import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, type LocalBrowser } from "../chromium.ts";
import { createAdminApi } from "../graphql/admin-api.ts";
import { embeddedPage } from "../testing/embedded-page.ts";
import { startForTest, testApp, type TestPlatform } from "../testing/start-for-test.ts";

const shop = "skogen.myshopify.com";
const admin = "https://admin.shopify.com/store/skogen";
const schemaFile = fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url));
const pictures = fileURLToPath(new URL("../../.cache/screenshots/", import.meta.url));

const schema = JSON.stringify({
  name: "t:notice.name",
  target: "body",
  settings: [
    { type: "header", content: "t:notice.look" },
    { type: "checkbox", id: "loud", label: "t:notice.loud", default: false },
    { type: "text", id: "word", label: "Word", default: "Hej" },
    {
      ...{ type: "select", id: "place", label: "Place", default: "low" },
      options: [
        { value: "low", label: "Below" },
        { value: "mid", label: "Middle" },
      ],
    },
  ],
});
const extension = {
  "blocks/notice.liquid": `<p id="made">{{ block.settings.word }} {{ block.settings.place }} {{ block.settings.loud }}</p>{% schema %}${schema}{% endschema %}`,
  "blocks/policy.liquid": `{% schema %}{"name":"Policy","target":"section"}{% endschema %}`,
  "locales/en.default.schema.json": `{"notice":{"name":"Cookie notice","look":"How it looks","loud":"Loud"}}`,
};

let platform: TestPlatform;
let browser: LocalBrowser;
let page: Page;
beforeAll(async () => {
  platform = await startForTest({
    create: (options) => createAdminApi(options),
    schemaFile,
    extension,
    shops: [{ shop, seed: 7, customers: 2, orders: 2, hardPeople: false }],
  });
  platform.app.show("/", embeddedPage);
  await platform.client.install(shop);
  browser = await launchBrowser(await platform.client.browser());
  page = await (await browser.newContext()).newPage();
  await mkdir(pictures, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await platform.close();
});

/** What the app learns of its own blocks. */
async function extensions(): Promise<unknown> {
  await page.goto(`${admin}/apps/lagom`);
  await page.getByRole("heading", { name: "Requests" }).waitFor();
  const frame = page.frames().find((one) => one.url().startsWith(testApp.appUrl));
  return frame?.evaluate("shopify.app.extensions()");
}

const editor = `${admin}/themes/current/editor?context=apps&template=index`;

describe("the theme editor", () => {
  it("opens by the app's deep link with the embed switched on, which counts once it is saved", async () => {
    expect(await extensions()).toMatchObject([
      {
        ...{ handle: "test-blocks", type: "theme_app_extension" },
        activations: [
          { target: "body", handle: "notice", name: "Cookie notice", status: "available" },
          { target: "section", handle: "policy", status: "available", activations: [] },
        ],
      },
    ]);
    await page.goto(
      `https://${shop}/admin/themes/current/editor?context=apps&template=index&activateAppId=${testApp.apiKey}/notice`,
    );
    expect(page.url()).toContain(editor);
    const shown = page.frameLocator("iframe").locator("#made");
    await page.frameLocator("iframe").getByRole("heading", { level: 1 }).waitFor();
    expect(await shown.count()).toBe(0);
    await page.getByLabel("Loud").check();
    await page.getByLabel("Word").fill("God dag");
    await page.getByLabel("Place").selectOption("Middle");
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => shown.allInnerTexts()).toEqual(["God dag mid true"]);
    expect(await extensions()).toMatchObject([
      {
        activations: [
          { status: "active", activations: [{ themeId: "gid://shopify/OnlineStoreTheme/1" }] },
          { status: "available" },
        ],
      },
    ]);
  });

  it.each([360, 1280])("has nothing serious for axe and fits a width of %i", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(editor);
    await page.frameLocator("iframe").locator("#made").waitFor();
    await page.screenshot({ path: `${pictures}theme-editor-${String(width)}.png` });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    await page.evaluate(axe.source);
    const results = await page.evaluate<axe.AxeResults>("axe.run(document, { iframes: false })");
    const serious = results.violations.filter(({ impact }) =>
      ["serious", "critical"].includes(impact ?? ""),
    );
    expect(serious.map(({ id }) => id)).toEqual([]);
  });

  it("switches an embed off, and its settings stay", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(editor);
    await page.getByLabel("On (body)").uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => page.frameLocator("iframe").getByRole("heading", { level: 1 }).count())
      .toBe(1);
    expect((await platform.fetch(`https://${shop}/`)).body).not.toContain('id="made"');
    expect(await page.getByLabel("Word").inputValue()).toBe("God dag");
  });
});
