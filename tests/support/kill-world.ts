import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase, type Database } from "../../app/db/database.server.ts";
import {
  findFreePort,
  localAppEnvironment,
  type LocalShopifyProcess,
  startLocalShopifyProcess,
} from "../../scripts/local-stack.ts";
import { migrate } from "../../scripts/migrate.ts";
import { ALL_SCOPES } from "./access-world.ts";
import { type AppProcess, startApp } from "./app-process.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { startPostgres } from "./postgres.ts";
import { WRITE_SCOPES } from "./stand-in-client.ts";

/** Shopify's library turns away whatever does not call itself a browser (410). */
const browserName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

/** Four hours of retries in a minute or two: longer than the kills take, on a busy machine as well. */
const retrySpeed = process.env["LAGOM_TEST_SIZE"] === "full" ? 100 : 200;
const peoplePerShop = 15;

export interface KillPerson {
  readonly shop: string;
  readonly person: string;
  /** As Shopify names the customer (gid). */
  readonly customerId: string;
  readonly email: string | null;
}

/** Where the few people of a store would need too many stores, and what else the app is told. */
export interface KillWorldOptions {
  readonly peoplePerShop?: number;
  readonly environment?: Readonly<Record<string, string | number>>;
}

export interface KillWorld {
  readonly shopify: LocalShopifyProcess;
  /** One webhook for each: people of several stores, so that no store's API budget is the limit. */
  readonly people: readonly KillPerson[];
  readonly appUrl: string;
  /** With what the app was started last. */
  readonly environment: () => NodeJS.ProcessEnv;
  /** A connection that outlives the app; a new one after the database was killed. */
  readonly database: () => Database;
  /** Kills the app, with `hard` the embedded database too, and starts what was killed again. */
  readonly killAndRestart: (hard: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface RunningDatabase {
  readonly url: string;
  readonly kill: (() => Promise<void>) | undefined;
  readonly stop: () => Promise<void>;
}

async function openDatabase(engine: Engine, folder: string): Promise<RunningDatabase> {
  if (engine === "postgres") return { ...(await startPostgres()), kill: undefined };
  const { url, stop, process: child } = await startEmbeddedDatabase(folder);
  const kill = async () => {
    child.kill("SIGKILL");
    while (child.exitCode === null && child.signalCode === null) await sleep(10);
  };
  return { url, stop, kill };
}

export type Engine = "postgres" | "embedded";

async function installIn(shopify: LocalShopifyProcess, app: AppProcess, shop: string) {
  const open = async () => {
    const { url } = await shopify.client.launch({ shop, path: "/app" });
    const { pathname, search } = new URL(url);
    const headers = { "user-agent": browserName };
    const response = await fetch(new URL(pathname + search, app.url), { headers });
    if (!response.ok) throw new Error(`the app could not be opened: ${String(response.status)}`);
  };
  await shopify.client.install(shop);
  await open();
  await shopify.client.setScopes(shop, [...ALL_SCOPES, ...WRITE_SCOPES]);
  await open();
}

async function choosePeople(
  shopify: LocalShopifyProcess,
  shops: readonly string[],
  { count, perShop }: { readonly count: number; readonly perShop: number },
): Promise<KillWorld["people"]> {
  const found: KillPerson[] = [];
  for (const shop of shops) {
    const people = (await shopify.client.people(shop)).flatMap(
      ({ person, customerId, email, orderCount }) =>
        customerId !== null && orderCount < 20 ? [{ shop, person, customerId, email }] : [],
    );
    found.push(...people.slice(0, perShop));
  }
  if (found.length < count) throw new Error("the stores have too few people");
  return found.slice(0, count);
}

/** Starts stores, a database and the app, installed in every store. */
export async function startKillWorld(
  engine: Engine,
  webhooks: number,
  options: KillWorldOptions = {},
): Promise<KillWorld> {
  const cleanups: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const cleanUp of cleanups.toReversed()) await cleanUp();
  };
  try {
    return { ...(await build({ engine, webhooks, ...options }, cleanups)), stop };
  } catch (error) {
    // What was started would keep the test run alive.
    await stop();
    throw error;
  }
}

async function build(
  {
    engine,
    webhooks,
    peoplePerShop: perShop = peoplePerShop,
    environment: more = {},
  }: KillWorldOptions & { readonly engine: Engine; readonly webhooks: number },
  cleanups: (() => Promise<unknown>)[],
): Promise<Omit<KillWorld, "stop">> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-kill-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const count = Math.ceil(webhooks / perShop);
  const shops = Array.from({ length: count }, (_, index) => `kill-${String(index)}.myshopify.com`);
  const port = await findFreePort();
  const shopify = await startLocalShopifyProcess({
    folder: path.join(folder, "shopify"),
    appPort: port,
    shops: shops.map((shop, seed) => ({
      shop,
      seed,
      customers: perShop + 10,
      orders: 2 * perShop + 20,
      hardPeople: false,
    })),
  });
  cleanups.push(() => shopify.stop());
  await shopify.client.setRetrySpeed(retrySpeed);
  let server = await openDatabase(engine, folder);
  cleanups.push(() => server.stop());
  await migrate(server.url);
  let database = createDatabase({ url: server.url, poolSize: 2 });
  cleanups.push(() => database.close());
  const environment = () =>
    localAppEnvironment(shopify, { port, DATABASE_URL: server.url, ...more });
  const start = () => startApp(environment(), { port });
  let app = await start();
  cleanups.push(() => app.stop());
  for (const shop of shops) await installIn(shopify, app, shop);
  return {
    shopify,
    people: await choosePeople(shopify, shops, { count: webhooks, perShop }),
    ...{ appUrl: app.url, environment },
    database: () => database,
    killAndRestart: async (hard) => {
      await app.kill();
      if (hard && server.kill !== undefined) {
        await database.close().catch(() => undefined);
        await server.kill();
        server = await openDatabase(engine, folder);
        database = createDatabase({ url: server.url, poolSize: 2 });
      }
      app = await start();
    },
  };
}
