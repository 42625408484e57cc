import {
  ApiVersion,
  AppDistribution,
  LogSeverity,
  shopifyApp,
  type AdminApiContext,
} from "@shopify/shopify-app-remix/server";
import "@shopify/shopify-app-remix/adapters/node";
import type { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import type { Log } from "./logging/log.server.ts";
import { ADMIN_API_VERSION } from "./platform/shopify/api-version.ts";
import { readShopifyLine } from "./platform/shopify/shopify-line.server.ts";

export type ShopifyOptions = {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appUrl: string;
  readonly sessionStorage: SessionStorage;
  readonly log: Log;
  /** Runs once for each new token, before the page is shown. */
  readonly onAuthenticated: (visit: {
    readonly session: Session;
    readonly admin: AdminApiContext;
  }) => Promise<void>;
};

/**
 * Shopify's library, set up for token exchange: no OAuth redirects, an online
 * token per user (who acts is known) and an expiring offline one for the jobs.
 * Scopes stand in `shopify.app.toml` alone.
 */
export function createShopify(options: ShopifyOptions) {
  const apiVersion: string = ADMIN_API_VERSION;
  if (!isApiVersion(apiVersion)) throw new Error(`Shopify's library does not know ${apiVersion}`);
  return shopifyApp({
    apiKey: options.apiKey,
    apiSecretKey: options.apiSecret,
    appUrl: options.appUrl,
    apiVersion,
    authPathPrefix: "/auth",
    distribution: AppDistribution.AppStore,
    sessionStorage: options.sessionStorage,
    useOnlineTokens: true,
    logger: {
      level: LogSeverity.Warning,
      httpRequests: false,
      timestamps: false,
      log: (severity, message) => {
        const { text, ...facts } = readShopifyLine(message);
        options.log[severity === LogSeverity.Error ? "error" : "warn"](facts, text);
      },
    },
    hooks: { afterAuth: options.onAuthenticated },
    future: {
      unstable_newEmbeddedAuthStrategy: true,
      expiringOfflineAccessTokens: true,
    },
  });
}

const knownVersions: readonly string[] = Object.values(ApiVersion);

/** Tells whether the library knows an API version by that name. */
function isApiVersion(version: string): version is ApiVersion {
  return knownVersions.includes(version);
}

/** A visit as the hook sees it: who came with which token, and a client that acts with it. */
export type ShopifyVisit = Parameters<ShopifyOptions["onAuthenticated"]>[0];
