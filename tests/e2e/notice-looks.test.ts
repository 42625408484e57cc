import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NoticeDesign } from "../../app/domain/consent/types.ts";
import { initialNoticeSettings } from "../../app/domain/consent/notice-settings.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { plantNotice, sampleNotice } from "../support/notice-fixture.ts";
import {
  axeFinds,
  firstLayer,
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

const folder = path.join(repositoryRoot, ".cache", "screenshots");

/** Keeps a picture of what a visitor sees, and wants nothing of axe and nothing beyond the edge. */
async function expectReadable(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: path.join(folder, `notice-${name}-${String(width)}.png`) });
  expect(await axeFinds(page), `${name} at ${String(width)}`).toEqual([]);
  expect(
    await page.evaluate(
      "[document.documentElement, ...document.querySelectorAll('.lagom-notice, .lagom-choices')].map((one) => one.scrollWidth - one.clientWidth)",
    ),
    `${name} at ${String(width)}`,
  ).toSatisfy((beyond: number[]) => beyond.every((pixels) => pixels <= 0));
}

/** Contrast of a layer's text and background as they are painted, whatever notation they are computed in. */
async function leastContrast(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate((layer) => {
    const paper = document.createElement("canvas").getContext("2d")!;
    const luminance = (colour: string): number => {
      paper.clearRect(0, 0, 1, 1);
      paper.fillStyle = colour;
      paper.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = paper.getImageData(0, 0, 1, 1).data;
      if (alpha !== 255) throw new Error(`${colour} lets the page through`);
      const share = (part: number) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
      return 0.2126 * share(red) + 0.7152 * share(green) + 0.0722 * share(blue);
    };
    const { color, backgroundColor } = getComputedStyle(layer);
    const [dark = 0, light = 0] = [luminance(color), luminance(backgroundColor)].toSorted(
      (one, other) => one - other,
    );
    return (light + 0.05) / (dark + 0.05);
  });
}

const languages = { sv: "/", en: "/en", fi: "/fi", ar: "/ar" } as const;
const sizes = [
  [320, 568],
  [390, 844],
  [768, 1024],
  [1440, 900],
] as const;

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";

async function expectBothReadable(page: Page, name: string): Promise<void> {
  await firstLayer(page).waitFor();
  await expectReadable(page, `${name}-first`);
  await press(page, "choose");
  await secondLayer(page).waitFor();
  await expectReadable(page, `${name}-second`);
  await secondLayer(page).locator("summary").nth(1).click();
  await secondLayer(page).locator("summary").nth(1).scrollIntoViewIfNeeded();
  await expectReadable(page, `${name}-details`);
}

