import { readFile } from "node:fs/promises";

import { parse } from "smol-toml";
import { z } from "zod";

import type { AppProxyConfig } from "../storefront/app-proxy.ts";

/** One address that wants one topic. */
export type WebhookSubscription = {
  readonly topic: string;
  /** As written in the file: absolute, or a path below the app's address. */
  readonly uri: string;
};

/** What the platform needs out of `shopify.app.toml`. */
export type AppConfig = {
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly apiVersion: string;
  /** Which paths of a shop are the app's; undefined when it has none. */
  readonly proxy: AppProxyConfig | undefined;
  readonly subscriptions: readonly WebhookSubscription[];
};

const appConfigFileSchema = z.object({
  access_scopes: z.object({
    scopes: z.string().default(""),
    optional_scopes: z.array(z.string()).default([]),
  }),
  app_proxy: z.object({ url: z.string(), prefix: z.string(), subpath: z.string() }).exactOptional(),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z
      .array(
        z.object({
          uri: z.string(),
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
        }),
      )
      .default([]),
  }),
});

/** Reads scopes and webhook subscriptions of an app's `shopify.app.toml`. */
export async function readAppConfig(tomlFile: string): Promise<AppConfig> {
  const file = appConfigFileSchema.parse(parse(await readFile(tomlFile, "utf8")));
  return {
    scopes: splitScopes(file.access_scopes.scopes),
    optionalScopes: file.access_scopes.optional_scopes,
    apiVersion: file.webhooks.api_version,
    proxy: file.app_proxy,
    subscriptions: file.webhooks.subscriptions.flatMap((entry) =>
      [...entry.topics, ...entry.compliance_topics].map((topic) => ({
        topic,
        uri: entry.uri,
      })),
    ),
  };
}

function splitScopes(list: string): readonly string[] {
  return list
    .split(",")
    .map((scope) => scope.trim())
    .filter((scope) => scope !== "");
}
