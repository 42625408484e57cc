import { pathToFileURL } from "node:url";
import { startEmbeddedDatabase } from "../tests/support/embedded-database.ts";
import { postgresAvailable, startPostgres } from "../tests/support/postgres.ts";
import { type ConsentRead, openShopWith } from "./consents/read-records.ts";
import { measureWriting, startLagom, startPeer } from "./consents/write-choices.ts";
import type { Figure } from "./figure.ts";
import { measureBareServer } from "./webhooks.ts";
import type { LoadResult } from "./webhooks/send-all.ts";

const goalRatio = { reading: 1.5, writing: 0.4 } as const;
const warmUps = 5;
const rounds = 41;
const reads: readonly ConsentRead[] = [
  "first-page",
  "page-in-the-middle",
  "by-consent-id",
  "export-start",
  "person",
];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

type Sides = Readonly<Record<"small" | "large", Awaited<ReturnType<typeof openShopWith>>>>;

/** In turns, so that a busy moment of the machine meets both. */
async function compare({ small, large }: Sides, name: ConsentRead): Promise<Figure> {
  const [below, above]: [number[], number[]] = [[], []];
  for (let round = -warmUps; round < rounds; round += 1) {
    const [one, other] = [await timed(small.reads[name]), await timed(large.reads[name])];
    if (round < 0) continue;
    below.push(one);
    above.push(other);
  }
  const [peer, value] = [median(below), median(above)];
  const ratio = value / peer;
  return {
    ...{ name: `consents.${name}.${String(large.count)}`, value, unit: "ms", peer, ratio },
    goal: `at most ${String(goalRatio.reading)} times as long as with ${String(small.count)} records`,
    met: ratio <= goalRatio.reading,
  };
}

/** Pages, search and export with a million records beside ten thousand, each on a database of its own. */
async function benchReading(few: number, many: number): Promise<readonly Figure[]> {
  const sides = { small: await openShopWith(few), large: await openShopWith(many) };
  try {
    const figures: Figure[] = [];
    for (const name of reads) figures.push(await compare(sides, name));
    return figures;
  } finally {
    await sides.small.close();
    await sides.large.close();
  }
}

function toFigures(on: string, ours: LoadResult, peers: Readonly<Record<string, LoadResult>>) {
  const rate = { value: ours.acceptedPerSecond, unit: "1/s" };
  const compared = Object.entries(peers).map(([peer, { acceptedPerSecond }]): Figure => {
    const ratio = ours.acceptedPerSecond / acceptedPerSecond;
    return {
      ...{ name: `consents.accepted-per-second.${on}.beside-${peer}`, ...rate, ratio },
      peer: acceptedPerSecond,
      goal: `at least ${String(goalRatio.writing)} of the bare server's rate`,
      met: ratio >= goalRatio.writing,
    };
  });
  const alone: Figure = { name: `consents.accepted-per-second.${on}`, ...rate };
  const latency = (name: "p50" | "p99", value: number): Figure => ({
    ...{ name: `consents.${name}.${on}`, value, unit: "ms" },
  });
  return [
    ...(compared.length === 0 ? [alone] : compared),
    latency("p50", ours.p50Ms),
    latency("p99", ours.p99Ms),
  ];
}

/**
 * Choices taken in per second, beside a bare server that writes the same rows and beside the bare server of
 * the webhooks' bench, and how reading them grows from ten thousand records to a million.
 */
export async function benchConsents(
  sizes = { writes: 6_000, few: 10_000, many: 1_000_000 },
): Promise<readonly Figure[]> {
  const { writes, few, many } = sizes;
  const figures: Figure[] = [];
  if (postgresAvailable()) {
    const same = await measureWriting(startPostgres, startPeer, writes);
    const ours = await measureWriting(startPostgres, startLagom, writes);
    const webhooks = await measureBareServer(writes / 2);
    figures.push(...toFigures("postgresql", ours, { "same-rows": same, webhooks }));
    figures.push(...(await benchReading(few, many)));
  }
  const embedded = await measureWriting(() => startEmbeddedDatabase(), startLagom, writes / 4);
  return [...figures, ...toFigures("embedded", embedded, {})];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { toTable } = await import("./figure.ts");
  console.log(toTable(await benchConsents()));
}
