import { existsSync } from "node:fs";

/** Debian's package of the same name: Chromium without anything a window would need. */
const headlessShell = "/usr/bin/chromium-headless-shell";

/**
 * Environment that names the browser of the tests: Chromium's headless shell where it is installed, which
 * shows a page with a third less of the processor. At full size, and where one is named already, it is
 * the browser that is found or named, as in earnest.
 */
export function browserOfTests(
  { CHROMIUM_PATH = "", LAGOM_TEST_SIZE }: Readonly<Record<string, string | undefined>>,
  isThere: (file: string) => boolean = existsSync,
): { readonly CHROMIUM_PATH?: string } {
  const isFree = CHROMIUM_PATH === "" && LAGOM_TEST_SIZE !== "full";
  return isFree && isThere(headlessShell) ? { CHROMIUM_PATH: headlessShell } : {};
}

/**
 * For a test file about what its browser keeps: third parties' storage and pages left for going back. Takes
 * the shell's name out of the environment again, before the file starts a browser.
 */
export function useWholeChromium(): void {
  if (process.env["CHROMIUM_PATH"] === headlessShell) delete process.env["CHROMIUM_PATH"];
}
