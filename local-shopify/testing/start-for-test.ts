import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Agent, request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text as readText } from "node:stream/consumers";

import { createLocalShopifyClient } from "../client.ts";
import type { CreateAdminApi, LocalShopifySettings } from "../control/options.ts";
import { startLocalShopify } from "../start.ts";
import type { LocalShopify } from "../start.ts";
import { startFakeApp } from "./fake-app.ts";
import { createFakeAdminApi, fakeShop } from "./fake-store.ts";

/** Credentials of the app in these tests. */
export const testApp = {
  apiKey: "test-api-key",
  apiSecret: "test-secret",
  previousSecret: "test-secret-before",
  appUrl: "https://lagom.example.test",
  handle: "lagom",
  name: "Lagom",
};

const appToml = `
[access_scopes]
scopes = "read_customers, read_orders"
optional_scopes = [ "read_all_orders" ]
[app_proxy]
url = "/proxy"
prefix = "apps"
subpath = "lagom"
[webhooks]
api_version = "2026-10"
  [[webhooks.subscriptions]]
  topics = [ "app/uninstalled", "app/scopes_update", "bulk_operations/finish" ]
  uri = "/webhooks/app"
  [[webhooks.subscriptions]]
  compliance_topics = [ "customers/data_request", "customers/redact", "shop/redact" ]
  uri = "/webhooks/compliance"
`;

/** An answer read whole. */
export type ReadReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** A generated store instead of the fake one. */
export type RealStore = {
  readonly create: CreateAdminApi;
  readonly schemaFile: string;
  readonly shops: LocalShopifySettings["shops"];
  /** Files of a theme app extension of the app, by their names below its folder. */
  readonly extension?: Readonly<Record<string, string>>;
};

/** Part of the address of every block of the extension a test brings. */
export const testExtensionUid = "11111111-2222-4333-8444-555555555555";

async function writeExtension(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const toml = `[[extensions]]\ntype = "theme"\nname = "Test"\nhandle = "test-blocks"\nuid = "${testExtensionUid}"\n`;
  const all = { ...files, "shopify.extension.toml": toml };
  for (const [name, text] of Object.entries(all)) {
    const file = join(folder, "extensions", "test-blocks", name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** A stand-in over a fake store (or a generated one) and a fake app; `close` removes every trace. */
export async function startForTest(real?: RealStore) {
  const folder = await mkdtemp(join(tmpdir(), "local-shopify-"));
  const tomlFile = join(folder, "shopify.app.toml");
  await writeFile(tomlFile, appToml);
  await writeExtension(folder, real?.extension ?? {});
  const app = await startFakeApp();
  const adminApi = createFakeAdminApi();
  const local = await startLocalShopify(
    {
      tlsDir: join(folder, "tls"),
      stateDir: join(folder, "state"),
      schemaFile: real?.schemaFile ?? "not read",
      app: { ...testApp, appTarget: app.url, tomlFile },
      shops: real?.shops ?? [],
    },
    real?.create ?? adminApi.create,
  );
  return {
    shop: fakeShop,
    app,
    adminApi,
    local,
    client: createLocalShopifyClient(local.controlUrl),
    fetch: await createProxiedFetch(local),
    close: async () => {
      await local.close();
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A stand-in started for a test. */
export type TestPlatform = Awaited<ReturnType<typeof startForTest>>;

/** Asks for real names through the proxy, trusting its authority alone. */
async function createProxiedFetch(local: LocalShopify) {
  const environment = local.appEnvironment();
  const ca = await readFile(environment["NODE_EXTRA_CA_CERTS"] ?? "", "utf8");
  return (
    url: string,
    init: {
      readonly method?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    } = {},
  ): Promise<ReadReply> =>
    new Promise((resolve, reject) => {
      const agent = new Agent({
        ca,
        proxyEnv: { ...process.env, HTTPS_PROXY: environment["HTTPS_PROXY"] },
      });
      const outgoing = httpsRequest(url, {
        agent,
        method: init.method ?? "GET",
        headers: { ...init.headers },
      });
      outgoing.on("error", reject);
      outgoing.on("response", (answer) => {
        readText(answer).then((body) => {
          const { statusCode: status = 0, headers } = answer;
          resolve({ status, headers, body });
        }, reject);
      });
      outgoing.end(init.body);
    });
}
