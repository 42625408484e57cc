import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Path of a Chromium: the one that was named, else one in the usual places. */
export function findChromium(named: string | undefined): string | undefined {
  return (named === undefined ? usualPaths : [named]).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * How the scan names itself: as the browser it is, without "Headless" (many trackers keep still
 * before that one, and a visitor's browser would not say it), and with a name of its own behind.
 */
export async function userAgentOf(executable: string): Promise<string> {
  const major = await readMajorVersion(executable);
  return (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) " +
    `Chrome/${major}.0.0.0 Safari/537.36 LagomScan/1.0`
  );
}

async function readMajorVersion(executable: string): Promise<string> {
  try {
    const { stdout } = await run(executable, ["--version"], { timeout: 10_000 });
    return /(\d+)\.\d/u.exec(stdout)?.[1] ?? "140";
  } catch {
    return "140";
  }
}
