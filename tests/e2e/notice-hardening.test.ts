import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NoticeWords } from "../../app/domain/consent/types.ts";
import { plantNotice } from "../support/notice-fixture.ts";
import {
  choiceCookie,
  firstLayer,
  noticeOrigin,
  noticeShop,
  type NoticeWorld,
  press,
  secondLayer,
  startNoticeWorld,
} from "../support/notice-world.ts";

let world: NoticeWorld;
beforeAll(async () => {
  world = await startNoticeWorld();
});
afterAll(() => world.stack.close());
beforeEach(() => world.reset());

const hostile = `"'></p></template></script><!--<script>hacked=1</script><img src=x onerror="hacked=1">{{ shop.name }}{% raw %}\u202e\\`;

/** Every text of the merchant's and every other, hostile and long. */
function hostileWords(words: NoticeWords): NoticeWords {
  const text = hostile + "x".repeat(300);
  return JSON.parse(JSON.stringify(words), (key, value: unknown) =>
    typeof value === "string" && !["language", "direction", "registerLanguage", "id"].includes(key)
      ? text
      : value,
  ) as NoticeWords;
}

describe("the notice", () => {
  it("lets no text break out of it, in either layer", async () => {
    const words = world.notice.words.map(hostileWords);
    await plantNotice(world.stack, { words, config: world.notice.config });
    const page = await world.visit({ width: 390, height: 844 });
    expect(await firstLayer(page).locator("h2").textContent()).toContain(hostile);
    expect(await firstLayer(page).locator("*").count()).toBe(8);
    await firstLayer(page).locator("[data-lagom=choose]").click();
    await secondLayer(page).waitFor();
    expect(await secondLayer(page).locator("img, script").count()).toBe(0);
    expect(await page.locator("body > img, body > script:not([src])").count()).toBe(0);
    expect(await page.evaluate("typeof hacked")).toBe("undefined");
    await page.context().close();
    await plantNotice(world.stack, world.notice);
  });

  it("leads to the policy and stores nothing where there is no script", async () => {
    const first = (await world.visit()).context();
    await first.close();
    const context = await first.browser()!.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(noticeOrigin);
    const names = (await context.cookies(noticeOrigin)).map(({ name }) => name).toSorted();
    expect(names).toEqual(["_shopify_essential", "localization"]);
    await page.getByRole("link", { name: "Integritetspolicy" }).click();
    expect(page.url()).toContain("/policies/privacy-policy");
    await context.close();
  });

  it("leaves the shop as it is where an ad blocker hides it, and counts nothing as shown", async () => {
    const page = await world.visit({
      before:
        "addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('.lagom-notice{display:none!important}'); document.adoptedStyleSheets.push(sheet); });",
    });
    await page.waitForTimeout(2500);
    expect(world.reports).toEqual([]);
    expect(await choiceCookie(page)).toBeUndefined();
    await page.getByRole("link", { name: "Linneduk" }).click();
    expect(page.url()).toContain("/products/");
    expect(world.stack.troubles).toEqual([]);
    await page.context().close();
  });

  it("works where Shopify's script is blocked or answers with an error", async () => {
    for (const kind of ["blocked", "error"] as const) {
      await world.stack.client.onlineStore.setConsent({ shop: noticeShop, script: { kind } });
      const page = await world.visit();
      await press(page, "accept");
      await expect.poll(() => world.reports.at(-1)?.body.act, { timeout: 6000 }).toBe("accept");
      expect(world.reports.at(-1)?.body.told).toBe(false);
      await page.context().close();
      world.reports.length = 0;
    }
  });
});

describe("the link to the choices", () => {
  it("leads to the policy where the second layer cannot be had", async () => {
    const page = await world.visit();
    await page.route("**/lagom-consent.js*", (route) => route.abort());
    await page.reload();
    await press(page, "choose");
    await expect.poll(() => page.url()).toBe(`${noticeOrigin}/policies/privacy-policy`);
    await page.context().close();
  });

  it("opens the second layer, says that the signal is honoured, and leads to the policy without a script", async () => {
    const uid = "6c1f2f0e-3a55-4f0b-9d5e-5e2a5d1f7c01";
    const type = `shopify://apps/lagom/blocks/your-choices/${uid}`;
    const link = { type, settings: { language: "auto" } };
    const content = JSON.stringify({
      sections: { apps: { type: "apps", blocks: { link }, block_order: ["link"], settings: {} } },
      order: ["apps"],
    });
    const name = "templates/page.json";
    await world.stack.client.onlineStore.setThemeFile({ shop: noticeShop, name, content });
    const page = await world.visit({ path: "/en/pages/om-oss", gpc: true });
    const anchor = page.locator("[data-lagom-choices]");
    expect(await anchor.getAttribute("href")).toBe("/en/policies/privacy-policy");
    expect(await anchor.textContent()).toBe("Cookie choice");
    await page.locator("[data-lagom-signal]").waitFor({ state: "visible" });
    await anchor.click();
    await secondLayer(page).waitFor();
    expect(page.url()).toContain("/pages/om-oss");
    await page.context().close();
  });
});
