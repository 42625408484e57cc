import { type ChildProcess, spawn } from "node:child_process";
import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findFreePort } from "../../scripts/local-stack.ts";
import { findPostgresFolder } from "../../scripts/system-packages.ts";

const START_LIMIT_MS = 30_000;

interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface RunningPostgres {
  /** Connection string of an empty database on loopback. */
  readonly url: string;
  /** Ends the server and removes its files. */
  readonly stop: () => Promise<void>;
}

/** True where `startPostgres` can work: use it with `describe.skipIf`. */
export function postgresAvailable(): boolean {
  return findPostgresFolder() !== undefined;
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, else as `nobody`. */
async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const found = ["postgres", "nobody"]
    .map((name) => lines.find((fields) => fields[0] === name))
    .find((fields) => fields !== undefined);
  if (found === undefined) throw new Error("no unprivileged account to run PostgreSQL under");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

interface Program {
  readonly name: "initdb" | "postgres";
  readonly args: readonly string[];
  readonly account: Account | undefined;
  readonly cwd: string;
}

function start(program: Program): { child: ChildProcess; log: () => string } {
  const folder = findPostgresFolder();
  if (folder === undefined) throw new Error("PostgreSQL is not installed on this machine");
  const child = spawn(path.join(folder, program.name), program.args, {
    cwd: program.cwd,
    stdio: ["ignore", "pipe", "pipe"],
    ...program.account,
  });
  let text = "";
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString("utf8")).slice(-4000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return { child, log: () => text };
}

function ended(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      resolve(code ?? 1);
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createCluster(folder: string, account: Account | undefined): Promise<string> {
  const data = path.join(folder, "data");
  const encoding = ["--encoding=UTF8", "--locale=C.UTF-8"];
  const access = ["--username=postgres", "--auth=trust"];
  const args = [`--pgdata=${data}`, "--no-sync", ...encoding, ...access];
  const { child, log } = start({ name: "initdb", args, account, cwd: folder });
  if ((await ended(child)) !== 0) throw new Error(`initdb failed: ${log()}`);
  return data;
}

async function waitUntilUp(url: string, server: ReturnType<typeof start>): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await answers(url))) {
    const over = server.child.exitCode !== null || performance.now() > deadline;
    if (over) throw new Error(`PostgreSQL did not start: ${server.log()}`);
    await sleep(50);
  }
}

/**
 * Starts a throwaway PostgreSQL cluster in a temporary folder, on a random loopback port, with
 * fsync on, so that what it acknowledges is on disk as it would be in production.
 * Throws when PostgreSQL is not installed (see `postgresAvailable`) or does not come up.
 */
export async function startPostgres(): Promise<RunningPostgres> {
  const account = await unprivilegedAccount();
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-pg-"));
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const data = await createCluster(folder, account);
  const port = await findFreePort();
  const settings = ["fsync=on", "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((one) => ["-c", one])];
  const server = start({ name: "postgres", args, account, cwd: folder });
  const killAtExit = () => server.child.kill("SIGQUIT");
  process.once("exit", killAtExit);
  const stop = async () => {
    process.removeListener("exit", killAtExit);
    // SIGINT is PostgreSQL's "fast" stop: it does not wait for clients to leave.
    server.child.kill("SIGINT");
    await ended(server.child);
    await rm(folder, { recursive: true, force: true });
  };
  const url = `postgresql://postgres@127.0.0.1:${String(port)}/postgres`;
  try {
    await waitUntilUp(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