describe("both layers", () => {
  it.each(Object.entries(languages))("can be read in %s at every width", async (language, at) => {
    for (const [width, height] of sizes) {
      const page = await world.visit({ width, height, path: at });
      await expectBothReadable(page, language);
      const box = (await firstLayer(page).boundingBox())!;
      expect(box.height, `${language} ${width}`).toBeLessThanOrEqual(height * 0.62);
      await page.context().close();
    }
    expect(world.stack.troubles).toEqual([]);
  });

  it("can be read on a dark theme, at 200 % and in forced colours", async () => {
    const dark =
      "addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('body{background:#121212;color:#eee} a{color:#9cf}'); document.adoptedStyleSheets.push(sheet); });";
    const page = await world.visit({ before: dark });
    await expectBothReadable(page, "dark-theme");
    await page.context().close();
    const zoomed = await world.visit({ width: 640, height: 400 });
    await expectBothReadable(zoomed, "zoom-200");
    await zoomed.context().close();
    const forced = await world.visit({ width: 390, height: 844 });
    await forced.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await expectBothReadable(forced, "forced");
    await forced.context().close();
  });

  it("can be read with the theme's look on pages whose own text can hardly be", async () => {
    const pages = {
      "faint-theme": "background:#ffffff;color:#b0b0b0",
      "picture-theme": "background:linear-gradient(#201010,#402020);color:#fffffff0",
      "red-theme": "background:#c02020;color:rgba(192,48,48,.7)",
    };
    for (const [name, style] of Object.entries(pages)) {
      const before = `addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('body{${style}}'); document.adoptedStyleSheets.push(sheet); });`;
      const page = await world.visit({ before, width: 390, height: 844, path: "/en" });
      await firstLayer(page).waitFor();
      await expectReadable(page, `${name}-first`);
      expect(await leastContrast(page, ".lagom-notice"), name).toBeGreaterThanOrEqual(4.5);
      await press(page, "choose");
      await secondLayer(page).waitFor();
      await expectReadable(page, `${name}-second`);
      expect(await leastContrast(page, ".lagom-choices"), name).toBeGreaterThanOrEqual(4.5);
      await page.context().close();
    }
  });

  it("can be read in each look and layout, and with Global Privacy Control", async () => {
    const designs: Readonly<Record<string, Partial<NoticeDesign>>> = {
      "light-corner": { look: "light", layout: "corner", radius: 12 },
      "dark-corner-end": { look: "dark", layout: "corner", side: "end" },
      "own-middle": {
        ...{ look: "own", layout: "middle", radius: 24 },
        colours: {
          background: "#003049",
          text: "#fdf0d5",
          button: "#fdf0d5",
          buttonText: "#780000",
        },
      },
    };
    // At working size each in one width, in turn.
    const wide = [sizes[1], sizes[3]];
    for (const [nth, [name, more]] of Object.entries(designs).entries()) {
      const design = { ...initialNoticeSettings.design, ...more };
      await plantNotice(world.stack, sampleNotice({ settings: { design } }));
      for (const [width, height] of isFull ? wide : [wide[nth % 2] ?? sizes[1]]) {
        const page = await world.visit({ width, height, path: "/en", gpc: true });
        await expectBothReadable(page, name);
        await page.keyboard.press("Escape");
        await press(page, "refuse");
        await page.locator(".lagom-reopen").waitFor();
        await expectReadable(page, `${name}-reopen`);
        await page.context().close();
      }
    }
    await plantNotice(world.stack, world.notice);
  });
});

describe("accept, refuse and choose", () => {
  type Seen = { readonly style: string; readonly area: number; readonly height: number };
  const look = (page: Page, selector: string) =>
    page.locator(selector).evaluateAll((buttons) =>
      buttons.map((button): Seen => {
        const style = getComputedStyle(button);
        const { width, height } = button.getBoundingClientRect();
        const names = ["color", "background-color", "border", "font", "padding", "border-radius"];
        return {
          style: [button.localName, ...names.map((name) => style.getPropertyValue(name))].join(),
          area: width * height,
          height,
        };
      }),
    );

  const expectEqual = (three: readonly Seen[]) => {
    expect(three).toHaveLength(3);
    expect(new Set(three.map(({ style }) => style)).size).toBe(1);
    for (const { area, height } of three) {
      expect(height).toBeGreaterThanOrEqual(44);
      expect(area / (three[0]?.area ?? 0)).toBeCloseTo(1, 1);
    }
  };

  it("are equal in tag, size, colour and font, and large enough for a finger", async () => {
    for (const [index, at] of Object.values(languages).entries())
      for (const [width, height] of [sizes[index % 2] ?? sizes[0], sizes[3]]) {
        const page = await world.visit({ width, height, path: at });
        const first = await look(page, ".lagom-notice [data-lagom]");
        await press(page, "choose");
        await secondLayer(page).waitFor();
        const second = await look(page, "dialog .lagom__actions button");
        expectEqual(first);
        expectEqual(second);
        await page.context().close();
      }
  });
});

describe("the page", () => {
  it("is not moved by the notice", async () => {
    const page = await world.visit({
      before:
        "window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value))).observe({ type: 'layout-shift', buffered: true });",
    });
    await page.waitForTimeout(800);
    await press(page, "refuse");
    await page.locator(".lagom-reopen").waitFor();
    expect(await page.evaluate("shifts")).toEqual([]);
    await page.context().close();
  });
});
