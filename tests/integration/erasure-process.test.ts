import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../../app/db/database.server.ts";
import { openQueue, type JobQueue } from "../../app/jobs/queue.server.ts";
import { createLog } from "../../app/logging/log.server.ts";
import {
  findFreePort,
  localAppEnvironment,
  type LocalShopifyProcess,
  startLocalShopifyProcess,
} from "../../scripts/local-stack.ts";
import { migrate } from "../../scripts/migrate.ts";
import { ALL_SCOPES } from "../support/access-world.ts";
import { type AppProcess, startApp } from "../support/app-process.ts";
import { startEmbeddedDatabase } from "../support/embedded-database.ts";
import { postgresAvailable, startPostgres } from "../support/postgres.ts";
import { WRITE_SCOPES } from "../support/stand-in-client.ts";

const shop = "raderas.myshopify.com";
const DAY_MS = 86_400_000;
const limitMs = 420_000;

/** Shopify's library turns away whatever does not call itself a browser (410). */
const browserName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

type Left = Awaited<ReturnType<LocalShopifyProcess["client"]["tokensLeft"]>>;
type People = Awaited<ReturnType<LocalShopifyProcess["client"]["people"]>>;

const cleanups: (() => Promise<unknown>)[] = [];
let shopify: LocalShopifyProcess;
let app: AppProcess;
let database: Database;
let queue: JobQueue;
let hard: People;
let before: ReadonlyMap<string, Left>;
let tokens: readonly string[];

async function start(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-erasure-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const port = await findFreePort();
  shopify = await startLocalShopifyProcess({
    ...{ folder: path.join(folder, "shopify"), appPort: port },
    shops: [{ shop, seed: 27, customers: 10, orders: 20, hardPeople: true }],
    apiLimits: { restoreRate: 20_000, maximumAvailable: 40_000 },
  });
  cleanups.push(() => shopify.stop());
  const server = postgresAvailable() ? await startPostgres() : await startEmbeddedDatabase(folder);
  cleanups.push(() => server.stop());
  await migrate(server.url);
  database = createDatabase({ url: server.url, poolSize: 2 });
  cleanups.push(() => database.close());
  app = await startApp(localAppEnvironment(shopify, { port, DATABASE_URL: server.url }), { port });
  cleanups.push(() => app.stop());
  queue = await openQueue({ url: server.url, log: createLog("error"), isWorker: false });
  cleanups.push(() => queue.boss.stop({ graceful: false }));
}

async function install(): Promise<void> {
  const { client } = shopify;
  const open = async () => {
    const { pathname, search } = new URL((await client.launch({ shop, path: "/app" })).url);
    const headers = { "user-agent": browserName };
    const response = await fetch(new URL(pathname + search, app.url), { headers });
    if (!response.ok) throw new Error(`the app could not be opened: ${String(response.status)}`);
  };
  await client.install(shop);
  await open();
  await client.setScopes(shop, [...ALL_SCOPES, ...WRITE_SCOPES]);
  await open();
  // Books kept where no law of the table applies, so that nothing has to stay.
  const { count } = await database.prisma.shopSettings.updateMany({
    data: { accountingCountry: "US", erasureRule: { off: [], metafieldNamespaces: ["custom"] } },
  });
  if (count !== 1) throw new Error("the shop's settings are not there yet");
  const { webhookIds } = await client.sendMerges(shop);
  for (const id of webhookIds) await client.waitForAttempts(id);
}

async function leftOf(people: People): Promise<ReadonlyMap<string, Left>> {
  const left = new Map<string, Left>();
  for (const { person } of people)
    left.set(person, await shopify.client.tokensLeft({ shop, person }));
  return left;
}

/** Waits until so many erasures are in one of the states, or cannot get there any more. */
async function waitFor(states: readonly string[], wanted: number): Promise<void> {
  const { prisma } = database;
  for (;;) {
    const rows = await prisma.dataRequest.findMany({ where: { kind: "erasure" } });
    const there = rows.filter(({ status }) => states.includes(status)).length;
    const stuck = rows.filter(({ status }) => ["failed", "needs-attention"].includes(status));
    if (stuck.length > 0) throw new Error(`stuck: ${String(stuck.length)}\n${app.log()}`);
    if (there >= wanted) return;
    await sleep(300);
  }
}

describe("the app as it runs, told to erase everybody that is easily got wrong", () => {
  beforeAll(async () => {
    await start();
    await install();
    const people = await shopify.client.people(shop);
    hard = people.filter((one) => one.hard !== null);
    before = await leftOf(people);
    tokens = [...before.values()].flat().map(({ token }) => token);
    for (const { person } of hard) {
      const { webhookId } = await shopify.client.sendRedact({ shop, person });
      await shopify.client.waitForAttempts(webhookId);
    }
    await waitFor(["watching", "completed"], hard.length);
  }, limitMs);
  afterAll(async () => {
    for (const cleanUp of cleanups.toReversed()) await cleanUp();
  }, 60_000);

  it(
    "takes exactly what the app is to take, and nothing of anybody else",
    async () => {
      expect(hard.length).toBeGreaterThan(25);
      const after = await leftOf(await shopify.client.people(shop));
      const erased = new Set(hard.map(({ person }) => person));
      for (const [person, left] of after) {
        const all = before.get(person) ?? [];
        const expected = erased.has(person) ? all.filter(({ takenBy }) => takenBy !== "app") : all;
        expect(left, person).toEqual(expected);
      }
    },
    limitMs,
  );

  it("holds nobody any more, and logged nobody", async () => {
    const { prisma } = database;
    expect(await prisma.person.count()).toBe(0);
    expect(await prisma.personLookup.count()).toBe(0);
    expect(await prisma.customerMerge.count()).toBe(0);
    expect(await prisma.dataKey.count({ where: { subject: "person" } })).toBe(0);
    const log = app.log().toLowerCase();
    expect(tokens.filter((token) => log.includes(token.toLowerCase()))).toEqual([]);
  });

  it(
    "ends each request when Shopify's own erasure reads back",
    async () => {
      const { prisma } = database;
      const watched = await prisma.dataRequest.findMany({ where: { status: "watching" } });
      expect(watched.length).toBeGreaterThan(15);
      await shopify.client.clock.advance(DAY_MS);
      for (const { id: dataRequestId } of watched) {
        // Not taken while the first look, from before Shopify's day, is still at work.
        while (!(await queue.send("erasures.read-back", { dataRequestId }))) await sleep(100);
      }
      await waitFor(["completed"], hard.length);
      const after = await leftOf(hard);
      const stays = [...after.values()].flat().filter(({ takenBy }) => takenBy !== "nobody");
      expect(stays).toEqual([]);
      for (const { id } of watched) {
        const receipts = await prisma.receipt.findMany({
          where: { dataRequestId: id },
          orderBy: { version: "asc" },
        });
        expect(receipts.map(({ isFinal }) => isFinal)).toEqual([false, true]);
      }
      expect(await prisma.dataKey.count({ where: { subject: "watch" } })).toBe(0);
    },
    limitMs,
  );
});
