import type { ShopStorefront } from "../contract.ts";
import type { LiveStore } from "../store/live-store.ts";
import { installationId } from "./resolvers/shop.ts";
import type { ShopState } from "./shop-state.ts";

/** What the shop's pages are made from, beside what the Admin API shows of it. */
export function createShopStorefront(_store: LiveStore, state: ShopState): ShopStorefront {
  return {
    online: state.online,
    appMetafields: () =>
      (state.metafields.get(installationId(state)) ?? []).map((field) => ({
        namespace: String(field["namespace"]),
        key: String(field["key"]),
        type: String(field["type"]),
        value: String(field["value"]),
      })),
  };
}
