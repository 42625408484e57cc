import axe from "axe-core";
import type { Page } from "playwright-core";
import type { ConsentReport } from "../../app/domain/consent/types.ts";
import { type NoticeFixture, plantNotice, sampleNotice } from "./notice-fixture.ts";
import { startStorefrontStack, storefrontShop, type StorefrontStack } from "./storefront-stack.ts";

export const noticeShop = storefrontShop;
export const noticeOrigin = `https://${storefrontShop}`;

export type Visit = {
  readonly width?: number;
  readonly height?: number;
  readonly path?: string;
  /** The browser sends Global Privacy Control. */
  readonly gpc?: boolean;
  /** Runs in the page before anything of it. */
  readonly before?: string;
};

/** A shop with the notice, and visitors of it. */
export type NoticeWorld = {
  readonly stack: StorefrontStack;
  readonly notice: NoticeFixture;
  /** A new visitor. What they send to the app is kept in `reports`, and answered with `status`. */
  readonly visit: (visit?: Visit) => Promise<Page>;
  readonly reports: { readonly kind: string; readonly body: ConsentReport }[];
  status: number;
  /** Calls with a choice as they reached Shopify. */
  readonly calls: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** As if nobody had been here, and visitors were in Stockholm. */
  readonly reset: () => Promise<void>;
};

const sendsControl =
  "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });";

/** Starts it with the sample register's notice, in Swedish, English, Finnish and Arabic. */
export async function startNoticeWorld(appTarget?: string): Promise<NoticeWorld> {
  const stack = await startStorefrontStack(appTarget);
  const { onlineStore } = stack.client;
  const shop = noticeShop;
  const locales = ["en", "fi", "ar"].map((locale) => ({ locale }));
  await onlineStore.setShopLocales({
    shop,
    locales: [{ locale: "sv", primary: true }, ...locales],
  });
  const notice = sampleNotice();
  await plantNotice(stack, notice);
  const world: NoticeWorld = {
    ...{ stack, notice, status: 204, reports: [] },
    visit: async ({ width = 1280, height, path = "/", gpc = false, before = "" } = {}) => {
      const page = await stack.newPage(width);
      if (height !== undefined) await page.setViewportSize({ width, height });
      await catchReports(page, world);
      await page.addInitScript((gpc ? sendsControl : "") + before);
      await page.goto(`${noticeOrigin}${path}`);
      return page;
    },
    calls: async () => (await onlineStore.consentCalls({ shop })).map(({ consent }) => consent),
    reset: async () => {
      stack.troubles.length = 0;
      world.reports.length = 0;
      world.status = 204;
      await onlineStore.setConsent({ shop, region: "SEAB", script: { kind: "usual" } });
      await onlineStore.consentCalls({ shop, clear: true });
    },
  };
  return world;
}

async function catchReports(page: Page, world: NoticeWorld): Promise<void> {
  await page.context().route(`${noticeOrigin}/apps/lagom/*`, async (route) => {
    const kind = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    const body = JSON.parse(route.request().postData() ?? "null") as ConsentReport;
    world.reports.push({ kind, body });
    await route.fulfill({ status: world.status });
  });
}

export const firstLayer = (page: Page) => page.locator(".lagom-notice");
export const secondLayer = (page: Page) => page.locator("dialog.lagom-choices");

/** Clicks a button of the first layer. */
export const press = (page: Page, act: "accept" | "refuse" | "choose") =>
  page.locator(`.lagom-notice [data-lagom=${act}]`).click();

/** Clicks the nth button of the second: accept, refuse, save. */
export const pressSecond = (page: Page, act: "accept" | "refuse" | "save") =>
  secondLayer(page)
    .locator(".lagom__actions button")
    .nth(["accept", "refuse", "save"].indexOf(act))
    .click();

export const choiceCookie = async (page: Page) =>
  (await page.context().cookies(noticeOrigin)).find(({ name }) => name === "lagom_choice");

/** What the page says is allowed, once its script is there. */
export async function choiceOf(page: Page) {
  await page.waitForFunction("window.Lagom");
  return page.evaluate(() => window.Lagom?.choice());
}

/** Everything axe finds in the notice, of any weight, as `rule: element`. */
export async function axeFinds(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const options = { resultTypes: ["violations" as const], preload: false };
    const { violations } = await window.axe.run(document, options);
    return violations
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`))
      .filter((line) => line.includes("lagom"));
  });
}
