/**
 * A program that does what the app does with Shopify's own library and nothing
 * else: it is run as a process of its own with the stand-in's environment.
 * Reads `{apiKey, apiSecret, shop, idToken}` from its argument, prints JSON.
 */
import "@shopify/shopify-api/adapters/node";

import { ApiVersion, LogSeverity, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";
import type { Session } from "@shopify/shopify-api";
import { z } from "zod";

const settings = z
  .object({ apiKey: z.string(), apiSecret: z.string(), shop: z.string(), idToken: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ""));
const { shop } = settings;
const shopify = shopifyApi({
  apiKey: settings.apiKey,
  apiSecretKey: settings.apiSecret,
  hostName: "lagom.example.test",
  isEmbeddedApp: true,
  apiVersion: ApiVersion.October26,
  logger: { level: LogSeverity.Error },
});

async function query(session: Session): Promise<unknown> {
  const client = new shopify.clients.Graphql({ session });
  return (await client.request<unknown>("{ shop { id } }")).data;
}

const { session } = await shopify.auth.tokenExchange({
  shop,
  sessionToken: settings.idToken,
  requestedTokenType: RequestedTokenType.OfflineAccessToken,
  expiring: true,
});
const first = await query(session);
const refreshed = await shopify.auth.refreshToken({
  shop,
  refreshToken: session.refreshToken ?? "",
});
const second = await query(refreshed.session);
const elsewhere = await fetch("https://example.com/").then(
  () => "reached",
  () => "refused",
);
const scope = session.scope ?? "";
process.stdout.write(JSON.stringify({ scope, first, second, elsewhere }));
