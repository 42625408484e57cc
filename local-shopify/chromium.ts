import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { promisify } from "node:util";

import { chromium } from "playwright-core";
import type { Browser, BrowserContext } from "playwright-core";

const run = promisify(execFile);

/** How a browser reaches the stand-in; `LocalShopify` and `client.browser()` have it. */
export type BrowserRoute = {
  readonly proxyUrl: string;
  /** Public key hash of the stand-in's certificate. */
  readonly spkiHash: string;
};

/** A browser whose every request goes to the stand-in. */
export type LocalBrowser = {
  readonly browser: Browser;
  /** A fresh profile: third-party storage is blocked, as in a private window. */
  readonly newContext: (size?: {
    readonly width: number;
    readonly height: number;
  }) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
};

const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const desktop = { width: 1280, height: 800 };

/**
 * What headless Chromium does without. Of two such lists the later one counts,
 * so that what Playwright (its `chromiumSwitches`) leaves out stands here again.
 */
const switchedOff = [
  // Pages of the address bar's own, which nobody sees: two for each window, half its processor time.
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
  // A process kept ready for each next page; tests start more of them than they need.
  "SpareRendererForSitePerProcess",
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"],
  ...["HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "PaintHolding"],
  ...["ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"],
  ...["LensOverlay", "MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying"],
  ...["AimEnabled", "PreconnectToSearch"],
];

/** Headless Chromium names itself, and the app's library turns bots away (410). */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/**
 * In a page: what a private window does to frames of others, for Chromium's headless shell (known by its
 * file's name) lets them store what they like.
 */
const frameStorageBlocked = `(() => {
  const isOther = location.ancestorOrigins.length > 0 &&
    [...location.ancestorOrigins].some((origin) => origin !== location.origin);
  if (!isOther) return;
  const get = () => { throw new DOMException("Access is denied for this document.", "SecurityError"); };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    if (name in window) Object.defineProperty(window, name, { get });
  }
  Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => undefined });
})()`;

/**
 * Arguments with which any Chromium trusts the stand-in and reaches it alone;
 * also for a window a person clicks in.
 */
export function chromiumArguments({ proxyUrl, spkiHash }: BrowserRoute): readonly string[] {
  return [
    `--proxy-server=${proxyUrl}`,
    `--ignore-certificate-errors-spki-list=${spkiHash}`,
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
}

/** Path of a Chromium: the one `CHROMIUM_PATH` names, else one in the usual places. */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  const paths = named === undefined || named === "" ? usualPaths : [named];
  return paths.find(isExecutable);
}

/**
 * Finds Chromium, on Debian as root installing it where it is missing.
 *
 * @throws Error that says what to do when there is none
 */
async function requireChromium(): Promise<string> {
  const isDebianRoot = process.getuid?.() === 0 && isExecutable("/usr/bin/apt-get");
  if (findChromium() === undefined && isDebianRoot) await installChromium();
  const found = findChromium();
  if (found === undefined) {
    throw new Error("No Chromium found: install it, or set CHROMIUM_PATH to one.");
  }
  return found;
}

/**
 * Starts headless Chromium behind the stand-in.
 *
 * @param options.keepsPages pages left are kept as they are for going back (bfcache), as in
 * anybody's browser; what drives browsers switches that off by itself
 */
export async function launchBrowser(
  route: BrowserRoute,
  { keepsPages = false }: { readonly keepsPages?: boolean } = {},
): Promise<LocalBrowser> {
  const executablePath = await requireChromium();
  const browser = await chromium.launch({
    executablePath,
    ...(keepsPages ? { ignoreDefaultArgs: ["--disable-back-forward-cache"] } : {}),
    // The proxy is named to Playwright, which would overrule the argument.
    proxy: { server: route.proxyUrl },
    args: [
      ...chromiumArguments(route).filter((argument) => !argument.startsWith("--proxy-server")),
      `--disable-features=${switchedOff.join(",")}`,
    ],
  });
  return {
    browser,
    newContext: async (size = desktop) => {
      const context = await browser.newContext({
        ...{ userAgent, viewport: { ...size }, locale: "en-GB" },
      });
      if (executablePath.includes("headless-shell"))
        await context.addInitScript(frameStorageBlocked);
      return context;
    },
    close: () => browser.close(),
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installChromium(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "chromium"], { env, maxBuffer: 64 * 1024 * 1024 });
}
