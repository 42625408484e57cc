import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import type { Tracker } from "../../local-shopify/online-store/trackers.ts";
import { everyTracker } from "../../local-shopify/testing/every-tracker.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { useWholeChromium } from "../support/browser-of-tests.ts";
import { plantNotice, sampleNotice } from "../support/notice-fixture.ts";
import {
  noticeOrigin,
  noticeShop,
  type NoticeWorld,
  press,
  pressSecond,
  secondLayer,
  startNoticeWorld,
} from "../support/notice-world.ts";

/** Answers for the app with a page in the shop's theme, as an app proxy may. */
const app = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/liquid" });
  response.end("<h1>Från appen</h1>");
});

let world: NoticeWorld;
beforeAll(async () => {
  useWholeChromium();
  await new Promise<void>((done) => app.listen(0, "127.0.0.1", done));
  const { port } = app.address() as AddressInfo;
  world = await startNoticeWorld(`http://127.0.0.1:${port}`);
  await world.stack.client.install(noticeShop);
  await plantNotice(world.stack, { ...world.notice, config });
  await world.stack.client.onlineStore.plantTrackers({ shop: noticeShop, trackers });
});
afterAll(async () => {
  await world.stack.close();
  app.close();
});
beforeEach(async () => {
  await world.reset();
  await requests(true);
});

/** An image or frame the theme writes unmarked is fetched before any script could keep it back. */
const isHoldable = ({ kind }: Tracker) => !["pixel", "iframe"].includes(kind);
const marked = everyTracker("statistics", "marked");
const bare = everyTracker(null, "bare").filter(isHoldable);
const trackers = [...bare, ...marked];
const kindLetters: Readonly<Record<string, string>> = {
  ...{ "local-storage": "l", "session-storage": "t", "indexed-db": "i" },
};
const config: NoticeConfig = {
  ...sampleNotice().config,
  hosts: [
    ["fonts.example.test", ""],
    ["*.example.test", "s"],
  ],
  items: trackers.map(({ name, kind }) => [name, "s", kindLetters[kind] ?? "c"] as const),
};

/** Everything a visitor's browser holds of the trackers. */
async function tracesOf(page: Page): Promise<readonly string[]> {
  const cookies = await page.context().cookies();
  const stored = await page.evaluate<readonly string[]>(`(async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
  ])()`);
  const names = [...cookies.map(({ name }) => name), ...stored];
  return names.filter((name) => /^(bare|marked)_/u.test(name)).toSorted();
}

const requests = async (clear = false) =>
  (await world.stack.client.onlineStore.trackerRequests(clear)).map(
    ({ method, host, path }) => `${method} ${host}${path}`,
  );

/** Third-party cookies are not taken in a private window; the requests show them. */
const foreign = ["bare_beacon", "marked_beacon", "marked_pixel", "marked_video"];
const allTraces = trackers
  .map(({ name }) => name)
  .filter((name) => !foreign.includes(name))
  .toSorted();

/** What each list asks of third parties, once. */
const asksOf = (part: string) => [
  `GET inserted.example.test/trackers/inner-${part}-inserted.js`,
  `GET measure.example.test/trackers/tracker-${part}-inline.gif`,
  `GET tags.example.test/trackers/tracker-${part}-tag.js`,
  `POST collect.example.test/trackers/collect-${part}-beacon`,
  `POST collect.example.test/trackers/collect-${part}-beacon`,
];
const allAsks = [
  ...[...asksOf("bare"), ...asksOf("marked")],
  "GET pixel.example.test/trackers/tracker-marked-pixel.gif",
  "GET video.example.test/trackers/tracker-marked-video.html",
].toSorted();
/** The browser fetches a script the theme writes before it may know that it must not run. */
const fetchedAhead = ["GET tags.example.test/trackers/tracker-bare-tag.js"];

/** Nothing is kept, nothing was asked for but what the browser fetches ahead, and nothing of that runs. */
async function expectNothing(page: Page): Promise<void> {
  await page.waitForTimeout(400);
  expect(await tracesOf(page)).toEqual([]);
  expect((await requests()).filter((one) => !fetchedAhead.includes(one))).toEqual([]);
}

async function expectEverything(page: Page): Promise<void> {
  await expect.poll(() => tracesOf(page), { timeout: 5000 }).toEqual(allTraces);
  await expect.poll(async () => (await requests()).toSorted()).toEqual(allAsks);
}

