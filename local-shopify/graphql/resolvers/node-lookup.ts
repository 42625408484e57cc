import { visibleOrder } from "../../store/records/visible-order.ts";
import type { RequestContext } from "../request-context.ts";
import { buildInstallation, buildShop } from "./shop.ts";

/** `node(id)`: any record with a gid of its own. Parts of orders are reached through their order. */
export function findNode(gid: string, context: RequestContext): unknown {
  const { store, bulk, state, view } = context;
  if (gid.startsWith("gid://shopify/BulkOperation/")) return bulk.find(gid) ?? null;
  if (gid.startsWith("gid://shopify/Shop/")) return buildShop(context);
  if (gid.startsWith("gid://shopify/AppInstallation/")) return buildInstallation(context);
  const subscription = state.webhookSubscriptions.find((record) => record["id"] === gid);
  if (subscription) return subscription;
  const found = store.find(gid);
  if (found === undefined) return null;
  if (found.type === "Order") return visibleOrder(store, found.index, view);
  return found.type === "Customer" && store.layout.customer(found.index)?.state === "gone"
    ? null
    : found.record;
}
