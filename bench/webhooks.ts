import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { z } from "zod";
import { migrate } from "../scripts/migrate.ts";
import { repositoryRoot } from "../scripts/run-command.ts";
import { startApp, testApp, testAppEnvironment } from "../tests/support/app-process.ts";
import { startEmbeddedDatabase } from "../tests/support/embedded-database.ts";
import { postgresAvailable, startPostgres } from "../tests/support/postgres.ts";
import type { Figure } from "./figure.ts";
import { makeDeliveries } from "./webhooks/deliveries.ts";
import { type LoadResult, sendAll } from "./webhooks/send-all.ts";

const shop = "bench.myshopify.com";
const inFlight = 200;
const warmUp = 300;
const goalRatio = 0.4;
const goalP99Ms = 5_000;

interface Server {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The installation both servers write to; without one the app would put no job in the queue. */
async function installShop(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sql = `WITH shop AS (INSERT INTO "Shop" ("id", "domain") VALUES (gen_random_uuid(), $1)
    RETURNING "id") INSERT INTO "Installation" ("id", "shopId", "state", "grantedScopes")
    SELECT gen_random_uuid(), "id", 'installed', '{}' FROM shop RETURNING "id"`;
  const { rows } = await client.query(sql, [shop]);
  await client.end();
  return z.object({ id: z.string() }).parse(rows[0]).id;
}

async function startLagom(url: string): Promise<Server> {
  // The jobs are not what is measured: they would be worked on by another process.
  const app = await startApp({
    ...testAppEnvironment(url),
    PROCESS_ROLE: "web",
    LOG_LEVEL: "info",
  });
  return {
    url: `${app.url}/webhooks/compliance`,
    stop: async () => {
      await app.stop();
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the peer must have a standard output");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("the peer ended before it listened");
}

async function startPeer(databaseUrl: string): Promise<Server> {
  const program = path.join(repositoryRoot, "bench/webhooks/peer-server.ts");
  const installation = await installShop(databaseUrl);
  const args = [program, "--installation", installation, "--secret", testApp.apiSecret];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
  };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(await firstLine(child)));
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

interface Database {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Both servers meet the same kind of database, each a new one, one after the other. */
async function measure(
  openDatabase: () => Promise<Database>,
  start: (databaseUrl: string) => Promise<Server>,
  count: number,
): Promise<LoadResult> {
  const database = await openDatabase();
  try {
    await migrate(database.url);
    const server = await start(database.url);
    try {
      const secret = testApp.apiSecret;
      const first = makeDeliveries({ count: warmUp, shop, secret, seed: 1 });
      await sendAll({ url: server.url, deliveries: first, inFlight: 20 });
      const deliveries = makeDeliveries({ count, shop, secret, seed: 2 });
      const result = await sendAll({ url: server.url, deliveries, inFlight });
      if (result.accepted !== count) throw new Error(`${String(result.accepted)} were accepted`);
      return result;
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}

/** The bare server alone, for other benches of the same run. */
export function measureBareServer(count: number): Promise<LoadResult> {
  return measure(startPostgres, startPeer, count);
}

async function startInstalledLagom(databaseUrl: string): Promise<Server> {
  await installShop(databaseUrl);
  return startLagom(databaseUrl);
}

function toFigures(on: string, ours: LoadResult, peer?: LoadResult): readonly Figure[] {
  const ratio = peer === undefined ? undefined : ours.acceptedPerSecond / peer.acceptedPerSecond;
  const compared =
    peer === undefined || ratio === undefined
      ? {}
      : {
          peer: peer.acceptedPerSecond,
          ratio,
          goal: `at least ${String(goalRatio)} of the bare server's rate`,
          met: ratio >= goalRatio,
        };
  const latency = (name: string, value: number, other: number | undefined) => ({
    ...{ name: `webhooks.${name}.${on}`, value, unit: "ms" },
    ...(other === undefined ? {} : { peer: other, ratio: value / other }),
  });
  return [
    {
      name: `webhooks.accepted-per-second.${on}`,
      value: ours.acceptedPerSecond,
      unit: "1/s",
      ...compared,
    },
    latency("p50", ours.p50Ms, peer?.p50Ms),
    {
      ...latency("p99", ours.p99Ms, peer?.p99Ms),
      goal: `under 5 s at ${String(inFlight)} in flight`,
      met: ours.p99Ms < goalP99Ms,
    },
  ];
}

/**
 * Accepted webhooks per second and how long they take, with 200 in flight: on
 * PostgreSQL against a bare server that checks the signature and inserts the
 * same rows, and on the embedded database. `count` deliveries each.
 */
export async function benchWebhooks(count = 4_000): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  if (postgresAvailable()) {
    const peer = await measure(startPostgres, startPeer, count);
    const ours = await measure(startPostgres, startInstalledLagom, count);
    figures.push(...toFigures("postgresql", ours, peer));
  }
  const embedded = await measure(() => startEmbeddedDatabase(), startInstalledLagom, count / 4);
  figures.push(...toFigures("embedded", embedded));
  return figures;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { toTable } = await import("./figure.ts");
  console.log(toTable(await benchWebhooks()));
}
