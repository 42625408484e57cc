import type { Frame, Page, Response } from "playwright-core";
import { hostOf } from "./neutral-address.ts";
import { type KeysLeft, readKeysLeft } from "./page-watch.ts";
import type { TrafficWatch } from "./watch-traffic.server.ts";

export type Patience = {
  /** Until a page answers. */
  readonly openMs: number;
  /** After a page has loaded: what starts late is to be seen, too. */
  readonly settleMs: number;
  /** Between pages. */
  readonly pauseMs: number;
  /** Until a cookie notice has appeared. */
  readonly noticeMs: number;
  /** A whole scan. */
  readonly scanMs: number;
};

/** `gone`: no answer, an error, or a page of somebody else's. */
export type PageOutcome = "opened" | "locked" | "gone";

export type Visit = {
  readonly patience: Patience;
  readonly hosts: readonly string[];
  /** Told the page's HTML as the server sent it, once it is known to be the store's. */
  readonly onHtml?: (html: string, address: string) => void;
};

/** More of a page is not read; nothing of one whose text is gone. */
async function readStart(reply: Response): Promise<string> {
  const html = await reply.text().catch(() => "");
  return html.slice(0, 4_000_000);
}

/** Opens a page and waits until it has done what it does without a visitor. */
export async function visitPage(
  page: Page,
  address: string,
  { patience, hosts, onHtml }: Visit,
): Promise<PageOutcome> {
  await page.waitForTimeout(patience.pauseMs);
  let reply: Response | null;
  try {
    reply = await page.goto(address, {
      waitUntil: "domcontentloaded",
      timeout: patience.openMs,
    });
    if (reply !== null && reply.status() >= 400) return "gone";
  } catch (error) {
    // A page that was closed is no page that did not answer.
    if (page.isClosed()) throw error;
    return "gone";
  }
  const host = hostOf(page.url());
  if (host === undefined || !hosts.includes(host)) return "gone";
  if (/^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/password$/u.test(new URL(page.url()).pathname)) {
    return "locked";
  }
  if (onHtml !== undefined && reply !== null) {
    onHtml(await readStart(reply), page.url());
  }
  await settle(page, patience);
  return "opened";
}

/** Waits for what loads late, and scrolls: some things start where they come into sight. */
export async function settle(page: Page, { openMs, settleMs }: Patience): Promise<void> {
  await page.waitForLoadState("load", { timeout: openMs }).catch(() => undefined);
  await page.mouse.wheel(0, 3_000).catch(() => undefined);
  await page.waitForTimeout(settleMs);
}

/** Looks at what lies in the profile and no call has told of. */
export async function sweep(page: Page, watch: TrafficWatch): Promise<void> {
  await watch.settle();
  const nowSeconds = Date.now() / 1000;
  for (const { name, domain, expires } of await page.context().cookies()) {
    const host = domain.replace(/^\./u, "");
    const seen = { kind: "cookie" as const, name, host };
    if (watch.knows(seen)) continue;
    const lifetimeSeconds = expires < 0 ? null : Math.round(expires - nowSeconds);
    watch.add({ ...seen, by: null, lifetimeSeconds });
  }
  for (const frame of page.frames()) await sweepFrame(frame, watch);
}

async function sweepFrame(frame: Frame, watch: TrafficWatch): Promise<void> {
  const host = hostOf(frame.url());
  if (host === undefined) return;
  const left = await Promise.race([
    frame.evaluate(readKeysLeft).catch(() => undefined),
    // A frame that is stuck in its own script answers never.
    new Promise<undefined>((done) => setTimeout(done, 2_000)),
  ]);
  for (const { kind, name } of toEntries(left).slice(0, 300)) {
    const seen = { kind, name: name.slice(0, 200), host };
    if (name !== "" && !watch.knows(seen)) watch.add({ ...seen, by: null, lifetimeSeconds: null });
  }
}

function toEntries(left: KeysLeft | undefined) {
  if (left === undefined) return [];
  return [
    ...left.local.map((name) => ({ kind: "local-storage" as const, name })),
    ...left.session.map((name) => ({ kind: "session-storage" as const, name })),
    ...left.databases.map((name) => ({ kind: "indexed-db" as const, name })),
  ];
}

/** Opens a store that is behind a password, with it. */
export async function unlock(page: Page, password: string): Promise<boolean> {
  const field = page.locator('form[action*="/password"] input[type="password"]').first();
  try {
    // Themes keep the field in a dialog that may be shut.
    await field.evaluate((element, value) => {
      if (!(element instanceof HTMLInputElement)) return;
      element.value = value;
      element.form?.submit();
    }, password);
    await page.waitForURL((url) => !url.pathname.endsWith("/password"), {
      waitUntil: "domcontentloaded",
      timeout: 10_000,
    });
    return true;
  } catch {
    return false;
  }
}
