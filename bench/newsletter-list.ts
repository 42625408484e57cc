import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { z } from "zod";
import { appFlags } from "../scripts/launch.ts";
import { migrate } from "../scripts/migrate.ts";
import { repositoryRoot } from "../scripts/run-command.ts";
import { testAppEnvironment } from "../tests/support/app-process.ts";
import { plantShop } from "../tests/support/consent-fixture.ts";
import { startEmbeddedDatabase } from "../tests/support/embedded-database.ts";
import { postgresAvailable, startPostgres } from "../tests/support/postgres.ts";
import type { Figure } from "./figure.ts";

const rows = 1_000_000;
const warmUpRows = 50_000;
/** One in so many has left. */
const leftEvery = 20;
const growthGoalMb = 100;
const shop = "listed.myshopify.com";

const replySchema = z.object({
  seconds: z.number(),
  rows: z.int(),
  left: z.int(),
  growthBytes: z.number(),
});

/** A list as a shop exports its customers: names, notes with quotes, addresses. */
function* listRows(count: number): Generator<string> {
  yield "id,name,email,note\r\n";
  for (let row = 0; row < count; row += 1) {
    yield `${String(row)},"Customer, ${String(row)}",p${String(row)}@example.test,"said ""hej"""\r\n`;
  }
}

const writeList = (file: string, count: number) =>
  pipeline(Readable.from(listRows(count)), createWriteStream(file));

/**
 * Checks a list of a million addresses piece by piece, as the page for it and the command do: how fast, and
 * how much more memory than a list of fifty thousand had needed.
 */
export async function benchNewsletterList(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-list-"));
  const server = await (postgresAvailable() ? startPostgres() : startEmbeddedDatabase());
  try {
    await migrate(server.url);
    const list = path.join(folder, "list.csv");
    const warmUp = path.join(folder, "warm-up.csv");
    await writeList(list, rows);
    await writeList(warmUp, warmUpRows);
    await plant(server.url);
    const reply = await runSide(server.url, [list, warmUp, shop]);
    if (reply.rows !== rows || reply.left !== rows / leftEvery) throw new Error("rows went astray");
    const growthMb = reply.growthBytes / 1_000_000;
    return [
      { name: "newsletter-list.rows-per-second", value: reply.rows / reply.seconds, unit: "1/s" },
      {
        ...{ name: "newsletter-list.memory-growth", value: growthMb, unit: "MB" },
        goal: `under ${String(growthGoalMb)} MB for ${String(rows)} rows`,
        met: growthMb < growthGoalMb,
      },
    ];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The shop, and everybody who left: planted by a process like the one that checks, for its keys. */
async function plant(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url });
  try {
    await plantShop({ pool }, shop);
  } finally {
    await pool.end();
  }
  const count = String(rows / leftEvery);
  await run(url, "plant-side.ts", [shop, count, String(leftEvery)]);
}

async function runSide(url: string, args: readonly string[]) {
  return replySchema.parse(await run(url, "check-side.ts", args));
}

async function run(url: string, file: string, args: readonly string[]): Promise<unknown> {
  const child = fork(path.join(repositoryRoot, "bench/newsletter", file), [...args], {
    env: { ...process.env, ...testAppEnvironment(url), PROCESS_ROLE: "web", LOG_LEVEL: "silent" },
    // As the app itself is started: left alone, V8 lets garbage pile up in proportion to the machine.
    execArgv: [...appFlags(process.env)],
  });
  let said: unknown;
  child.on("message", (message) => (said = message));
  await once(child, "exit");
  const code = child.exitCode;
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}`);
  return said;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { toTable } = await import("./figure.ts");
  console.log(toTable(await benchNewsletterList()));
}
