import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Figure } from "./figure.ts";
import { lagomVariant } from "./notice/lagom.ts";
import { judge } from "./notice/lighthouse.ts";
import { type Load, measureRounds } from "./notice/measure.ts";
import { serveVariants } from "./notice/serve.ts";
import { bare, floor, rivals, rivalsFolder, type Variant } from "./notice/variants.ts";
import { weigh } from "./notice/weigh.ts";

const rounds = 9;
const lighthouseRounds = 5;

/** Notices from npm and Lighthouse, at the versions in `bench/rivals`; Lagom itself has none of them. */
function installRivals(): void {
  if (existsSync(path.join(rivalsFolder, "node_modules", "lighthouse", "package.json"))) return;
  const flags = ["--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"];
  const { status, stderr } = spawnSync("npm", ["ci", ...flags], { cwd: rivalsFolder });
  if (status !== 0) throw new Error(`npm ci in bench/rivals failed\n${stderr.toString()}`);
}

/**
 * The notice beside the rivals from npm and beside a floor, the barest notice there can be: the same
 * page, words and four categories, a new browser for each load, in turns within one run.
 */
export async function benchNotice(): Promise<readonly Figure[]> {
  installRivals();
  const lagom = await lagomVariant();
  const variants = [bare, floor(), lagom, ...rivals()];
  const served = await serveVariants(variants);
  const say = (text: string) => process.stderr.write(`[notice] ${text}\n`);
  try {
    say(`${String(rounds)} rounds of ${String(variants.length)} pages at a quarter of the speed`);
    const slow = await measureRounds(served.origin, variants, { cpu: 4, rounds });
    say("the same over slow 4G");
    const line = { cpu: 4, isSlow4g: true, rounds };
    const far = await measureRounds(served.origin, variants, line);
    say("a page of 300 kB");
    const few = variants.slice(0, 3);
    const big = await measureRounds(served.origin, few, { cpu: 4, rounds, query: "?big" });
    say("what follows when the page is done");
    const patient = { cpu: 4, rounds, restMs: 3_000 };
    const later = await measureRounds(served.origin, variants.slice(1, 3), patient);
    say("Lighthouse, with and without");
    const urls = ["bare", "floor", lagom.name].map((name) => `${served.origin}/${name}`);
    const verdicts = await judge(urls, lighthouseRounds);
    return [
      ...weights(variants),
      ...times("4x", slow),
      ...times("slow-4g", far),
      ...(await weightWithSignals()),
      ...costs(slow),
      ...idleWork(later),
      ...bigPage(big),
      ...lighthouse(verdicts),
    ];
  } finally {
    await served.close();
  }
}

const goal = (text: string, met: boolean) => ({ goal: text, met });

function weights(variants: readonly Variant[]): readonly Figure[] {
  return variants.slice(1).flatMap((variant): Figure[] => {
    const { first, all } = weigh(variant);
    const isOurs = variant.name === "lagom";
    return [
      {
        ...{ name: `notice.bytes-to-first-layer.${variant.name}`, value: first, unit: "B" },
        ...(isOurs ? goal("at most 3,500 B brotli", first <= 3_500) : {}),
      },
      ...(isOurs
        ? [
            {
              name: "notice.bytes-in-all.lagom",
              value: all,
              unit: "B",
              ...goal("at most 7,000 B brotli", all <= 7_000),
            },
          ]
        : []),
    ];
  });
}

