import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

export type ProfileOptions = {
  readonly executable: string;
  readonly proxy: string;
  readonly userAgent: string;
  /** As BCP 47 writes it; a store may show itself in it. */
  readonly language: string;
  /** Further arguments of the operator's. */
  readonly extraArguments: readonly string[];
};

/** A browser with a profile nobody has used before. */
export type Profile = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly close: () => Promise<void>;
};

const args = [
  // Notices and trackers hide from a browser that says it is driven, and would not be seen.
  "--disable-blink-features=AutomationControlled",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-domain-reliability",
  "--disable-client-side-phishing-detection",
  "--no-first-run",
  "--no-pings",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--mute-audio",
  // A page must not take the machine's memory with it.
  "--renderer-process-limit=3",
  "--js-flags=--max-old-space-size=384",
] as const;

/**
 * Starts a browser as a visitor would have it who comes for the first time: a profile of its own on
 * disk (a private window would refuse third-party cookies a visitor's browser takes), no downloads,
 * no service workers (what they ask cannot be seen), no permissions. The profile goes with it.
 */
export async function openProfile(options: ProfileOptions): Promise<Profile> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-scan-"));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    await writePreferences(folder);
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: options.executable,
      // Chromium refuses its sandbox to root; everybody else gets it.
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: { server: options.proxy },
      args: [...args, ...options.extraArguments],
      userAgent: options.userAgent,
      locale: options.language,
      viewport: { width: 1280, height: 900 },
      acceptDownloads: false,
      serviceWorkers: "block",
      timeout: 30_000,
    });
    context.setDefaultTimeout(15_000);
    const page = context.pages()[0] ?? (await context.newPage());
    context.on("page", (other) => {
      // A page that opens windows is still one page.
      if (other !== page) void other.close().catch(() => undefined);
    });
    const close = async () => {
      await context.close().catch(() => undefined);
      await remove();
    };
    return { context, page, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What third parties store is to be seen: newer Chromiums refuse it unless they are told otherwise. */
async function writePreferences(folder: string): Promise<void> {
  const profile = { cookie_controls_mode: 0, block_third_party_cookies: false };
  await mkdir(path.join(folder, "Default"));
  await writeFile(path.join(folder, "Default", "Preferences"), JSON.stringify({ profile }));
}
