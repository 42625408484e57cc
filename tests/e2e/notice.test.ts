import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plantNotice } from "../support/notice-fixture.ts";
import {
  choiceCookie,
  choiceOf,
  firstLayer,
  noticeOrigin,
  noticeShop,
  type NoticeWorld,
  press,
  pressSecond,
  secondLayer,
  startNoticeWorld,
  type Visit,
} from "../support/notice-world.ts";

let world: NoticeWorld;
beforeAll(async () => {
  world = await startNoticeWorld();
});
afterAll(() => world.stack.close());
beforeEach(() => world.reset());

/** Runs with a visitor of its own. */
async function as(visit: Visit, run: (page: Page) => Promise<void>): Promise<void> {
  const page = await world.visit(visit);
  await run(page);
  await page.context().close();
}

const setConsent = (more: object) =>
  world.stack.client.onlineStore.setConsent({ shop: noticeShop, ...more });
const keys = (page: Page) =>
  page.evaluate<string[]>("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]");
const cookieNames = async (page: Page) =>
  (await page.context().cookies(noticeOrigin)).map(({ name }) => name).toSorted();
const [yes, no] = [true, false].map((isYes) => ({
  ...{ preferences: false, statistics: isYes, marketing: isYes, sale: null },
}));

describe("the notice", () => {
  it("is the body's first child, adds at most 15 elements and stores nothing", () =>
    as({}, async (page) => {
      expect(await page.evaluate("document.body.firstElementChild.className")).toBe(
        "lagom lagom-notice",
      );
      const count = page.locator(".lagom-notice, .lagom-notice *, [id^=lagom-], [src*=lagom-]");
      expect(await count.count()).toBeLessThanOrEqual(15);
      await page.waitForTimeout(2500);
      expect(await cookieNames(page)).toEqual(["_shopify_essential", "localization"]);
      expect(await keys(page)).toEqual([]);
      expect(await world.calls()).toEqual([]);
      expect(world.reports.map(({ kind }) => kind)).toEqual(["shown"]);
      expect(world.stack.troubles).toEqual([]);
    }));

  it.each(["accept", "refuse"] as const)(
    "keeps %s for as long as any choice, tells Shopify and the app, and is gone",
    (act) =>
      as({}, async (page) => {
        await press(page, act);
        await firstLayer(page).waitFor({ state: "detached" });
        await expect.poll(() => choiceOf(page)).toEqual(act === "accept" ? yes : no);
        const cookie = await choiceCookie(page);
        expect(cookie).toMatchObject({ sameSite: "Lax", secure: true, path: "/" });
        expect(cookie?.value.length).toBeLessThanOrEqual(100);
        const days = ((cookie?.expires ?? 0) - Date.now() / 1000) / 86_400;
        expect(Math.round(days)).toBe(184);
        await expect.poll(() => world.calls()).toHaveLength(1);
        const isYes = act === "accept";
        expect((await world.calls())[0]).toMatchObject({ analytics: isYes, marketing: isYes });
        await expect
          .poll(() => world.reports.filter(({ kind }) => kind === "consent"))
          .toHaveLength(1);
        expect(world.reports.find(({ kind }) => kind === "consent")?.body).toMatchObject({
          ...{ v: 1, number: 1, act, told: true, language: "sv", regime: "opt-in" },
          ...{ notice: world.notice.config.version, choices: isYes ? yes : no, device: "desktop" },
          consentId: cookie?.value.split(".")[3],
        });
        await expect.poll(() => keys(page)).toEqual([]);
        await page.reload();
        await page.locator(".lagom-reopen").waitFor();
        expect(await firstLayer(page).count()).toBe(0);
        expect(await choiceOf(page)).toEqual(isYes ? yes : no);
        expect(world.stack.troubles).toEqual([]);
      }),
  );

  it("takes no focus, and accept and refuse are the first two stops of the Tab key", () =>
    as({}, async (page) => {
      expect(await page.evaluate("document.activeElement === document.body")).toBe(true);
      const stops: unknown[] = [];
      for (const _stop of [1, 2, 3]) {
        await page.keyboard.press("Tab");
        stops.push(await page.evaluate("document.activeElement.dataset.lagom"));
      }
      expect(stops).toEqual(["accept", "refuse", "choose"]);
      await page.keyboard.press("Enter");
      await secondLayer(page).waitFor();
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press("Tab");
        const inside = await page.evaluate(
          "document.activeElement === document.body || !!document.activeElement.closest('dialog')",
        );
        expect(inside, `Tab ${step}`).toBe(true);
      }
      await page.keyboard.press("Escape");
      await secondLayer(page).waitFor({ state: "detached" });
      expect(await page.evaluate("document.activeElement.dataset.lagom")).toBe("choose");
      expect(await choiceCookie(page)).toBeUndefined();
      expect(await firstLayer(page).count()).toBe(1);
    }));

  it("keeps a choice before any of its files was there", async () => {
    const page = await world.stack.newPage();
    await page.route("**/lagom-consent.js*", async (route) => {
      await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    await page.goto(noticeOrigin, { waitUntil: "commit" });
    await press(page, "refuse");
    await firstLayer(page).waitFor({ state: "detached", timeout: 1000 });
    expect((await choiceCookie(page))?.value).toMatch(/^1\.-\./u);
    expect(await page.evaluate("window.Lagom")).toBeUndefined();
    await page.context().close();
  });
});

describe("the second layer", () => {
  it("has nothing ticked, tells each stored thing, and saves what is ticked", () =>
    as({ path: "/en" }, async (page) => {
      await press(page, "choose");
      const dialog = secondLayer(page);
      await dialog.waitFor();
      expect(await dialog.locator("input").count()).toBe(2);
      expect(await dialog.locator("input:checked").count()).toBe(0);
      for (const text of ["_ga", "Google Ireland Limited", "2 years", "Klaviyo", "Always on"])
        expect(await dialog.textContent()).toContain(text);
      await dialog.getByRole("switch", { name: "Statistics" }).check();
      await pressSecond(page, "save");
      await dialog.waitFor({ state: "detached" });
      await expect.poll(() => choiceOf(page)).toMatchObject({ statistics: true, marketing: false });
      await expect.poll(() => world.reports.at(-1)?.body.act).toBe("save");
      expect(world.stack.troubles).toEqual([]);
    }));

  it("takes a yes back: deletes what a script can reach, and names what it cannot", () =>
    as({ path: "/products/linneduk" }, async (page) => {
      await press(page, "accept");
      await page.locator(".lagom-reopen").waitFor();
      await page.evaluate(`
        document.cookie = "_ga=1; Path=/; Max-Age=1000";
        document.cookie = "_ga_X1=1; Path=/products; Max-Age=1000";
        document.cookie = "kept=1; Path=/; Max-Age=1000";
      `);
      await page.locator(".lagom-reopen button").click();
      await secondLayer(page).waitFor();
      expect(await secondLayer(page).locator("input:checked").count()).toBe(2);
      await pressSecond(page, "refuse");
      await secondLayer(page).getByText("_kla").first().waitFor();
      const names = await cookieNames(page);
      expect(names).not.toContain("_ga");
      expect(names).not.toContain("_ga_X1");
      expect(names).toContain("kept");
      await expect
        .poll(() => world.reports.at(-1)?.body)
        .toMatchObject({ act: "withdraw", number: 2 });
      expect(await choiceOf(page)).toEqual(no);
    }));

  it("opens by a link anywhere, by the address and by the public interface", () =>
    as({ path: "/#lagom-choices" }, async (page) => {
      await secondLayer(page).waitFor();
      await page.keyboard.press("Escape");
      await page.evaluate("void Lagom.open()");
      await secondLayer(page).waitFor();
      await page.keyboard.press("Escape");
      await page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<a id=link href=\"/policies/privacy-policy\" data-lagom-choices>x</a>')",
      );
      await page.locator("#link").evaluate((link: HTMLElement) => {
        link.click();
      });
      await secondLayer(page).waitFor();
      expect(await choiceCookie(page)).toBeUndefined();
    }));
});

