import type { PlaceId } from "../../domain/data-map/types.ts";
import type { RecordCollector } from "../../domain/data-requests/ports.ts";
import { abandonedCheckoutsPlace } from "./collect-abandoned-checkouts.server.ts";
import { blogCommentsPlace } from "./collect-blog-comments.server.ts";
import {
  companyContactsPlace,
  paymentMethodsPlace,
  storeCreditPlace,
  subscriptionContractsPlace,
} from "./collect-customer-relations.server.ts";
import { customerPlace } from "./collect-customer.server.ts";
import { draftOrdersPlace } from "./collect-draft-orders.server.ts";
import { giftCardsPlace } from "./collect-gift-cards.server.ts";
import { ordersPlace } from "./collect-orders.server.ts";
import { createPlaceCollector, type PlaceCollectorOptions } from "./collect-place.server.ts";
import type { PlaceDefinition } from "./place-definition.server.ts";

/** The places of the data map that Shopify holds. */
export type ShopifyPlaceId = Exclude<PlaceId, "merged-customers" | "lagom">;

/** How each of them is searched. A place without a definition does not compile. */
export const shopifyPlaces: Readonly<Record<ShopifyPlaceId, PlaceDefinition>> = {
  customer: customerPlace,
  orders: ordersPlace,
  "draft-orders": draftOrdersPlace,
  "abandoned-checkouts": abandonedCheckoutsPlace,
  "gift-cards": giftCardsPlace,
  "store-credit": storeCreditPlace,
  "company-contacts": companyContactsPlace,
  "subscription-contracts": subscriptionContractsPlace,
  "payment-methods": paymentMethodsPlace,
  "blog-comments": blogCommentsPlace,
};

/** One collector per place that Shopify holds. */
export function createShopifyCollectors(
  options: PlaceCollectorOptions,
): Record<ShopifyPlaceId, RecordCollector> {
  const collectorOf = (place: ShopifyPlaceId) =>
    createPlaceCollector(shopifyPlaces[place], options);
  return {
    customer: collectorOf("customer"),
    orders: collectorOf("orders"),
    "draft-orders": collectorOf("draft-orders"),
    "abandoned-checkouts": collectorOf("abandoned-checkouts"),
    "gift-cards": collectorOf("gift-cards"),
    "store-credit": collectorOf("store-credit"),
    "company-contacts": collectorOf("company-contacts"),
    "subscription-contracts": collectorOf("subscription-contracts"),
    "payment-methods": collectorOf("payment-methods"),
    "blog-comments": collectorOf("blog-comments"),
  };
}
