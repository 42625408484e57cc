import { type CDPSession, chromium, type Page } from "playwright-core";
import { findChromium } from "../../local-shopify/chromium.ts";
import type { Variant } from "./variants.ts";

/** How fast machine and line pretend to be. */
export type Conditions = {
  readonly cpu: number;
  readonly isSlow4g?: boolean;
  /** How long after the page and its notice are there the main thread's clock is read (default 200). */
  readonly restMs?: number;
};

/** One load of one page in a browser of its own; milliseconds unless named otherwise. */
export type Load = {
  readonly firstPaint: number;
  /** When the notice had been painted; of a page without, its first paint. */
  readonly visible: number;
  readonly largestPaint: number;
  /** The main thread's own clock. */
  readonly script: number;
  readonly elements: number;
  readonly longTasks: number;
  readonly layoutShift: number;
  /** From the click on refuse to the next paint; of a page without, 0. */
  readonly refuse: number;
};

const phone = { width: 412, height: 823 };

/**
 * Looks before every paint whether the notice can be seen, in all pages alike, and asks the browser then when
 * its text is painted (w3.org/TR/element-timing): the same clock as the first contentful paint's, while a
 * message to oneself waits behind whatever the page has to do after the paint. What fades in has been painted
 * before, unseen, and is not reported again: then the frame counts in which it first can be seen, which is at
 * most a frame too early. Notes what the browser reports of paints, shifts and long tasks.
 */
const probe = `(selector) => {
  const seen = { shown: 0, visible: 0, lcp: 0, shift: 0, longTasks: 0, refuse: 0 };
  window.__seen = seen;
  const watch = (type, each, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
  watch("element", (entry) => { seen.visible ||= entry.renderTime; });
  watch("layout-shift", (entry) => { seen.shift += entry.value; });
  watch("longtask", () => { seen.longTasks += 1; });
  watch("event", (entry) => { if (entry.interactionId) seen.refuse = Math.max(seen.refuse, entry.duration); }, { durationThreshold: 16 });
  const isShown = () => {
    const found = document.querySelector(selector);
    if (!found) return false;
    const box = found.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || box.top >= innerHeight || box.bottom <= 0) return false;
    return found.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const look = () => {
    if (selector === "") return;
    if (isShown()) {
      seen.shown = performance.now();
      for (const part of document.querySelectorAll(selector + "," + selector + " *")) part.setAttribute("elementtiming", "notice");
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

async function throttle(session: CDPSession, { cpu, isSlow4g = false }: Conditions) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (!isSlow4g) return;
  const bytesPerSecond = (1.6 * 1024 * 1024) / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 150, downloadThroughput: bytesPerSecond },
    uploadThroughput: (750 * 1024) / 8,
  });
}

/** Loads a page once in a new browser with an empty profile. Throws when the notice never shows. */
export async function loadOnce(
  url: string,
  variant: Variant,
  conditions: Conditions,
): Promise<Load> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("There is no Chromium to measure with");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext({ viewport: phone, locale: "en" });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await throttle(session, conditions);
    await page.addInitScript(`(${probe})(${JSON.stringify(variant.shown)})`);
    await page.goto(url, { waitUntil: "load" });
    if (variant.shown !== "") await page.waitForFunction("window.__seen.shown > 0");
    await page.waitForTimeout(conditions.restMs ?? 200);
    return await readLoad(page, session, variant);
  } finally {
    await browser.close();
  }
}

type Seen = {
  readonly shown: number;
  readonly visible: number;
  readonly lcp: number;
  readonly shift: number;
  readonly longTasks: number;
  readonly refuse: number;
};

async function readLoad(page: Page, session: CDPSession, variant: Variant): Promise<Load> {
  const { metrics } = await session.send("Performance.getMetrics");
  const script = (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0) * 1_000;
  await page.waitForTimeout(200);
  const before = await page.evaluate<Seen & { firstPaint: number; elements: number }>(
    `({ ...window.__seen,
      firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      elements: document.getElementsByTagName("*").length })`,
  );
  let refuse = 0;
  if (variant.refuse !== "") {
    await page.evaluate("window.__seen.refuse = 0");
    await page.click(variant.refuse);
    await page.waitForTimeout(300);
    refuse = await page.evaluate<number>("window.__seen.refuse");
  }
  return {
    firstPaint: before.firstPaint,
    visible: variant.shown === "" ? before.firstPaint : before.visible || before.shown,
    ...{ largestPaint: before.lcp, script, elements: before.elements },
    ...{ longTasks: before.longTasks, layoutShift: before.shift, refuse },
  };
}

/** All variants in turns, so that a busy minute slows all of them; the order changes each round. */
export async function measureRounds(
  origin: string,
  variants: readonly Variant[],
  {
    rounds,
    query = "",
    ...conditions
  }: Conditions & { readonly rounds: number; readonly query?: string },
): Promise<ReadonlyMap<string, Load>> {
  const loads = new Map<string, Load[]>(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const turn = variants.map((_, at) => variants[(at + round) % variants.length]);
    for (const variant of turn) {
      if (variant === undefined) continue;
      const load = await loadOnce(`${origin}/${variant.name}${query}`, variant, conditions);
      loads.get(variant.name)?.push(load);
    }
  }
  return new Map([...loads].map(([name, all]) => [name, medians(all)]));
}

function medians(loads: readonly Load[]): Load {
  const of = (key: keyof Load) => median(loads.map((load) => load[key]));
  return {
    ...{ firstPaint: of("firstPaint"), visible: of("visible"), largestPaint: of("largestPaint") },
    ...{ script: of("script"), elements: of("elements"), longTasks: of("longTasks") },
    ...{ layoutShift: of("layoutShift"), refuse: of("refuse") },
  };
}

/** The middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