describe("regions", () => {
  it("ask first, and let be what an opt-out law lets be once Shopify names such a region", async () => {
    await setConsent({ region: "USCA" });
    await as({ path: "/en" }, async (page) => {
      await page.locator(".lagom-notice h2", { hasText: "Your privacy choices" }).waitFor();
      await expect.poll(() => choiceOf(page)).toMatchObject({ statistics: true, marketing: true });
      expect(await choiceCookie(page)).toBeUndefined();
      await page.goto(`${noticeOrigin}/en/cart`);
      // Known now, so it is so from the first paint on.
      expect(await page.locator(".lagom-notice h2").textContent()).toBe("Your privacy choices");
      await press(page, "refuse");
      await expect.poll(() => choiceOf(page)).toEqual({ ...no, sale: false });
      await expect
        .poll(() => world.reports.at(-1)?.body)
        .toMatchObject({
          ...{ act: "opt-out", regime: "opt-out", region: "USCA" },
        });
      expect((await world.calls()).at(-1)).toMatchObject({ saleOfData: false, marketing: false });
      // Nobody is asked to opt in again for twelve months, whatever the merchant's period is.
      const lasts = ((await choiceCookie(page))?.expires ?? 0) - Date.now() / 1000;
      expect(Math.round(lasts / 86_400)).toBe(366);
    });
  });

  it("honour Global Privacy Control, say so, and never tell Shopify without a click", async () => {
    await as({ gpc: true }, async (page) => {
      await page.locator(".lagom-notice [data-if=gpc]").waitFor();
      await page.waitForTimeout(1500);
      expect(await world.calls()).toEqual([]);
      await press(page, "choose");
      await secondLayer(page).getByText("Global Privacy Control").waitFor();
    });
    await setConsent({ region: "USCA" });
    await as({ gpc: true, path: "/en" }, async (page) => {
      await page.locator(".lagom-notice h2", { hasText: "Your privacy choices" }).waitFor();
      expect(await page.locator(".lagom-notice [data-if=gpc]").count()).toBe(1);
      await expect
        .poll(() => choiceOf(page))
        .toEqual({ preferences: false, statistics: true, marketing: false, sale: false });
      // Shopify's own script, which honours the signal by itself, told of sale alone.
      for (const call of await world.calls()) expect(call).not.toHaveProperty("metafields");
    });
  });
});

