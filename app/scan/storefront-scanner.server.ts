import { setTimeout as pause } from "node:timers/promises";
import {
  type ScanRun,
  type ScanTrouble,
  scanTroubles,
  type StorefrontScanner,
  type StorefrontToScan,
} from "../domain/promises/ports.ts";
import { type ScanPhase, scanPhases, type ScanReport } from "../domain/promises/types.ts";
import { toMs } from "../domain/shared/duration.ts";
import { err, ok, type Result } from "../domain/shared/result.ts";
import type { Log } from "../logging/log.server.ts";
import { answerNotice } from "./answer-notice.server.ts";
import { createWrittenCollector, type WrittenCollector } from "./collect-written.ts";
import { findChromium, userAgentOf } from "./find-chromium.server.ts";
import { findPages, type PageToVisit } from "./find-pages.server.ts";
import { startGuardingProxy } from "./guarding-proxy.server.ts";
import { hostOf } from "./neutral-address.ts";
import { openProfile, type Profile, type ProfileOptions } from "./open-profile.server.ts";
import { createSightingRecorder, type SightingRecorder } from "./sighting-recorder.ts";
import {
  type PageOutcome,
  type Patience,
  settle,
  sweep,
  unlock,
  visitPage,
} from "./visit-page.server.ts";
import { type TrafficWatch, watchTraffic } from "./watch-traffic.server.ts";

export type ScannerOptions = {
  /** Path of a Chromium; without one it is looked for in the usual places. */
  readonly chromium: string | undefined;
  readonly extraArguments: readonly string[];
  /** A proxy this machine has to use. */
  readonly proxy: string | undefined;
  readonly log: Pick<Log, "warn">;
  readonly patience?: Partial<Patience>;
};

const usualPatience: Patience = {
  openMs: toMs({ seconds: 20 }),
  settleMs: toMs({ milliseconds: 2_500 }),
  pauseMs: toMs({ seconds: 1 }),
  noticeMs: toMs({ seconds: 6 }),
  scanMs: toMs({ minutes: 8 }),
};

const mostBytes = 400 * 1024 * 1024;

/** Looks at storefronts with a headless Chromium of the machine's. Without one it says so. */
export function createStorefrontScanner(options: ScannerOptions): StorefrontScanner {
  return { scan: (store, run) => scan(options, store, run) };
}

type Scanning = {
  readonly store: StorefrontToScan;
  readonly run: ScanRun;
  readonly signal: AbortSignal;
  readonly patience: Patience;
  readonly profile: ProfileOptions;
  readonly recorder: SightingRecorder;
  readonly written: WrittenCollector;
  readonly log: Pick<Log, "warn">;
  readonly visited: ScanReport["visited"][number][];
  readonly leftOut: ScanReport["leftOut"][number][];
  /** Found in the first phase, the same in all. */
  pages: readonly PageToVisit[];
  done: number;
};

async function scan(
  options: ScannerOptions,
  store: StorefrontToScan,
  run: ScanRun,
): Promise<Result<ScanReport, ScanTrouble>> {
  const executable = findChromium(options.chromium);
  if (executable === undefined) return err("no-browser");
  const patience = { ...usualPatience, ...options.patience };
  const proxy = await startGuardingProxy({ upstream: options.proxy, mostBytes });
  const { language } = store;
  const recorder = createSightingRecorder(store.hosts);
  const scanning: Scanning = {
    ...{ store, run, patience, visited: [], leftOut: [], pages: [], done: 0, log: options.log },
    signal: AbortSignal.any([run.signal, AbortSignal.timeout(patience.scanMs)]),
    ...{ recorder, written: createWrittenCollector((host) => recorder.partyOf(host) === "first") },
    profile: {
      ...{ executable, language, proxy: proxy.address, extraArguments: options.extraArguments },
      userAgent: await userAgentOf(executable),
    },
  };
  const startedAt = new Date().toISOString();
  try {
    const trouble = await scanPhasesOf(scanning);
    if (trouble !== undefined) return err(trouble);
  } finally {
    await proxy.close();
  }
  const { visited, leftOut, written } = scanning;
  const seen = { sightings: recorder.list(), written: written.list() };
  return ok({ startedAt, finishedAt: new Date().toISOString(), visited, leftOut, ...seen });
}

/** What was seen before any choice stands by itself; a later phase that fails is left out. */
async function scanPhasesOf(scanning: Scanning): Promise<ScanTrouble | undefined> {
  for (const phase of scanPhases) {
    const known = scanning.leftOut.find(({ reason }) => reason === "no-notice-found");
    const outcome = known?.reason ?? (await scanPhase(scanning, phase));
    if (isStopped(scanning.run.signal)) return "cancelled";
    if (outcome === "scanned") continue;
    if (phase === "before-choice") return toTrouble(outcome);
    scanning.leftOut.push({ phase, reason: outcome });
  }
  return undefined;
}

