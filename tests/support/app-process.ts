import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { appFlags } from "../../scripts/launch.ts";
import { findFreePort, waitUntilReady } from "../../scripts/local-stack.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";

/** Credentials of an app that talks to nobody. */
export const testApp = {
  apiKey: "00000000000000000000000000000000",
  apiSecret: "test-secret-of-the-app",
  previousSecret: "test-secret-before-the-rotation",
} as const;

export interface AppProcess {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly child: ChildProcess;
  /** What it logged so far, as text. */
  readonly log: () => string;
  /** SIGKILL: ends it in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; answers the exit code. */
  readonly stop: () => Promise<number | null>;
}

let ledgers: string | undefined;

/** Where this test run's processes keep their erasure ledgers; gone with it. */
function ledgerFolder(): string {
  if (ledgers !== undefined) return ledgers;
  const folder = mkdtempSync(path.join(tmpdir(), "lagom-ledgers-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  ledgers = folder;
  return folder;
}

/** An environment with which the built app starts on its own. */
export function testAppEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    SHOPIFY_API_KEY: testApp.apiKey,
    SHOPIFY_API_SECRET: testApp.apiSecret,
    SHOPIFY_API_SECRET_PREVIOUS: testApp.previousSecret,
    SHOPIFY_APP_URL: "https://lagom.example.test",
    KEY_ENCRYPTION_KEY: Buffer.alloc(32, "test key, opens nothing real").toString("base64"),
    DATABASE_URL: databaseUrl,
    ERASURE_LEDGER_FILE: path.join(ledgerFolder(), randomUUID()),
    HOST: "127.0.0.1",
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** Starts the built app (`npm run build` first) and waits until it is ready. */
export async function startApp(
  env: NodeJS.ProcessEnv,
  { port = 0, timeoutMs = 30_000 }: { readonly port?: number; readonly timeoutMs?: number } = {},
): Promise<AppProcess> {
  const chosen = port === 0 ? await findFreePort() : port;
  const args = [...appFlags(env), "app/entry.node.ts"];
  const child = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    env: { ...env, PORT: String(chosen) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  const keep = (chunk: Buffer) => {
    log += chunk.toString("utf8");
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const url = `http://127.0.0.1:${String(chosen)}`;
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended(child);
  };
  try {
    await waitUntilReady(`${url}/readyz`, child, timeoutMs);
  } catch (cause) {
    await end("SIGKILL");
    throw new Error(`the app did not start in ${path.basename(repositoryRoot)}:\n${log}`, {
      cause,
    });
  }
  return {
    url,
    child,
    log: () => log,
    kill: () => end("SIGKILL"),
    stop: async () => {
      await end("SIGTERM");
      return child.exitCode;
    },
  };
}
