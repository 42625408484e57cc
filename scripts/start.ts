// npm start: the app against its database. DATABASE_URL names a PostgreSQL server; without one the
// embedded database is started, but only when EMBEDDED_DATABASE asks for it by name, for a shop's
// data must not land in a folder nobody knows of.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { ensureBuild } from "./build.ts";
import { repositoryRoot, runCommand } from "./run-command.ts";

const FLAGS = ["--disable-warning=ExperimentalWarning"];

const NO_DATABASE = `No database is configured. Set one of
  DATABASE_URL=postgresql://user:password@host:5432/lagom   a PostgreSQL server
  EMBEDDED_DATABASE=.data/db                                the embedded one, kept in that folder
`;

/** Stands in .env.example for all to read, so it may only meet the example's app. */
const EXAMPLE = {
  key: "bGFnb20tZXhhbXBsZS1rZXktbm90LWZvci1yZWFsISE=",
  app: "00000000000000000000000000000000",
};

class StartError extends Error {}

interface RunningDatabase {
  readonly url: string;
  /** Undefined for a server somebody else runs. */
  readonly process: ChildProcess | undefined;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function whenEnded(child: ChildProcess): Promise<number> {
  if (hasEnded(child)) return Promise.resolve(child.exitCode ?? 1);
  return new Promise((resolve) => {
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
    return { url, process: child };
  }
  throw new StartError("The embedded database did not start; its reason is above.");
}

function refuseExampleKey(): void {
  const isExample = process.env["KEY_ENCRYPTION_KEY"]?.trim() === EXAMPLE.key;
  if (!isExample || process.env["SHOPIFY_API_KEY"] === EXAMPLE.app) return;
  throw new StartError(
    "KEY_ENCRYPTION_KEY is the published example. Make your own: openssl rand -base64 32",
  );
}

async function openDatabase(): Promise<RunningDatabase> {
  const url = process.env["DATABASE_URL"] ?? "";
  if (url !== "") return { url, process: undefined };
  const folder = process.env["EMBEDDED_DATABASE"] ?? "";
  if (folder !== "") return startEmbedded(folder);
  throw new StartError(NO_DATABASE);
}

async function migrate(env: NodeJS.ProcessEnv): Promise<void> {
  const args = [...FLAGS, path.join(repositoryRoot, "scripts/migrate.ts")];
  const { code } = await runCommand(process.execPath, args, { env });
  if (code !== 0) throw new StartError("The database could not be brought up to date.");
}

/** Runs the server until it ends, handing on the signals that ask it to. Answers its exit code. */
async function runServer(env: NodeJS.ProcessEnv, database: RunningDatabase): Promise<number> {
  const args = [...FLAGS, path.join(repositoryRoot, "app/entry.node.ts")];
  const server = spawn(process.execPath, args, { cwd: repositoryRoot, env, stdio: "inherit" });
  const ask = (signal: NodeJS.Signals) => () => server.kill(signal);
  process.on("SIGTERM", ask("SIGTERM"));
  // A terminal's Ctrl-C has reached the server already.
  process.on("SIGINT", process.stdin.isTTY ? () => undefined : ask("SIGINT"));
  database.process?.once("exit", () => {
    if (!hasEnded(server)) process.stderr.write("The embedded database ended; stopping.\n");
    server.kill("SIGTERM");
  });
  return whenEnded(server);
}

async function main(): Promise<number> {
  const file = path.join(repositoryRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  refuseExampleKey();
  await ensureBuild();
  const database = await openDatabase();
  try {
    const env = { ...process.env, NODE_ENV: "production", DATABASE_URL: database.url };
    await migrate(env);
    return await runServer(env, database);
  } finally {
    if (database.process !== undefined) {
      database.process.kill("SIGTERM");
      await whenEnded(database.process);
    }
  }
}

try {
  process.exit(await main());
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
