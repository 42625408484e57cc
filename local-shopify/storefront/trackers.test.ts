import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, type LocalBrowser } from "../chromium.ts";
import { createAdminApi } from "../graphql/admin-api.ts";
import { everyTracker } from "../testing/every-tracker.ts";
import { startForTest, type TestPlatform } from "../testing/start-for-test.ts";

const shop = "skogen.myshopify.com";
const origin = `https://${shop}`;
const schemaFile = fileURLToPath(new URL("../../.cache/admin-2026-10.json.gz", import.meta.url));

let platform: TestPlatform;
let browser: LocalBrowser;
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

/** Everything a page left behind, by name. */
async function tracesOf(page: Page): Promise<readonly string[]> {
  const cookies = await page.context().cookies();
  const stored = await page.evaluate<readonly string[]>(`(async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
  ])()`);
  const names = [...cookies.map(({ name }) => name), ...stored];
  return names.filter((name) => /^(bare|marked)_/u.test(name)).toSorted();
}

const requests = async () =>
  (await platform.client.onlineStore.trackerRequests()).map(
    ({ method, host, path }) => `${method} ${host}${path}`,
  );

describe("everyTracker()", () => {
  it("leaves a trace of each kind where nobody marked it, and none where the theme did", async () => {
    const { plantTrackers } = platform.client.onlineStore;
    const bare = everyTracker(null, "bare");
    await plantTrackers({ shop, trackers: [...bare, ...everyTracker("analytics", "marked")] });
    const page = await (await browser.newContext()).newPage();
    await page.goto(origin);
    // A private window takes no cookies of third parties: those are seen by what is asked of them.
    const foreign = ["bare_pixel", "bare_video", "bare_beacon"];
    const expected = bare.map(({ name }) => name).filter((name) => !foreign.includes(name));
    await expect.poll(() => tracesOf(page), { timeout: 5000 }).toEqual(expected.toSorted());
    expect((await requests()).toSorted()).toEqual([
      "GET inserted.example.test/trackers/inner-bare-inserted.js",
      "GET measure.example.test/trackers/tracker-bare-inline.gif",
      "GET pixel.example.test/trackers/tracker-bare-pixel.gif",
      "GET tags.example.test/trackers/tracker-bare-tag.js",
      "GET video.example.test/trackers/tracker-bare-video.html",
      "POST collect.example.test/trackers/collect-bare-beacon",
      "POST collect.example.test/trackers/collect-bare-beacon",
    ]);
    const marks = await page.evaluate(`[
      document.querySelectorAll('script[type="text/plain"][data-lagom-category="analytics"]').length,
      document.querySelectorAll('[data-lagom-src][data-lagom-category="analytics"]').length,
    ]`);
    expect(marks).toEqual([8, 3]);
    await plantTrackers({ shop, trackers: [] });
  });
});