function loadOf(loads: ReadonlyMap<string, Load>, name: string): Load {
  const found = loads.get(name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
}

function times(under: string, loads: ReadonlyMap<string, Load>): readonly Figure[] {
  const peer = loadOf(loads, "floor").visible;
  const figures = [...loads]
    .filter(([name]) => name !== "bare")
    .map(([name, { visible }]): Figure => {
      const ratio = visible / peer;
      const mark = name === "lagom" ? goal("at most 1.10 times the floor", ratio <= 1.1) : {};
      return {
        name: `notice.visible.${under}.${name}`,
        value: visible,
        unit: "ms",
        peer,
        ratio,
        ...mark,
      };
    });
  const { visible, firstPaint } = loadOf(loads, "lagom");
  const behind = visible - firstPaint;
  const late: Figure = {
    ...{ name: `notice.visible-after-first-paint.${under}`, value: behind, unit: "ms" },
    ...goal("at most 30 ms", behind <= 30),
  };
  return [...figures, late];
}

function costs(loads: ReadonlyMap<string, Load>): readonly Figure[] {
  const [without, barest, ours] = ["bare", "floor", "lagom"].map((name) => loadOf(loads, name));
  if (without === undefined || barest === undefined || ours === undefined) return [];
  const ratio = ours.script / barest.script;
  const elements = ours.elements - without.elements;
  const longTasks = Math.max(0, ours.longTasks - without.longTasks);
  return [
    ...[...loads].map(([name, load]): Figure => ({
      ...{ name: `notice.refuse-to-next-paint.${name}`, value: load.refuse, unit: "ms" },
      ...(name === "lagom" ? goal("at most 40 ms", load.refuse <= 40) : {}),
    })),
    ...[...loads].map(([name, load]): Figure => ({
      ...{ name: `notice.script-time.${name}`, value: load.script, unit: "ms" },
      ...{ peer: barest.script, ratio: load.script / barest.script },
      ...(name === "lagom" ? goal("at most 1.3 times the floor", ratio <= 1.3) : {}),
    })),
    {
      ...{ name: "notice.elements-added", value: elements, unit: "count" },
      ...goal("at most 15", elements <= 15),
    },
    {
      ...{ name: "notice.long-tasks-of-its-own", value: longTasks, unit: "count" },
      ...goal("none", longTasks === 0),
    },
    {
      ...{ name: "notice.layout-shift", value: ours.layoutShift, unit: "ratio" },
      ...goal("0", ours.layoutShift === 0),
    },
  ];
}

/** With the file that comes half a second after the page is done, for what nobody waits for. */
function idleWork(loads: ReadonlyMap<string, Load>): readonly Figure[] {
  const [peer, value] = [loadOf(loads, "floor").script, loadOf(loads, "lagom").script];
  const name = "notice.script-time-with-idle-work.lagom";
  return [{ name, value, unit: "ms", peer, ratio: value / peer }];
}

/** Where the merchant has Google, Microsoft and Meta told, which is off at first. */
async function weightWithSignals(): Promise<readonly Figure[]> {
  const { first } = weigh(await lagomVariant({ google: 1, microsoft: true, meta: true }));
  return [{ name: "notice.bytes-to-first-layer.lagom-with-signals", value: first, unit: "B" }];
}

function bigPage(loads: ReadonlyMap<string, Load>): readonly Figure[] {
  const without = loadOf(loads, "bare").firstPaint;
  const [barest, ours] = [loadOf(loads, "floor"), loadOf(loads, "lagom")];
  return [
    {
      ...{ name: "notice.first-paint.300-kb", value: ours.firstPaint, unit: "ms" },
      ...{ peer: without, ratio: ours.firstPaint / without },
    },
    {
      ...{ name: "notice.visible.300-kb", value: ours.visible, unit: "ms" },
      ...{ peer: barest.visible, ratio: ours.visible / barest.visible },
      ...goal("at most 1.10 times the floor", ours.visible <= barest.visible * 1.1),
    },
  ];
}

function lighthouse(verdicts: Awaited<ReturnType<typeof judge>>): readonly Figure[] {
  const [without, barest, ours] = verdicts;
  if (without === undefined || barest === undefined || ours === undefined) return [];
  const lost = without.performance - ours.performance;
  return [
    {
      ...{ name: "notice.lighthouse-performance", value: ours.performance, unit: "points" },
      ...{ peer: without.performance, ...goal("at most 1 point apart", lost <= 1) },
    },
    {
      ...{ name: "notice.lighthouse-largest-paint", value: ours.largestPaint, unit: "ms" },
      ...{ peer: without.largestPaint, ratio: ours.largestPaint / without.largestPaint },
    },
    {
      ...{ name: "notice.lighthouse-largest-paint.floor", value: barest.largestPaint, unit: "ms" },
      ...{ peer: without.largestPaint, ratio: barest.largestPaint / without.largestPaint },
    },
  ];
}
