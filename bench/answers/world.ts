import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { StoreOptions } from "../../local-shopify/contract.ts";
import { allScopes } from "../../scripts/demo/all-scopes.ts";
import {
  type AnsweringStack,
  askAndWait,
  installAsOwner,
} from "../../scripts/demo/follow-request.ts";
import { demoShop } from "../../scripts/demo/stack.ts";
import {
  findFreePort,
  localAppEnvironment,
  type LocalShopifyProcess,
  startLocalShopifyProcess,
} from "../../scripts/local-stack.ts";
import { migrate } from "../../scripts/migrate.ts";
import { type AppProcess, startApp } from "../../tests/support/app-process.ts";
import { startEmbeddedDatabase } from "../../tests/support/embedded-database.ts";
import { postgresAvailable, startPostgres } from "../../tests/support/postgres.ts";

/** An app process that has done all it does only once, and the way to ask it. */
export type WarmApp = { readonly app: AppProcess; readonly stack: AnsweringStack };

export type AnswersWorld = {
  readonly store: StoreOptions;
  readonly scopes: readonly string[];
  readonly shopify: LocalShopifyProcess;
  /** Starts the app, runs `work` and ends the app. */
  readonly withApp: <T>(work: (warm: WarmApp) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Beside the people measured: a store in which others bought, too. */
const others = { customers: 100, orders: 300 } as const;

/** As Shopify grants its largest shops: the time measured is the app's, not the wait for points. */
const apiLimits = { restoreRate: 2_000, maximumAvailable: 40_000 } as const;

const warmUpTimeoutMs = 60_000;

/**
 * A store with people of so many orders each, as a process of its own, and a
 * database the app is installed in; PostgreSQL when the machine has it.
 */
export async function openAnswersWorld(sizes: readonly number[]): Promise<AnswersWorld> {
  const peopleWithOrders = [...sizes];
  const store = { shop: demoShop, seed: 1, ...others, hardPeople: false, peopleWithOrders };
  const scopes = await allScopes();
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-bench-"));
  const port = await findFreePort();
  const database = postgresAvailable() ? await startPostgres() : await startEmbeddedDatabase();
  await migrate(database.url);
  const shopify = await startLocalShopifyProcess({
    folder,
    appPort: port,
    shops: [store],
    apiLimits,
  });
  const environment = localAppEnvironment(shopify, { port, DATABASE_URL: database.url });
  let installed = false;
  return {
    store,
    scopes,
    shopify,
    withApp: async (work) => {
      const app = await startApp(environment, { port });
      try {
        const stack = { shopify, appUrl: app.url };
        if (!installed) await installAsOwner(stack, scopes);
        installed = true;
        await askAndWait(stack, "p0", warmUpTimeoutMs);
        return await work({ app, stack });
      } catch (cause) {
        throw new Error(`the app's log ends:\n${app.log().slice(-4_000)}`, { cause });
      } finally {
        await app.stop();
      }
    },
    close: async () => {
      await shopify.stop();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
