import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase, type Database } from "../../app/db/database.server.ts";
import {
  findFreePort,
  localAppEnvironment,
  type LocalShopifyProcess,
  startLocalShopifyProcess,
} from "../../scripts/local-stack.ts";
import { migrate } from "../../scripts/migrate.ts";
import { findPostgresFolder } from "../../scripts/system-packages.ts";
import { type AppProcess, startApp } from "./app-process.ts";
import { ALL_SCOPES } from "./access-world.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import type { Engine } from "./kill-world.ts";
import { startPostgres } from "./postgres.ts";

/** Shopify's library turns away whatever does not call itself a browser (410). */
const browserName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

/** A database that can be copied while the app is stopped, and put back. */
interface CopiedDatabase {
  readonly url: () => string;
  readonly backUp: () => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

function program(name: string, args: readonly string[]) {
  const folder = findPostgresFolder();
  if (folder === undefined) throw new Error("PostgreSQL is not installed on this machine");
  return spawn(path.join(folder, name), args, { stdio: ["pipe", "pipe", "inherit"] });
}

/** By pg_dump, into a cluster that has never seen the data. */
async function onPostgres(folder: string): Promise<CopiedDatabase> {
  let server = await startPostgres();
  const dump = path.join(folder, "dump.sql");
  await migrate(server.url);
  return {
    url: () => server.url,
    backUp: async () => {
      const child = program("pg_dump", ["--dbname", server.url]);
      await pipeline(child.stdout, createWriteStream(dump));
    },
    restore: async () => {
      await server.stop();
      server = await startPostgres();
      const child = program("psql", ["--quiet", "--set=ON_ERROR_STOP=1", "--dbname", server.url]);
      child.stdout.resume();
      const ended = once(child, "exit");
      await pipeline(createReadStream(dump), child.stdin);
      if ((await ended)[0] !== 0) throw new Error("the dump could not be restored");
    },
    stop: () => server.stop(),
  };
}

/** By a copy of its folder while it is stopped. */
async function onEmbedded(folder: string): Promise<CopiedDatabase> {
  const copy = path.join(folder, "copy");
  const data = path.join(folder, "database");
  let server = await startEmbeddedDatabase(folder);
  await migrate(server.url);
  return {
    url: () => server.url,
    backUp: async () => {
      await server.stop();
      await cp(data, copy, { recursive: true });
      server = await startEmbeddedDatabase(folder);
    },
    restore: async () => {
      await server.stop();
      await rm(data, { recursive: true });
      await cp(copy, data, { recursive: true });
      server = await startEmbeddedDatabase(folder);
    },
    stop: () => server.stop(),
  };
}

export interface RestoreWorld {
  readonly shopify: LocalShopifyProcess;
  readonly app: () => AppProcess;
  readonly database: () => Database;
  readonly databaseUrl: () => string;
  /** Opens a page of the app as the shop's owner. */
  readonly get: (shop: string, page: string) => Promise<Response>;
  readonly install: (shop: string) => Promise<void>;
  readonly stopApp: () => Promise<void>;
  readonly startApp: () => Promise<AppProcess>;
  readonly backUp: () => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly ledgerFile: string;
  readonly stop: () => Promise<void>;
}

/** Stores, a database and the app, all of which can be stopped, copied and put back. */
export async function startRestoreWorld(
  engine: Engine,
  shops: readonly string[],
): Promise<RestoreWorld> {
  const cleanups: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const cleanUp of cleanups.toReversed()) await cleanUp();
  };
  try {
    return { ...(await build({ engine, shops, cleanups })), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Build {
  readonly engine: Engine;
  readonly shops: readonly string[];
  readonly cleanups: (() => Promise<unknown>)[];
}

async function startShopify(folder: string, port: number, shops: readonly string[]) {
  const shopify = await startLocalShopifyProcess({
    folder: path.join(folder, "shopify"),
    appPort: port,
    shops: shops.map((shop, seed) => ({
      shop,
      seed,
      customers: 25,
      orders: 40,
      hardPeople: false,
    })),
  });
  await shopify.client.setRetrySpeed(400);
  return shopify;
}

async function build({ engine, shops, cleanups }: Build): Promise<Omit<RestoreWorld, "stop">> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-restore-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const port = await findFreePort();
  const shopify = await startShopify(folder, port, shops);
  cleanups.push(() => shopify.stop());
  const server = await (engine === "postgres" ? onPostgres(folder) : onEmbedded(folder));
  cleanups.push(() => server.stop());
  let database = createDatabase({ url: server.url(), poolSize: 2 });
  cleanups.push(() => database.close());
  const ledgerFile = path.join(folder, "ledger", "erasure-ledger");
  const start = () => {
    const own = { port, DATABASE_URL: server.url(), ERASURE_LEDGER_FILE: ledgerFile };
    return startApp(localAppEnvironment(shopify, own), { port });
  };
  let app = await start();
  cleanups.push(() => app.stop());
  /** The database's own connections end before it is copied. */
  const without = async (work: () => Promise<void>) => {
    await database.close();
    await work();
    database = createDatabase({ url: server.url(), poolSize: 2 });
  };
  const get = async (shop: string, page: string) => {
    const { url } = await shopify.client.launch({ shop, path: page });
    const { pathname, search } = new URL(url);
    const headers = { "user-agent": browserName };
    return fetch(new URL(pathname + search, app.url), { headers, redirect: "manual" });
  };
  return {
    ...{ shopify, get, ledgerFile },
    app: () => app,
    database: () => database,
    databaseUrl: server.url,
    install: async (shop) => {
      await shopify.client.install(shop);
      if (!(await get(shop, "/app")).ok) throw new Error("the app could not be opened");
      await shopify.client.setScopes(shop, [...ALL_SCOPES]);
      await get(shop, "/app");
    },
    stopApp: async () => {
      await app.stop();
    },
    startApp: async () => (app = await start()),
    backUp: () => without(server.backUp),
    restore: () => without(server.restore),
  };
}

/** Looks again and again until it is so; a test's own time limit ends it. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(200);
}
