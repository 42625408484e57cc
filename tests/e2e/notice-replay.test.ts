import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReplayedConsent } from "../../app/domain/consent/replay.ts";
import type { ConsentReport } from "../../app/domain/consent/types.ts";
import { action } from "../../app/routes/proxy.consent.tsx";
import { testApp } from "../support/app-process.ts";
import { plantShop, type PlantedShop, signProxy } from "../support/consent-fixture.ts";
import {
  firstLayer,
  noticeShop,
  type NoticeWorld,
  press,
  pressSecond,
  secondLayer,
  startNoticeWorld,
  type Visit,
} from "../support/notice-world.ts";
import { openTestServices, type TestServices } from "../support/test-services.ts";

let world: NoticeWorld;
let app: TestServices;
let shop: PlantedShop;
beforeAll(async () => {
  [app, world] = await Promise.all([openTestServices(), startNoticeWorld()]);
  shop = await plantShop(app.database, noticeShop);
  const { config, words } = world.notice;
  // As a publication keeps it: the metafields' very texts.
  await app.services.consent.versions.keep({
    ...{ installationId: shop.installationId, version: config.version, author: "system" },
    ...{ config: JSON.stringify(config), at: new Date() },
    words: Object.fromEntries(words.map((one) => [one.language, JSON.stringify(one)])),
  });
});
afterAll(async () => {
  await world.stack.close();
  await app.close();
});

/** Own texts of the elements in a layer, in order, as the browser has them. */
const textsOf = (page: Page, layer: string) =>
  page.evaluate<string[]>(
    `[...document.querySelector(${JSON.stringify(layer)}).querySelectorAll("*")]
      .filter((one) => one.children.length === 0 && one.textContent !== "")
      .map((one) => one.textContent)`,
  );

/** Sends what the page reported through the app's own route, as the app proxy does. */
async function record(report: ConsentReport): Promise<ReplayedConsent> {
  const query = signProxy({ shop: noticeShop, secret: testApp.apiSecret });
  const request = new Request(`https://lagom.example.test/proxy/consent?${query}`, {
    ...{ method: "POST", body: JSON.stringify(report) },
  });
  expect((await action({ request, params: {}, context: {} })).status).toBe(204);
  const id = `${report.consentId}-${String(report.number)}`;
  const replayed = await app.services.consent.replay(shop.installationId, id);
  if (!replayed.ok) throw new Error(replayed.reason);
  return replayed.value;
}

const places: readonly { readonly name: string; readonly region: string; readonly visit: Visit }[] =
  [
    { name: "in Swedish in Stockholm", region: "SEAB", visit: {} },
    { name: "in English in Finland", region: "FI18", visit: { path: "/en" } },
    {
      name: "in Arabic, with a browser that objects",
      region: "SEAB",
      visit: { path: "/ar", gpc: true },
    },
    { name: "in English in California", region: "USCA", visit: { path: "/en" } },
  ];

describe("replayConsent()", () => {
  it.each(places)(
    "gives the very text of both layers as shown $name",
    async ({ region, visit }) => {
      await world.reset();
      await world.stack.client.onlineStore.setConsent({ shop: noticeShop, region });
      const page = await world.visit(visit);
      if (region === "USCA")
        await firstLayer(page).getByText("sale", { exact: false }).first().waitFor();
      const first = await textsOf(page, ".lagom-notice");
      await press(page, "choose");
      await secondLayer(page).waitFor();
      const second = await textsOf(page, "dialog.lagom-choices");
      const whole = await secondLayer(page).textContent();
      await pressSecond(page, "save");
      await expect.poll(() => world.reports.some(({ kind }) => kind === "consent")).toBe(true);
      const sent = world.reports.find(({ kind }) => kind === "consent")?.body;
      await page.context().close();
      if (sent === undefined) throw new Error("nothing was reported");
      const replayed = await record(sent);
      expect(replayed.first).toEqual(first);
      expect(replayed.second).toEqual(second);
      expect(Buffer.from(replayed.second.join(""))).toEqual(Buffer.from(whole ?? ""));
      expect(replayed.content.config).toEqual(world.notice.config);
    },
  );
});
