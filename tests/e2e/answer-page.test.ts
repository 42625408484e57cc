import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../scripts/system-packages.ts";
import { findSerious, overflowOf } from "../support/admin-stack.ts";
import { customerRecords, fixturePages } from "../support/answer-fixture.ts";
import { buildAnswer, unpack } from "../support/build-answer.ts";

const orders = 5;
/** What a shopper may have typed anywhere: run or fetched, it would leave a trace. */
const hostile = `<img src="https://evil.example.test/x.png" onerror="document.title='run'"><script>document.title='run'</script>`;

let browser: Browser;
let folder: string;
const requested: string[] = [];
const said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "answer-page-"));
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("Chromium is not installed");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const readRecords = async function* (...args: Parameters<ReturnType<typeof fixturePages>>) {
    const [person] = customerRecords();
    const note = { ...person!, data: { ...person!.data, note: hostile } };
    if (args[0] === undefined || args[0] === "customer") yield [note];
    yield* fixturePages(orders)(...args);
  };
  for (const [name, bytes] of await unpack((await buildAnswer({ readRecords })).zip)) {
    await writeFile(path.join(folder, name), bytes);
  }
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function openPage(width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  page.on("request", (request) => requested.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
  return page;
}

describe("the answer's page", () => {
  it.each([1280, 360])("is readable for everybody and fits at %i px, folded out", async (width) => {
    const page = await openPage(width);
    await page.evaluate(() => {
      for (const part of document.querySelectorAll("details")) part.open = true;
    });
    expect(await findSerious(page.mainFrame())).toEqual([]);
    expect(await overflowOf(page.mainFrame())).toBe(0);
    await page.close();
  });

  it("opens from disk, asks nothing of anybody and runs nothing a shopper wrote", async () => {
    requested.length = 0;
    said.length = 0;
    const page = await openPage(1280);
    await page.locator("#customer").getByText("<script>").first().waitFor();
    expect(await page.title()).toBe("Dina uppgifter hos Fjällglimt");
    expect(requested.map((url) => new URL(url).protocol)).toEqual(["file:"]);
    expect(said).toEqual([]);
    await page.close();
  });

  it("prints what is folded on the screen", async () => {
    const page = await openPage(1280);
    const engraving = page.locator("#orders dd", { hasText: "M.L." }).first();
    expect(await engraving.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await engraving.isVisible()).toBe(true);
    await page.close();
  });

  it("leads from its contents to each section by keyboard", async () => {
    const page = await openPage(1280);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Till innehållet");
    await page.getByRole("navigation").getByRole("link", { name: "Dina order" }).focus();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#orders");
    expect(await page.locator("#orders h2").isVisible()).toBe(true);
    await page.close();
  });
});
