import {
  ApiVersion,
  AppDistribution,
  shopifyApp,
  type AdminApiContext,
} from "@shopify/shopify-app-remix/server";
import "@shopify/shopify-app-remix/adapters/node";
import type { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { ADMIN_API_VERSION } from "./platform/shopify/api-version.ts";

export type ShopifyOptions = {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appUrl: string;
  readonly sessionStorage: SessionStorage;
  /** Runs once for each new token, before the page is shown. */
  readonly onAuthenticated: (visit: {
    readonly session: Session;
    readonly admin: AdminApiContext;
  }) => Promise<void>;
};

export type Shopify = ReturnType<typeof createShopify>;

/**
 * Shopify's library, set up for token exchange: no OAuth redirects, an online
 * token per user (who acts is known) and an expiring offline one for the jobs.
 * Scopes stand in `shopify.app.toml` alone.
 */
export function createShopify(options: ShopifyOptions) {
  return shopifyApp({
    apiKey: options.apiKey,
    apiSecretKey: options.apiSecret,
    appUrl: options.appUrl,
    apiVersion: readApiVersion(ADMIN_API_VERSION),
    authPathPrefix: "/auth",
    distribution: AppDistribution.AppStore,
    sessionStorage: options.sessionStorage,
    useOnlineTokens: true,
    hooks: { afterAuth: options.onAuthenticated },
    future: {
      unstable_newEmbeddedAuthStrategy: true,
      expiringOfflineAccessTokens: true,
    },
  });
}

/** The library's name for a version; a version it does not know stops the start. */
function readApiVersion(version: string): ApiVersion {
  const known = Object.values(ApiVersion).find((one) => one === version);
  if (known === undefined) throw new Error(`Shopify's library does not know API ${version}`);
  return known;
}
