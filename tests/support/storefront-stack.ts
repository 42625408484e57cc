import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../local-shopify/chromium.ts";
import { createLocalShopifyClient, type LocalShopifyClient } from "../../local-shopify/client.ts";
import type { AdminApi } from "../../local-shopify/contract.ts";
import { createAdminApi } from "../../local-shopify/graphql/admin-api.ts";
import { startLocalShopify } from "../../local-shopify/start.ts";
import { localApp, localAppUrl } from "../../scripts/local-stack.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";

export const storefrontShop = "skogen.myshopify.com";

/** The local Shopify with this repository's theme blocks, without the app, and a browser before it. */
export interface StorefrontStack {
  readonly client: LocalShopifyClient;
  readonly api: AdminApi;
  /** Writes metafields of the app installation, as publishing does. */
  readonly publish: (
    fields: Readonly<Record<string, string>>,
    edition: object | null,
  ) => Promise<void>;
  /** Switches an app embed of ours on or off, as the merchant does in the theme editor. */
  readonly switchEmbed: (
    block: string,
    on: boolean,
    settings?: Readonly<Record<string, string | number | boolean>>,
  ) => Promise<void>;
  /** A fresh visitor. What goes wrong in its pages is kept in `troubles`. */
  readonly newPage: (width?: number) => Promise<Page>;
  readonly troubles: string[];
  readonly close: () => Promise<void>;
}

/**
 * Starts it in this process; the store is as small as one can be.
 *
 * @param appTarget what answers for the app; nobody, where no test needs it
 */
export async function startStorefrontStack(
  appTarget = "http://127.0.0.1:9",
): Promise<StorefrontStack> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-storefront-"));
  let made: AdminApi | undefined;
  const shopify = await startLocalShopify(
    {
      tlsDir: path.join(repositoryRoot, ".cache", "tls"),
      stateDir: folder,
      schemaFile: path.join(repositoryRoot, ".cache", "admin-2026-10.json.gz"),
      app: {
        ...localApp,
        appUrl: localAppUrl,
        appTarget,
        tomlFile: path.join(repositoryRoot, "shopify.app.toml"),
      },
      shops: [{ shop: storefrontShop, seed: 7, customers: 8, orders: 8, hardPeople: true }],
    },
    (options) => {
      const admin = createAdminApi(options);
      made = admin.api;
      return admin;
    },
  );
  if (made === undefined) throw new Error("The stand-in has no Admin API");
  const api = made;
  const browser = await launchBrowser(shopify);
  const troubles: string[] = [];
  const client = createLocalShopifyClient(shopify.controlUrl);
  return {
    client,
    api,
    troubles,
    switchEmbed: async (block, on, settings = {}) => {
      await client.onlineStore.switchEmbed({ shop: storefrontShop, block, on, settings });
    },
    publish: (fields, edition) => publish(api, fields, edition),
    newPage: async (width = 1280) => {
      const context = await browser.newContext({ width, height: width < 500 ? 740 : 900 });
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") troubles.push(message.text());
      });
      page.on("pageerror", (error) => troubles.push(error.message));
      return page;
    },
    close: async () => {
      await browser.close();
      await shopify.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function publish(
  api: AdminApi,
  fields: Readonly<Record<string, string>>,
  edition: object | null,
): Promise<void> {
  const ask = async (query: string, variables: object = {}) => {
    const call = {
      shop: storefrontShop,
      apiVersion: "2026-10",
      scopes: [],
      withheld: new Set<never>(),
    };
    const { body } = await api.call({ ...call, body: { query, variables } });
    return JSON.stringify(body);
  };
  const [, ownerId] = /"id":"([^"]+)"/u.exec(await ask("{ currentAppInstallation { id } }")) ?? [];
  const texts = Object.entries(fields).map(([key, value]) => ({
    ...{ ownerId, namespace: "lagom", key, value },
    type: key.startsWith("notice") ? "json" : "multi_line_text_field",
  }));
  const json = { ownerId, namespace: "lagom", key: "edition", type: "json" };
  const all = [...texts, ...(edition ? [{ ...json, value: JSON.stringify(edition) }] : [])];
  const answer = await ask(
    `mutation ($all: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $all) { userErrors { message } } }`,
    { all },
  );
  if (!answer.includes('"userErrors":[]')) throw new Error(answer);
}
