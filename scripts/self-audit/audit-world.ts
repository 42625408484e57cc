import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseKeyFile } from "../../app/config/key-file.server.ts";
import { makeKeyFile } from "../../app/seal/key-file-service.server.ts";
import type { PlantedPerson } from "../../app/self-audit/run-audit.ts";
import { type AppProcess, startApp } from "../../tests/support/app-process.ts";
import { ensureBuild } from "../build.ts";
import { allScopes } from "../demo/all-scopes.ts";
import {
  findFreePort,
  localAppEnvironment,
  type LocalShopifyProcess,
  startLocalShopifyProcess,
} from "../local-stack.ts";
import { repositoryRoot, runCommand } from "../run-command.ts";
import { type AuditDatabase, type Engine, startAuditDatabase } from "./audit-database.ts";

/** The store that is audited. */
export const auditShop = "self-audit.myshopify.com";

/** Shopify's library turns away whatever does not call itself a browser (410). */
const browserName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
/** Shopify's own erasure takes days; the audit sees it to its end. */
const ownErasureDelayMs = 1_000;
/** The audit is about what is left, not about waiting: far more than Shopify gives any shop. */
const generous = { restoreRate: 50_000, maximumAvailable: 100_000 };

export type AuditWorldOptions = {
  readonly engine: Engine;
  readonly people: number;
  /** More environment of the app's process. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** Where everything of the audited installation is. */
export type AuditFolders = {
  readonly backups: string;
  readonly temporary: string;
  readonly keyFile: string;
  readonly ledger: string;
};

/** A store, a database and the app, each of whose bytes can be looked at. */
export type AuditWorld = {
  readonly engine: Engine;
  readonly folders: AuditFolders;
  readonly shopify: LocalShopifyProcess;
  readonly database: AuditDatabase;
  /** The people that are audited, with every token the store planted on them. */
  readonly people: readonly PlantedPerson[];
  readonly startApp: () => Promise<void>;
  readonly stopApp: () => Promise<void>;
  /** What the app has logged since the first start. */
  readonly log: () => string;
  /** Sends something to a page of the app as the shop's owner; the reply's status. */
  readonly post: (page: string, form: Readonly<Record<string, string>>) => Promise<number>;
  /** Every key-encryption key the installation still has. */
  readonly heldKeys: () => Promise<readonly Uint8Array[]>;
  /** `npm run keys -- rotate --retire-now --app-stopped`. */
  readonly rotateKeys: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts everything and installs the app in a store with so many people. */
export async function startAuditWorld(options: AuditWorldOptions): Promise<AuditWorld> {
  await ensureBuild();
  const cleanups: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const cleanUp of cleanups.toReversed()) await cleanUp();
  };
  try {
    const world = await build(options, cleanups);
    await install(world);
    return { ...world, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Built = Omit<AuditWorld, "stop"> & { readonly open: () => Promise<void> };

async function build(
  options: AuditWorldOptions,
  cleanups: (() => Promise<unknown>)[],
): Promise<Built> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-self-audit-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const folders = await makeFolders(folder);
  const port = await findFreePort();
  const shopify = await startStore(path.join(folder, "shopify"), port, options.people);
  cleanups.push(() => shopify.stop());
  const database = await startAuditDatabase(options.engine, folder);
  cleanups.push(() => database.stop());
  const environment = (): NodeJS.ProcessEnv => ({
    ...localAppEnvironment(shopify, { port, DATABASE_URL: database.url(), LOG_LEVEL: "debug" }),
    KEY_ENCRYPTION_KEY: "",
    KEY_ENCRYPTION_KEY_FILE: folders.keyFile,
    ERASURE_LEDGER_FILE: folders.ledger,
    TMPDIR: folders.temporary,
    ...options.environment,
  });
  const app = createAppRuns(environment, port);
  cleanups.push(() => app.stop());
  const asOwner = ownerOf(shopify, `http://127.0.0.1:${String(port)}`);
  return {
    ...{ engine: options.engine, folders, shopify, database },
    people: await choosePeople(shopify, options.people),
    startApp: app.start,
    stopApp: app.stop,
    log: app.log,
    ...asOwner,
    heldKeys: async () => {
      const file = parseKeyFile(await readFile(folders.keyFile, "utf8"));
      return file === undefined ? [] : file.keys.map(({ bytes }) => bytes);
    },
    rotateKeys: () => rotateKeys(environment()),
  };
}

async function makeFolders(folder: string): Promise<AuditFolders> {
  const folders = {
    backups: path.join(folder, "backups"),
    temporary: path.join(folder, "tmp"),
    keyFile: path.join(folder, "keys", "key-encryption-keys"),
    ledger: path.join(folder, "ledger", "erasure-ledger"),
  };
  await mkdir(folders.backups);
  await mkdir(folders.temporary);
  await makeKeyFile(folders.keyFile, new Date());
  return folders;
}

async function startStore(folder: string, port: number, people: number) {
  const shopify = await startLocalShopifyProcess({
    folder,
    appPort: port,
    // Some have no customer record or very many orders: a few more than are wanted.
    shops: [
      {
        shop: auditShop,
        seed: 3,
        customers: people + Math.ceil(people / 10) + 5,
        orders: Math.ceil(people * 1.5),
        hardPeople: false,
      },
    ],
    apiLimits: generous,
  });
  await shopify.client.setRetrySpeed(400);
  await shopify.client.setOwnErasureDelay(ownErasureDelayMs);
  return shopify;
}

async function choosePeople(
  { client }: LocalShopifyProcess,
  count: number,
): Promise<readonly PlantedPerson[]> {
  const people = (await client.people(auditShop)).filter(
    ({ customerId, orderCount }) => customerId !== null && orderCount < 50,
  );
  if (people.length < count) throw new Error("the store has too few people");
  const all = Map.groupBy(await client.tokens(auditShop), ({ person }) => person);
  return people.slice(0, count).map(({ person, customerId }) => ({
    person,
    tokens: [...new Set((all.get(person) ?? []).map(({ token }) => token))],
    // A gid holds the number.
    ids: [(customerId ?? "").replace(/^.*\//u, "")],
  }));
}

function createAppRuns(environment: () => NodeJS.ProcessEnv, port: number) {
  let app: AppProcess | undefined;
  let earlier = "";
  return {
    start: async () => {
      app = await startApp(environment(), { port, timeoutMs: 120_000 });
    },
    stop: async () => {
      await app?.stop();
      earlier += app?.log() ?? "";
      app = undefined;
    },
    log: () => earlier + (app?.log() ?? ""),
  };
}

function ownerOf(shopify: LocalShopifyProcess, appUrl: string) {
  const open = async () => {
    const { url } = await shopify.client.launch({ shop: auditShop, path: "/app" });
    const { pathname, search } = new URL(url);
    const headers = { "user-agent": browserName };
    const response = await fetch(new URL(pathname + search, appUrl), { headers });
    if (!response.ok) throw new Error(`the app could not be opened: ${String(response.status)}`);
  };
  const post: AuditWorld["post"] = async (page, form) => {
    const { idToken } = await shopify.client.launch({ shop: auditShop });
    const response = await fetch(new URL(page, appUrl), {
      method: "POST",
      headers: { authorization: `Bearer ${idToken}`, "user-agent": browserName },
      body: new URLSearchParams(form),
    });
    await response.arrayBuffer();
    return response.status;
  };
  return { open, post };
}

async function install({ shopify, startApp, open }: Built): Promise<void> {
  await startApp();
  await shopify.client.install(auditShop);
  await open();
  await shopify.client.setScopes(auditShop, [...(await allScopes())]);
  await open();
}

async function rotateKeys(env: NodeJS.ProcessEnv): Promise<void> {
  const program = path.join(repositoryRoot, "scripts", "keys.ts");
  const options = ["--retire-now", "--app-stopped"];
  const args = ["--disable-warning=ExperimentalWarning", program, "rotate", ...options];
  const { code, text } = await runCommand(process.execPath, args, { env, output: "keep" });
  if (code !== 0) throw new Error(`the keys could not be replaced: ${text}`);
}
