import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { StorePerson } from "../local-shopify/contract.ts";
import { compareTokens } from "../local-shopify/compare-tokens.ts";
import { loadAdminSchema } from "../local-shopify/graphql/schema.ts";
import { askAndWait, downloadAnswer } from "../scripts/demo/follow-request.ts";
import { demoShop } from "../scripts/demo/stack.ts";
import { readZip } from "../scripts/read-zip.ts";
import { pointsOfListsWithoutFilter, schemaFile } from "./answers/lists-without-filter.ts";
import { type AnswerRecord, answerRecordSchema, objectPoints } from "./answers/object-points.ts";
import { forgetPeak, readPeakMb } from "./answers/peak-memory.ts";
import { type AnswersWorld, openAnswersWorld, type WarmApp } from "./answers/world.ts";
import type { Figure } from "./figure.ts";

const sizes = [1, 10, 100, 1_000, 10_000] as const;
const answerTimeoutMs = 900_000;
const goalCostRatio = 1.5;
const goalTimeRatio = 12;
const goalGrowthMb = 100;

/** One answer: what it took and what it holds. */
type Measured = {
  readonly orders: number;
  readonly seconds: number;
  readonly points: number;
  /** Points of the objects in the answer, each counted once. */
  readonly objectPoints: number;
  readonly bulkOperations: number;
  readonly throttled: number;
  readonly peakMb: number;
  readonly records: number;
};

const dataSchema = z.object({ recordCount: z.number(), records: z.array(answerRecordSchema) });

async function measure(world: AnswersWorld, person: StorePerson): Promise<Measured> {
  return world.withApp(async ({ app, stack }) => {
    const { client } = world.shopify;
    const pid = app.child.pid ?? 0;
    const before = await client.cost(demoShop);
    await forgetPeak(pid);
    const { requestId, answerMs } = await askAndWait(stack, person.person, answerTimeoutMs);
    const peakMb = await readPeakMb(pid);
    const after = await client.cost(demoShop);
    const records = await readRecords({ app, stack }, requestId, person);
    return {
      orders: person.orderCount,
      seconds: answerMs / 1_000,
      points: after.actual - before.actual,
      objectPoints: objectPoints(loadAdminSchema(schemaFile).schema, records),
      bulkOperations: after.bulkOperations - before.bulkOperations,
      throttled: after.throttled - before.throttled,
      peakMb,
      records: records.length,
    };
  });
}

/** The answer's records. Throws when anything of the person is not there: a short answer is no fast one. */
async function readRecords(
  { stack }: WarmApp,
  requestId: string,
  person: StorePerson,
): Promise<readonly AnswerRecord[]> {
  const { client } = stack.shopify;
  const files = await readZip(await downloadAnswer(stack, requestId));
  const text = files.get("data.json") ?? "{}";
  const { recordCount, records } = dataSchema.parse(JSON.parse(text));
  const ids = new Set(records.map(({ id }) => id));
  const orders = person.request.ordersRequested.map((id) => `gid://shopify/Order/${id}`);
  const absent = orders.filter((id) => !ids.has(id)).length;
  const tokens = compareTokens({
    text,
    tokens: await client.tokens(demoShop, person.person),
    person: person.person,
    reach: { scopes: (await client.installation(demoShop)).scopes },
  });
  if (recordCount !== records.length || absent > 0 || tokens.absent.length > 0) {
    throw new Error(
      `${person.person}: ${String(absent)} orders and ${String(tokens.absent.length)} of ` +
        `${String(tokens.planted)} planted values are not in the answer`,
    );
  }
  return records;
}

/** The peer of the points: the answer's objects, and one look where Shopify cannot filter. */
function toFigures(one: Measured, lists: number): readonly Figure[] {
  const at = String(one.orders);
  const peer = one.objectPoints + lists;
  const ratio = one.points / peer;
  const cost: Figure = {
    name: `answers.points.${at}`,
    value: one.points,
    unit: "points",
    peer,
    ratio,
  };
  const bounded: Figure = {
    ...cost,
    goal: `at most ${String(goalCostRatio)} of the objects' own points`,
    met: ratio <= goalCostRatio,
  };
  return [
    { name: `answers.seconds.${at}`, value: one.seconds, unit: "s" },
    one.bulkOperations === 0 ? bounded : cost,
    { name: `answers.peak-memory.${at}`, value: one.peakMb, unit: "MB" },
    { name: `answers.bulk-operations.${at}`, value: one.bulkOperations, unit: "count" },
    { name: `answers.records.${at}`, value: one.records, unit: "count" },
  ];
}

function compareSizes(measured: readonly Measured[]): readonly Figure[] {
  const of = (orders: number) => {
    const found = measured.find((one) => one.orders === orders);
    if (found === undefined) throw new Error(`nobody with ${String(orders)} orders was measured`);
    return found;
  };
  const timeRatio = of(10_000).seconds / of(1_000).seconds;
  const growthMb = of(10_000).peakMb - of(10).peakMb;
  return [
    {
      name: "answers.seconds.10000-to-1000",
      value: timeRatio,
      unit: "ratio",
      goal: `time linear: at most ${String(goalTimeRatio)}`,
      met: timeRatio <= goalTimeRatio,
    },
    {
      name: "answers.memory-growth.10-to-10000",
      value: growthMb,
      unit: "MB",
      goal: `under ${String(goalGrowthMb)} MB`,
      met: growthMb < goalGrowthMb,
    },
  ];
}

/**
 * Seconds from the webhook to the mail, API points and peak memory of the app's
 * process for one person each with 1 to 10,000 orders. Every answer is opened
 * and held against the store: one that lacks anything throws.
 */
export async function benchAnswers(): Promise<readonly Figure[]> {
  const world = await openAnswersWorld(sizes);
  try {
    const people = await world.shopify.client.people(demoShop);
    const measured: Measured[] = [];
    for (const person of people.slice(-sizes.length)) {
      const one = await measure(world, person);
      process.stderr.write(`[bench] ${JSON.stringify(one)}\n`);
      measured.push(one);
    }
    const lists = await pointsOfListsWithoutFilter(world.store, world.scopes);
    return [
      { name: "answers.points.lists-without-filter", value: lists, unit: "points" },
      ...measured.flatMap((one) => toFigures(one, lists)),
      ...compareSizes(measured),
    ];
  } finally {
    await world.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { toTable } = await import("./figure.ts");
  console.log(toTable(await benchAnswers()));
}