/** Notes in which order things are really stored and sent, from before the notice's script. */
const noteOrder = `
  window.order = [];
  const note = (owner, name, of) => {
    const property = Object.getOwnPropertyDescriptor(owner, name);
    const key = property.set ? "set" : "value";
    const native = property[key];
    property[key] = function (...args) { order.push(of(args)); return native.apply(this, args); };
    Object.defineProperty(owner, name, property);
  };
  note(Document.prototype, "cookie", ([text]) => text.split("=")[0]);
  note(Storage.prototype, "setItem", ([name]) => name);
  note(Navigator.prototype, "sendBeacon", ([address]) => address.split("collect-")[1].replace("-", "_"));
`;

const places = {
  ...{ home: "/", product: "/products/linneduk", collection: "/collections/all", cart: "/cart" },
  "app proxy": "/apps/lagom/a/page",
};

describe("what a page holds back", () => {
  it.each(Object.entries(places))(
    "is nothing before a choice and after a refusal, and all of it, once, after a later yes: %s",
    async (_name, path) => {
      const page = await world.visit({ path });
      await expectNothing(page);
      await press(page, "refuse");
      await page.locator(".lagom-reopen").waitFor();
      await expectNothing(page);
      await page.reload();
      await expectNothing(page);
      await requests(true);
      await page.locator(".lagom-reopen button").click();
      await secondLayer(page).waitFor();
      await pressSecond(page, "accept");
      await expectEverything(page);
      expect(world.stack.troubles).toEqual([]);
      await page.context().close();
    },
  );

  it("goes in the order it came", async () => {
    const page = await world.visit({ before: noteOrder });
    await expectNothing(page);
    await press(page, "accept");
    await expect.poll(() => tracesOf(page), { timeout: 5000 }).toEqual(allTraces);
    const order = await page.evaluate<readonly string[]>("window.order");
    const own = /^(bare|marked)_(cookie|local|session|beacon|inline)$/u;
    const names = ["cookie", "local", "session", "beacon", "inline"];
    expect(order.filter((name) => own.test(name))).toEqual([
      ...names.map((name) => `bare_${name}`),
      ...names.map((name) => `marked_${name}`),
    ]);
    await page.context().close();
  });

  it("is nothing again after a withdrawal, and what a script can reach is gone", async () => {
    const page = await world.visit({ path: "/products/linneduk" });
    await press(page, "accept");
    await expect.poll(() => tracesOf(page), { timeout: 5000 }).toEqual(allTraces);
    await page.locator(".lagom-reopen button").click();
    await secondLayer(page).waitFor();
    await pressSecond(page, "refuse");
    await expect.poll(() => tracesOf(page), { timeout: 5000 }).toEqual([]);
    await requests(true);
    // What runs already goes on, and reaches nobody.
    await page.evaluate(`
      document.cookie = "marked_cookie=1; path=/";
      localStorage.setItem("marked_local", "1");
      new Image().src = "https://pixel.example.test/trackers/tracker-marked-pixel.gif";
      navigator.sendBeacon("https://collect.example.test/trackers/collect-marked-beacon", "x");
    `);
    await expectNothing(page);
    await page.goto(`${noticeOrigin}/cart`);
    await expectNothing(page);
    await page.context().close();
  });

  it("stays held on a page that comes back from the back/forward cache, and goes once the choice does", async () => {
    const page = await world.visit({});
    await page.goto(`${noticeOrigin}/cart`);
    await page.goBack();
    await expectNothing(page);
    await page.goForward();
    await requests(true);
    await press(page, "accept");
    await expectEverything(page);
    await requests(true);
    await page.goBack();
    await expectEverything(page);
    await page.context().close();
  });

  it("goes in every tab", async () => {
    const page = await world.visit({});
    const other = await page.context().newPage();
    await other.goto(`${noticeOrigin}/cart`);
    await other.waitForFunction("window.Lagom");
    await expectNothing(other);
    await page.bringToFront();
    await requests(true);
    await press(page, "accept");
    await expect.poll(() => tracesOf(page), { timeout: 5000 }).toEqual(allTraces);
    await other.bringToFront();
    const twice = allAsks.flatMap((one) => [one, one]);
    await expect.poll(async () => (await requests()).toSorted(), { timeout: 5000 }).toEqual(twice);
    await page.context().close();
  });

  it("goes without a click once Shopify names a region where nobody has to be asked", async () => {
    await world.stack.client.onlineStore.setConsent({ shop: noticeShop, region: "USCA" });
    const page = await world.visit({});
    await expect.poll(() => tracesOf(page), { timeout: 8000 }).toEqual(allTraces);
    await requests(true);
    // From the second page of the visit on, nothing waits at all.
    await page.goto(`${noticeOrigin}/cart`);
    await expectEverything(page);
    await page.context().close();
  });

  it("is held where storage is blocked, and goes for the page", async () => {
    const page = await world.visit({
      before: `for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });`,
    });
    await page.waitForTimeout(400);
    expect((await requests()).filter((one) => !fetchedAhead.includes(one))).toEqual([]);
    await requests(true);
    await press(page, "accept");
    await expect.poll(async () => (await requests()).toSorted()).toEqual(allAsks);
    await page.context().close();
  });

  it("is nothing without script, but for what the theme runs by itself", async () => {
    const first = await world.stack.newPage();
    const context = await first.context().browser()?.newContext({ javaScriptEnabled: false });
    const page = await context!.newPage();
    await page.goto(noticeOrigin);
    await page.waitForTimeout(400);
    expect((await context!.cookies()).filter(({ name }) => /^(bare|marked)_/u.test(name))).toEqual(
      [],
    );
    expect((await requests()).filter((one) => !fetchedAhead.includes(one))).toEqual([]);
    await context!.close();
    await first.context().close();
  });

  it("is nothing on the page that asks for the shop's password", async () => {
    const setPassword = (password: string | null) =>
      world.stack.client.onlineStore.setStorefrontPassword({ shop: noticeShop, password });
    await setPassword("granskog");
    const name = "layout/password.liquid";
    const layout = await readFile(path.join(repositoryRoot, "local-shopify/theme", name), "utf8");
    const content = layout.replace("<main", "{% render 'trackers' %}<main");
    await world.stack.client.onlineStore.setThemeFile({ shop: noticeShop, name, content });
    const page = await world.visit({});
    expect(new URL(page.url()).pathname).toBe("/password");
    await expectNothing(page);
    await requests(true);
    await press(page, "accept");
    await expectEverything(page);
    await setPassword(null);
    await page.context().close();
  });
});