describe("a choice", () => {
  const ageBy = async (page: Page, days: number) => {
    const cookie = await choiceCookie(page);
    const parts = (cookie?.value ?? "").split(".");
    parts[2] = (Math.floor(Date.now() / 60_000) - days * 1440).toString(36);
    await page.context().addCookies([{ ...cookie!, value: parts.join(".") }]);
    await page.reload();
  };

  it("is asked for again when the period is over, and not before", () =>
    as({}, async (page) => {
      await press(page, "accept");
      await page.locator(".lagom-reopen").waitFor();
      await ageBy(page, 183);
      expect(await firstLayer(page).count()).toBe(0);
      await ageBy(page, 185);
      expect(await firstLayer(page).count()).toBe(1);
      expect(await choiceOf(page)).toEqual(no);
    }));

  it("is asked for again when a purpose changes that was agreed to, not when it was refused", async () => {
    const { config, words } = world.notice;
    const ask = config.ask.map(([letter]) => [letter, "00000000"] as const);
    for (const act of ["accept", "refuse"] as const)
      await as({}, async (page) => {
        await press(page, act);
        await page.locator(".lagom-reopen").waitFor();
        await plantNotice(world.stack, { words, config: { ...config, ask } });
        await page.reload();
        expect(await firstLayer(page).count()).toBe(act === "accept" ? 1 : 0);
        expect(await choiceOf(page)).toEqual(no);
        await plantNotice(world.stack, world.notice);
      });
  });

  it("comes back from Shopify where the browser has forgotten its cookie", () =>
    as({}, async (page) => {
      await press(page, "accept");
      await expect.poll(() => world.calls()).toHaveLength(1);
      const { value } = (await choiceCookie(page))!;
      await page.waitForTimeout(300);
      await page.context().clearCookies({ name: "lagom_choice" });
      await page.reload();
      await expect.poll(async () => (await choiceCookie(page))?.value).toBe(value);
      await expect.poll(() => firstLayer(page).count()).toBe(0);
      expect(await choiceOf(page)).toEqual(yes);
      expect(await world.calls()).toHaveLength(1);
    }));

  it("reaches other tabs and pages from the back/forward cache", () =>
    as({}, async (page) => {
      const other = await page.context().newPage();
      await other.goto(`${noticeOrigin}/cart`);
      await other.waitForFunction("window.Lagom");
      await other.waitForTimeout(500);
      await page.bringToFront();
      await page.goto(`${noticeOrigin}/collections/all`);
      await press(page, "accept");
      await page.locator(".lagom-reopen").waitFor();
      await expect.poll(() => choiceOf(other)).toEqual(yes);
      expect(await firstLayer(other).count()).toBe(0);
      await page.goBack();
      await expect.poll(() => firstLayer(page).count()).toBe(0);
      expect(await choiceOf(page)).toEqual(yes);
    }));

  it("is kept in local storage where only cookies are refused", () =>
    as(
      {
        before: `Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => {} });`,
      },
      async (page) => {
        await press(page, "accept");
        await expect.poll(() => choiceOf(page)).toEqual(yes);
        await page.reload();
        await firstLayer(page).waitFor({ state: "detached" });
        expect(await choiceOf(page)).toEqual(yes);
        expect(world.stack.troubles).toEqual([]);
      },
    ));

  it("holds for the page where nothing can be stored", () =>
    as(
      {
        before: `
          Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => {} });
          for (const name of ["localStorage", "sessionStorage"])
            Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
        `,
      },
      async (page) => {
        await press(page, "accept");
        await expect.poll(() => choiceOf(page)).toEqual(yes);
        await expect.poll(() => world.reports.some(({ kind }) => kind === "consent")).toBe(true);
        expect(world.stack.troubles).toEqual([]);
      },
    ));

  it("is reported on a later page where the app did not answer, and says when Shopify was not told", async () => {
    await setConsent({ script: { kind: "never" } });
    world.status = 503;
    await as({}, async (page) => {
      await press(page, "refuse");
      await expect.poll(() => keys(page)).toEqual(["lagom_report"]);
      await expect
        .poll(() => world.reports.filter(({ kind }) => kind === "consent").length, {
          timeout: 6000,
        })
        .toBeGreaterThan(0);
      world.status = 204;
      await page.goto(`${noticeOrigin}/cart`);
      await expect.poll(() => keys(page)).toEqual([]);
      expect(world.reports.at(-1)?.body).toMatchObject({ act: "refuse", told: false, number: 1 });
    });
  });

  it("is neither stored nor reported in the theme editor", () =>
    as({ path: "/?design_mode" }, async (page) => {
      await press(page, "accept");
      await page.locator(".lagom-reopen").waitFor();
      await page.waitForTimeout(1800);
      expect(await choiceCookie(page)).toBeUndefined();
      expect(await keys(page)).toEqual([]);
      expect(world.reports).toEqual([]);
      expect(await world.calls()).toEqual([]);
    }));
});
