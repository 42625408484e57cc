import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import axe from "axe-core";
import type { Frame, Page } from "playwright-core";
import { onTestFinished, TestRunner } from "vitest";
import { launchBrowser, type LocalBrowser } from "../../local-shopify/chromium.ts";
import type { LocalShopifyClient } from "../../local-shopify/client.ts";
import { ensureBuild } from "../../scripts/build.ts";
import {
  findFreePort,
  localAppEnvironment,
  startLocalShopifyProcess,
} from "../../scripts/local-stack.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { startApp } from "./app-process.ts";
import { openScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";

declare global {
  interface Window {
    /** Put there by `axe.source`. */
    axe: typeof axe;
  }
}

export const adminShop = "skogen.myshopify.com";
const adminUrl = "https://admin.shopify.com/store/skogen";

/** The two widths every page is looked at. */
export const widths = [1280, 360] as const;

/** The app in the local admin with a database of its own, and a browser before it. */
export interface AdminStack {
  readonly client: LocalShopifyClient;
  readonly database: ScratchDatabase;
  /** What the app runs with, for a test that calls its services on the same database. */
  readonly environment: NodeJS.ProcessEnv;
  /** A fresh browser window, closed when the test that opened it ends. What goes wrong in it is kept in `troubles`. */
  readonly newPage: (width?: number) => Promise<Page>;
  /** Opens a page of the app; answers the app's frame once its heading is there. */
  readonly open: (page: Page, path: string, as?: "owner" | "staff") => Promise<Frame>;
  /** Console errors, failed page scripts and answers of 500 since it was last emptied. */
  readonly troubles: string[];
  readonly close: () => Promise<void>;
}

export type AdminStackOptions = {
  /** More than the app runs with everywhere. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A certificate the app trusts beside the local Shopify's, PEM. */
  readonly trusted?: string;
};

/** Starts everything; the store is small, with the hard people in it. */
export async function startAdminStack(options: AdminStackOptions = {}): Promise<AdminStack> {
  await ensureBuild();
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-admin-"));
  const database = await openScratchDatabase();
  const port = await findFreePort();
  const shopify = await startLocalShopifyProcess({
    folder,
    appPort: port,
    shops: [{ shop: adminShop, seed: 7, customers: 8, orders: 20, hardPeople: true }],
  });
  const env = {
    ...localAppEnvironment(shopify, { port, DATABASE_URL: database.url, LOG_LEVEL: "warn" }),
    ...options.environment,
  };
  if (options.trusted !== undefined) await trustAlso(env, { folder, trusted: options.trusted });
  const app = await startApp(env, { port });
  const browser = await launchBrowser(shopify);
  const troubles: string[] = [];
  return {
    client: shopify.client,
    database,
    environment: env,
    troubles,
    newPage: (width = 1280) => newPage(browser, width, troubles),
    open: openPage,
    close: async () => {
      await browser.close();
      await app.stop();
      await shopify.stop();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Trusting = { readonly folder: string; readonly trusted: string };

async function trustAlso(env: NodeJS.ProcessEnv, { folder, trusted }: Trusting): Promise<void> {
  const known = await readFile(env["NODE_EXTRA_CA_CERTS"] ?? "", "utf8");
  const file = path.join(folder, "trusted.pem");
  await writeFile(file, `${known.trim()}\n${trusted}`);
  env["NODE_EXTRA_CA_CERTS"] = file;
}

async function newPage(browser: LocalBrowser, width: number, troubles: string[]): Promise<Page> {
  const context = await browser.newContext({ width, height: width < 500 ? 740 : 900 });
  // A page left open goes on asking the app for news.
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(() => context.close());
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 500) troubles.push(`${String(response.status())} ${response.url()}`);
  });
  return page;
}

async function openPage(page: Page, appPath: string, as?: "owner" | "staff"): Promise<Frame> {
  if (as !== undefined) await page.goto(`${adminUrl}?as=${as}`);
  await page.goto(`${adminUrl}/apps/lagom${appPath}`);
  await page.frameLocator("iframe").getByRole("heading", { level: 1 }).first().waitFor();
  const frame = appFrame(page);
  await frame.waitForFunction(isAlive);
  return frame;
}

/** In the page: whether React has taken it over, so that a click is not lost. */
function isAlive(): boolean {
  return Object.keys(document.documentElement).some((key) => key.startsWith("__reactFiber"));
}

/** The frame the app is in. */
export function appFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (frame === undefined) throw new Error("The app is not in the frame");
  return frame;
}

/** What axe finds serious or worse in the app's page, as `rule: element`. */
export async function findSerious(frame: Frame): Promise<readonly string[]> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    // Style sheets and films loaded again are for rules that are not asked: half of axe's time.
    const options = { resultTypes: ["violations" as const], preload: false };
    const { violations } = await window.axe.run(document, options);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  });
}

/** How far the app's page reaches beyond its right edge; 0 when nothing must be scrolled sideways. */
export function overflowOf(frame: Frame): Promise<number> {
  return frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Keeps a picture of the whole page under `.cache/screenshots`, for people to look at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = path.join(repositoryRoot, ".cache", "screenshots");
  await mkdir(folder, { recursive: true });
  const size = page.viewportSize();
  if (size === null) throw new Error("The page has no size");
  const height = await appFrame(page).evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 120) });
  // The frame is painted a moment after it has grown.
  await appFrame(page).evaluate(settled);
  await page.screenshot({ path: path.join(folder, `${name}-${String(size.width)}.png`) });
  await page.setViewportSize(size);
}

/**
 * In the page: until what was laid out has been painted and nothing fades in any more, for a colour on its
 * way is not the one people read. What moves without an end (a spinner) is not waited for.
 */
async function settled(): Promise<void> {
  const paint = () => new Promise((painted) => requestAnimationFrame(painted));
  await paint();
  await paint();
  const ending = document
    .getAnimations()
    .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
  const second = new Promise((over) => setTimeout(over, 1_000));
  await Promise.race([Promise.allSettled(ending.map((one) => one.finished)), second]);
}

/** Waits until a condition on the database holds. */
export async function waitFor(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const endsAtMs = Date.now() + 60_000;
  while (!(await isTrue())) {
    if (Date.now() > endsAtMs) throw new Error(`${what} did not happen in a minute`);
    await new Promise((next) => setTimeout(next, 100));
  }
}
