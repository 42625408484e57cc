import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";

import {
  findFreePort,
  type LocalShopifyProcess,
  localAppEnvironment,
  startLocalShopifyProcess,
  stopProcess,
  waitUntilReady,
} from "../local-stack.ts";
import { repositoryRoot } from "../run-command.ts";

/** The seeded store the demo shows. */
export const demoShop = "lagom-demo.myshopify.com";

export type DemoStack = {
  readonly folder: string;
  readonly shopify: LocalShopifyProcess;
  /** The app on loopback. */
  readonly appUrl: string;
  /** Where it takes mails in, and for which domain. */
  readonly inbound: { readonly port: number; readonly domain: string };
  readonly logFile: string;
  readonly stop: () => Promise<void>;
};

const startTimeoutMs = 180_000;

/**
 * Starts a fresh store and the app with its embedded database, everything in a
 * folder of its own under `.data/demo`.
 *
 * @param size customers and orders of the store beside its hard people
 */
export async function startDemoStack(
  size: { readonly customers: number; readonly orders: number },
  say: (text: string) => void,
): Promise<DemoStack> {
  const folder = await makeFolder();
  const port = await findFreePort();
  say(`making a store of ${String(size.customers)} customers and ${String(size.orders)} orders`);
  const shopify = await startLocalShopifyProcess({
    folder: path.join(folder, "shopify"),
    appPort: port,
    shops: [{ shop: demoShop, seed: 1, ...size, hardPeople: true }],
  });
  say("starting the app with its embedded database");
  const logFile = path.join(folder, "app.log");
  const inbound = { port: await findFreePort(), domain: "support.example.test" };
  const app = startApp({ shopify, port, folder, logFile, inbound });
  const appUrl = `http://127.0.0.1:${String(port)}`;
  await waitUntilReady(`${appUrl}/readyz`, app, startTimeoutMs).catch(async (error: unknown) => {
    await shopify.stop();
    throw new Error(`The app did not start; its log is ${logFile}`, { cause: error });
  });
  const stop = async () => {
    await stopProcess(app);
    await shopify.stop();
  };
  return { folder, shopify, appUrl, inbound, logFile, stop };
}

/** A folder named after this process; those of demos that ended are removed, a running one is left. */
async function makeFolder(): Promise<string> {
  const demos = path.join(repositoryRoot, ".data", "demo");
  await mkdir(demos, { recursive: true });
  for (const name of await readdir(demos)) {
    if (!isRunning(Number(name))) await rm(path.join(demos, name), { recursive: true });
  }
  const folder = path.join(demos, String(process.pid));
  await mkdir(folder);
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function startApp(params: {
  readonly shopify: LocalShopifyProcess;
  readonly port: number;
  readonly folder: string;
  readonly logFile: string;
  readonly inbound: DemoStack["inbound"];
}): ChildProcess {
  const { shopify, port, folder, logFile, inbound } = params;
  const settings = {
    ...{ port, EMBEDDED_DATABASE: path.join(folder, "db") },
    ...{ INBOUND_SMTP_PORT: String(inbound.port), INBOUND_MAIL_DOMAIN: inbound.domain },
  };
  const program = path.join(repositoryRoot, "scripts", "start.ts");
  const log = openSync(logFile, "a");
  const app = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
    cwd: repositoryRoot,
    env: localAppEnvironment(shopify, settings),
    stdio: ["ignore", log, log],
    // Ctrl-C reaches a whole group: the demo itself ends the app, in order.
    detached: true,
  });
  return app;
}
