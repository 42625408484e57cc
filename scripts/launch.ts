import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { repositoryRoot, runCommand } from "./run-command.ts";

const FLAGS = ["--disable-warning=ExperimentalWarning"];

/**
 * The app keeps some 80 MB alive, however large an answer is. Left to itself V8 lets garbage pile up
 * in proportion to the machine, hundreds of megabytes on a large one; so it is told a small one's.
 */
const HEAP_FLAGS = ["--max-old-space-size=512", "--max-semi-space-size=8"];

/** Node's flags for the app. Those on the heap give way to what NODE_OPTIONS says about it. */
export function appFlags({ NODE_OPTIONS = "" }: NodeJS.ProcessEnv): readonly string[] {
  const own = HEAP_FLAGS.filter((flag) => !NODE_OPTIONS.includes(flag.slice(0, flag.indexOf("="))));
  return [...FLAGS, ...own];
}

const NO_DATABASE = `No database is configured. Set one of
  DATABASE_URL=postgresql://user:password@host:5432/lagom   a PostgreSQL server
  EMBEDDED_DATABASE=.data/db                                the embedded one, kept in that folder`;

/** Something the operator can mend; its message says how. */
export class StartError extends Error {
  override readonly name = "StartError";
}

interface RunningDatabase {
  readonly url: string;
  /** Where the erasure ledger is unless the environment says so. */
  readonly ledger: string | undefined;
  /** Undefined for a server somebody else runs. */
  readonly process: ChildProcess | undefined;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function whenEnded(child: ChildProcess): Promise<number> {
  if (hasEnded(child)) return Promise.resolve(child.exitCode ?? 1);
  return new Promise((resolve) => {
    child.once("error", () => {
      resolve(127);
    });
    child.once("exit", (code) => {
      resolve(code ?? 1);
    });
  });
}

/** Starts the embedded database's process; the first line with an address tells where it is. */
async function startEmbedded(folder: string): Promise<RunningDatabase> {
  const program = path.join(repositoryRoot, "app/db/embedded/main.server.ts");
  const args = ["--dir", path.resolve(folder), "--port", "0", "--stop-with-stdin"];
  const child = spawn(process.execPath, [...FLAGS, program, ...args], {
    env: process.env,
    // Its standard input closes with this process, however that ends.
    stdio: ["pipe", "pipe", "inherit"],
    // Ctrl-C in a terminal reaches a whole group: the database must outlive the server.
    detached: true,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /postgres(?:ql)?:\/\/[^\s"]+/.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout.resume();
    const ledger = path.join(path.dirname(path.resolve(folder)), "erasure-ledger");
    return { url, ledger, process: child };
  }
  throw new StartError("The embedded database did not start; its reason is above.");
}

async function openDatabase(): Promise<RunningDatabase> {
  const url = process.env["DATABASE_URL"] ?? "";
  if (url !== "") return { url, ledger: undefined, process: undefined };
  const folder = process.env["EMBEDDED_DATABASE"] ?? "";
  if (folder !== "") return startEmbedded(folder);
  throw new StartError(NO_DATABASE);
}

async function migrate(env: NodeJS.ProcessEnv): Promise<void> {
  const args = [...FLAGS, path.join(repositoryRoot, "scripts/migrate.ts")];
  const { code } = await runCommand(process.execPath, args, { env });
  if (code !== 0) throw new StartError("The database could not be brought up to date.");
}

/** One program to run against the database, such as the server. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** A program of this repository's, on this very Node, with the app's heap. */
export function nodeProgram(file: string, env: NodeJS.ProcessEnv): Program {
  return {
    command: process.execPath,
    args: [...appFlags(env), path.join(repositoryRoot, file)],
    env,
  };
}

/** Beside the embedded database's folder, not in it: a copy put back must not bring its own ledger. */
function ledgerOf(env: NodeJS.ProcessEnv, { ledger }: RunningDatabase): Record<string, string> {
  const isGiven = (env["ERASURE_LEDGER_FILE"] ?? "") !== "";
  return isGiven || ledger === undefined ? {} : { ERASURE_LEDGER_FILE: ledger };
}

/** Runs programs until the first ends, handing on the signals that ask them to. Answers its code. */
async function runAll(programs: readonly Program[], database: RunningDatabase): Promise<number> {
  const children = programs.map(({ command, args, env }) =>
    spawn(command, args, {
      cwd: repositoryRoot,
      env: { ...env, DATABASE_URL: database.url, ...ledgerOf(env, database) },
      stdio: "inherit",
    }),
  );
  const ask = (signal: NodeJS.Signals) => {
    for (const child of children) child.kill(signal);
  };
  process.on("SIGTERM", ask);
  // A terminal's Ctrl-C has reached the children already.
  process.on("SIGINT", process.stdin.isTTY ? () => undefined : ask);
  database.process?.once("exit", () => {
    if (!children.every(hasEnded)) process.stderr.write("The embedded database ended; stopping.\n");
    ask("SIGTERM");
  });
  const code = await Promise.race(children.map(whenEnded));
  ask("SIGTERM");
  await Promise.all(children.map(whenEnded));
  return code;
}

/**
 * Opens the database the environment names, brings it up to date, runs the programs with its
 * `DATABASE_URL` until the first of them ends, and closes what it opened. Answers that program's exit
 * code. Throws `StartError` when the database is not configured or does not come up.
 */
export async function runAgainstDatabase(programs: readonly Program[]): Promise<number> {
  const database = await openDatabase();
  try {
    await migrate({ ...process.env, DATABASE_URL: database.url });
    return await runAll(programs, database);
  } finally {
    if (database.process !== undefined) {
      database.process.kill("SIGTERM");
      await whenEnded(database.process);
    }
  }
}

/** Ends this process with the code `main` answers; a `StartError` is told in its own words. */
export async function exitWith(main: () => Promise<number>): Promise<never> {
  try {
    process.exit(await main());
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