/** Asked anew each time: it changes while a phase is walked. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

function toTrouble(outcome: string): ScanTrouble {
  return scanTroubles.find((trouble) => trouble === outcome) ?? "browser-failed";
}

/** `scanned`, or why it was not. */
async function scanPhase(scanning: Scanning, phase: ScanPhase): Promise<string> {
  if (isStopped(scanning.signal)) return "time-up";
  let profile: Profile;
  try {
    profile = await openProfile(scanning.profile);
  } catch (error) {
    scanning.log.warn({ err: error }, "a scan's browser did not start");
    return "browser-not-started";
  }
  const stop = () => void profile.close();
  scanning.signal.addEventListener("abort", stop);
  try {
    const start = { phase: "before-choice", page: "home" } as const;
    const watch = await watchTraffic(profile.context, scanning.recorder, start);
    return await walk(scanning, { phase, profile, watch });
  } catch (error) {
    if (isStopped(scanning.signal)) return "time-up";
    scanning.log.warn({ err: error, phase }, "a scan's browser failed");
    return "browser-failed";
  } finally {
    scanning.signal.removeEventListener("abort", stop);
    await profile.close();
  }
}

type Walk = {
  readonly phase: ScanPhase;
  readonly profile: Profile;
  readonly watch: TrafficWatch;
};

async function walk(scanning: Scanning, { phase, profile, watch }: Walk): Promise<string> {
  const { page } = profile;
  const hindrance = await openHome(scanning, { phase, profile });
  if (hindrance !== undefined) return hindrance;
  if (phase === "before-choice") {
    const mayOpen = (address: string) => scanning.store.hosts.includes(hostOf(address) ?? "");
    const home = { page: "home", address: `${scanning.store.origin}/` } as const;
    scanning.pages = [home, ...(await findPages(page, mayOpen))];
    await sweep(page, watch);
    await tick(scanning, "home", phase);
    return visitRest(scanning, { phase, profile, watch }, scanning.pages.slice(1));
  }
  await sweep(page, watch);
  const outcome = await answerNotice(page, phase === "after-refusing" ? "refuse" : "accept", {
    ...{ language: scanning.store.language, selectors: scanning.store.selectors },
    patienceMs: scanning.patience.noticeMs,
    onPress: () => watch.enter({ phase, page: "home" }),
  });
  if (outcome !== "chosen") return outcome;
  await settle(page, scanning.patience);
  await sweep(page, watch);
  return visitRest(scanning, { phase, profile, watch }, scanning.pages);
}

/** What the server sends is the same whatever was chosen, so it is read once. */
function visit(
  { store, patience, written }: Scanning,
  { phase, profile }: Omit<Walk, "watch">,
  { page: kind, address }: PageToVisit,
): Promise<PageOutcome> {
  const onHtml = (html: string, at: string) => {
    if (phase === "before-choice") written.add(html, at, kind);
  };
  return visitPage(profile.page, address, { patience, hosts: store.hosts, onHtml });
}

async function openHome(
  scanning: Scanning,
  { phase, profile }: Omit<Walk, "watch">,
): Promise<ScanTrouble | undefined> {
  const { origin, password } = scanning.store;
  const { page } = profile;
  const home = { page: "home", address: `${origin}/` } as const;
  const open = () => visit(scanning, { phase, profile }, home);
  let outcome = await open();
  if (outcome === "locked") {
    if (password === null) return "locked-store";
    if (!(await unlock(page, password))) return "wrong-password";
    outcome = await open();
  }
  return outcome === "opened" ? undefined : "not-reachable";
}

async function visitRest(
  scanning: Scanning,
  { phase, profile, watch }: Walk,
  pages: readonly PageToVisit[],
): Promise<string> {
  for (const next of pages) {
    watch.enter({ phase, page: next.page });
    const outcome = await visit(scanning, { phase, profile }, next);
    if (outcome === "opened") await sweep(profile.page, watch);
    await tick(scanning, next.page, outcome === "opened" ? phase : null);
  }
  return "scanned";
}

async function tick(
  scanning: Scanning,
  page: PageToVisit["page"],
  phase: ScanPhase | null,
): Promise<void> {
  if (phase !== null) scanning.visited.push({ page, phase });
  scanning.done += 1;
  const total = scanning.pages.length * scanPhases.length;
  await scanning.run.onProgress(scanning.done, Math.max(total, scanning.done));
  // Between two pages is where a scan that was stopped ends.
  await pause(0, undefined, { signal: scanning.signal });
}
