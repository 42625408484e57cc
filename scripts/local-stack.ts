import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";

import type { z } from "zod";
import { createLocalShopifyClient, readyLineSchema } from "../local-shopify/client.ts";
import type { LocalShopifyClient } from "../local-shopify/client.ts";
import type { LocalShopifySettings } from "../local-shopify/control/options.ts";
import { repositoryRoot } from "./run-command.ts";

/** The app's public name here; the stand-in answers for it. */
export const localAppUrl = "https://lagom.example.test";

/** The credentials both sides of the stand-in use; they open nothing outside this machine. */
export const localApp = {
  apiKey: "00000000000000000000000000000000",
  apiSecret: "local-secret-of-the-app",
  handle: "lagom",
  name: "Lagom",
} as const;

const nodeFlags = ["--disable-warning=ExperimentalWarning"];

export type LocalShopifyProcess = z.infer<typeof readyLineSchema> & {
  readonly client: LocalShopifyClient;
  /** Where it keeps its state; the apps that meet it keep their erasure ledgers beside. */
  readonly folder: string;
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
};

/** Below the ports that systems give to outgoing connections, so that none takes it meanwhile. */
const ports = { from: 20_000, below: 32_000 } as const;

/** A port nobody listens on now, also while what listened there is started again. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(ports.from, ports.below);
    if (await isFree(port)) return port;
  }
  throw new Error("No free port was found");
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}

/**
 * Starts the stand-in of Shopify as a process of its own.
 *
 * @param folder where it keeps certificates, installations and tokens
 * @param appPort where the app listens (or will) on loopback
 */
export async function startLocalShopifyProcess(params: {
  readonly folder: string;
  readonly appPort: number;
  readonly shops: LocalShopifySettings["shops"];
  readonly bounceUrl?: string;
  readonly apiLimits?: NonNullable<LocalShopifySettings["apiLimits"]>;
}): Promise<LocalShopifyProcess> {
  await mkdir(params.folder, { recursive: true });
  const appTarget = `http://127.0.0.1:${String(params.appPort)}`;
  const tomlFile = path.join(repositoryRoot, "shopify.app.toml");
  const { bounceUrl, apiLimits } = params;
  const settings: LocalShopifySettings = {
    tlsDir: path.join(repositoryRoot, ".cache", "tls"),
    stateDir: params.folder,
    schemaFile: path.join(repositoryRoot, ".cache", "admin-2026-10.json.gz"),
    app: {
      ...localApp,
      appUrl: localAppUrl,
      appTarget,
      tomlFile,
      ...(bounceUrl === undefined ? {} : { bounceUrl }),
    },
    shops: params.shops,
    ...(apiLimits === undefined ? {} : { apiLimits }),
  };
  const config = path.join(params.folder, "local-shopify.json");
  await writeFile(config, JSON.stringify(settings));
  const program = path.join(repositoryRoot, "local-shopify", "main.ts");
  const child = spawn(process.execPath, [...nodeFlags, program, "--config", config], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ready = readyLineSchema.parse(JSON.parse(await firstLine(child)));
  return {
    ...ready,
    client: createLocalShopifyClient(ready.controlUrl),
    folder: params.folder,
    child,
    stop: () => stopProcess(child),
  };
}

/** Environment of an app process that meets the stand-in; nothing in it is for tests alone. */
export function localAppEnvironment(
  shopify: LocalShopifyProcess,
  own: { readonly port: number } & Readonly<Record<string, string | number>>,
): NodeJS.ProcessEnv {
  const { port, ...more } = own;
  const database = createHash("sha256").update(String(own["DATABASE_URL"])).digest("hex");
  return {
    ...process.env,
    ...shopify.appEnvironment,
    NODE_ENV: "production",
    SHOPIFY_API_KEY: localApp.apiKey,
    SHOPIFY_API_SECRET: localApp.apiSecret,
    SHOPIFY_APP_URL: localAppUrl,
    KEY_ENCRYPTION_KEY: Buffer.alloc(32, "local key, opens nothing real").toString("base64"),
    SMTP_URL: shopify.smtpUrl,
    MAIL_FROM: "privacy@lagom.example.test",
    // One for each database, as everywhere.
    ERASURE_LEDGER_FILE: path.join(shopify.folder, `erasure-ledger-${database.slice(0, 12)}`),
    HOST: "127.0.0.1",
    PORT: String(port),
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)])),
  };
}

/** Waits until an address answers 200, or says what it answered last. */
export async function waitUntilReady(url: string, child: ChildProcess, timeoutMs: number) {
  const endsAtMs = Date.now() + timeoutMs;
  let last = "nothing";
  while (Date.now() < endsAtMs) {
    if (child.exitCode !== null) throw new Error(`It ended with code ${String(child.exitCode)}`);
    try {
      const response = await fetch(url);
      if (response.ok) return;
      last = String(response.status);
    } catch (error) {
      last = error instanceof Error ? error.message : "no answer";
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`${url} was not ready in time; its last answer: ${last}`);
}

/** Asks a process to end and waits; after ten seconds it is killed. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(killer);
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The process has no standard output");
  for await (const line of createInterface({ input: child.stdout })) {
    child.stdout.resume();
    return line;
  }
  throw new Error(`The process ended with code ${String(child.exitCode)} before it was ready`);
}