/** The planted scripts and Shopify's loader are not written for Trusted Types. */
const isOfOthers = /inserted\.example\.test|load_feature|const leave/u;

describe("a page with a strict Content-Security-Policy and Trusted Types", () => {
  it("shows the notice, holds back and lets go, and nothing of ours is reported", async () => {
    const published = (
      await readFile(path.join(repositoryRoot, "docs/notice-script-hashes.txt"), "utf8")
    ).split("\n");
    const page = await world.visit({});
    const body = await page.evaluate<string>("fetch('/cart').then((answer) => answer.text())");
    await page.route(`${noticeOrigin}/cart`, async (route) => {
      // What is not ours is let in by a hash of its own; ours only by the published ones.
      const others = [...body.matchAll(/<script>(.*?)<\/script>/gsu)].map(
        ([, code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`,
      );
      const policy =
        `script-src 'self' https://cdn.shopify.com https://tags.example.test ${[...published, ...others].join(" ")}; ` +
        `style-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
      const headers = { "content-security-policy": policy };
      await route.fulfill({ contentType: "text/html; charset=utf-8", headers, body });
    });
    await page.addInitScript(`window.blamed = [];
      document.addEventListener("securitypolicyviolation", ({ sourceFile, violatedDirective, sample, blockedURI, lineNumber, target }) => {
        blamed.push([sourceFile, violatedDirective, sample, blockedURI, lineNumber, target?.outerHTML?.slice(0, 90)].join(" "));
      });`);
    await page.goto(`${noticeOrigin}/cart`);
    await press(page, "choose");
    await secondLayer(page).waitFor();
    expect(
      await page.locator(".lagom-notice").evaluate((one) => getComputedStyle(one).position),
    ).toBe("fixed");
    await pressSecond(page, "accept");
    const own = /^(bare|marked)_(cookie|local|session|database|http)$/u;
    await expect
      .poll(async () => (await tracesOf(page)).filter((name) => own.test(name)), { timeout: 5000 })
      .toEqual(allTraces.filter((name) => own.test(name)));
    const blamed = await page.evaluate<readonly string[]>("window.blamed");
    expect(blamed.filter((one) => !isOfOthers.test(one))).toEqual([]);
    await page.context().close();
  });
});
