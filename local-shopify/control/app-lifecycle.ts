import type { Installation } from "../oauth/installations.ts";
import { createShopRedactBody } from "../webhooks/compliance-payloads.ts";
import type { PayloadShop } from "../webhooks/compliance-payloads.ts";
import { samplePayload } from "../webhooks/sample-payload.ts";
import type { Platform } from "./platform.ts";

/** Shopify sends `shop/redact` 48 hours after an uninstall. */
const shopRedactAfterMs = 48 * 60 * 60 * 1000;

/** Installs the app as managed installation does: the toml's scopes at once. */
export function installApp(platform: Platform, shop: string): Installation {
  requireStore(platform, shop);
  const before = platform.installations.find(shop);
  if (before?.installed === true) return before;
  return platform.installations.change(shop, {
    installed: true,
    scopes: [...platform.config.scopes],
    shopRedactAtMs: null,
  });
}

/**
 * Uninstalls the app: its tokens die at once, `app/uninstalled` goes out, and
 * `shop/redact` 48 hours later unless the app is installed again by then.
 *
 * @returns ids of the webhooks sent now
 */
export function uninstallApp(platform: Platform, shop: string): readonly string[] {
  const store = requireStore(platform, shop);
  if (platform.installations.find(shop)?.installed !== true) return [];
  const dueAtMs = platform.clock.now().getTime() + shopRedactAfterMs;
  platform.installations.dropTokens(shop);
  platform.installations.change(shop, {
    installed: false,
    scopes: [],
    shopRedactAtMs: dueAtMs,
  });
  planShopRedact(platform, shop, dueAtMs);
  const topic = "app/uninstalled";
  const body = samplePayload(topic, shop)
    .replace(/"id":\d+/, `"id":${store.shopId}`)
    .replace(/"domain":null/, `"domain":"${shop}"`)
    .replace(/"myshopify_domain":null/, `"myshopify_domain":"${shop}"`);
  return platform.publish({ shop, topic, body });
}

/** Plans `shop/redact` for shops that left before the stand-in was restarted. */
export function resumeShopRedacts(platform: Platform): void {
  for (const { shop, shopRedactAtMs } of platform.installations.all()) {
    if (shopRedactAtMs !== null) planShopRedact(platform, shop, shopRedactAtMs);
  }
}

/** Sets the scopes of an installation and tells the app. */
export function setScopes(
  platform: Platform,
  shop: string,
  scopes: readonly string[],
): readonly string[] {
  const store = requireStore(platform, shop);
  const before = platform.installations.find(shop);
  if (before?.installed !== true) throw new Error(`${shop} has no app`);
  platform.installations.change(shop, { scopes: [...scopes] });
  const body = JSON.stringify({
    id: before.id,
    shop_id: `gid://shopify/Shop/${store.shopId}`,
    previous: before.scopes,
    current: scopes,
    updated_at: platform.clock.now().toISOString(),
  });
  return platform.publish({ shop, topic: "app/scopes_update", body });
}

/** Sends `shop/redact` now. */
export function sendShopRedact(platform: Platform, shop: string): readonly string[] {
  const body = createShopRedactBody(requireStore(platform, shop));
  return platform.publish({ shop, topic: "shop/redact", body });
}

/** Sends `customers/merge` for every merge the generated store holds. */
export function sendMerges(platform: Platform, shop: string): readonly string[] {
  requireStore(platform, shop);
  const merges = platform.stores.get(shop)?.merges ?? [];
  return merges.flatMap(({ keptCustomerId, mergedCustomerId }) =>
    platform.publish({
      shop,
      topic: "customers/merge",
      body: JSON.stringify({
        admin_graphql_api_customer_kept_id: keptCustomerId,
        admin_graphql_api_customer_deleted_id: mergedCustomerId,
        admin_graphql_api_job_id: null,
        status: "completed",
        errors: [],
      }),
    }),
  );
}

/** The generated store of a shop, its id as digits. */
export function requireStore(platform: Platform, shop: string): PayloadShop {
  const store = platform.stores.get(shop);
  if (store === undefined) throw new Error(`There is no shop ${shop}`);
  const shopId = /(\d+)$/.exec(store.shopId)?.[1];
  if (shopId === undefined) throw new Error(`${shop} has no numeric id`);
  return { shop, shopId };
}

function planShopRedact(platform: Platform, shop: string, dueAtMs: number): void {
  platform.clock.runAt(new Date(dueAtMs), () => {
    // A reinstall clears the plan; a later uninstall makes another.
    if (platform.installations.find(shop)?.shopRedactAtMs !== dueAtMs) return;
    platform.installations.change(shop, { shopRedactAtMs: null });
    sendShopRedact(platform, shop);
  });
}
