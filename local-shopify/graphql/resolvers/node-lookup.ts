import { indexOfPart, type NumberedType, parseGid } from "../../store/ids.ts";
import { isPart, isRecord } from "../../store/parts.ts";
import { visibleOrder } from "../../store/records/visible-order.ts";
import type { RequestContext } from "../request-context.ts";
import { buildInstallation, buildShop } from "./shop.ts";

/** Parts that have a gid of their own, and the field of their owner that lists them. */
const PART_FIELDS: Readonly<Record<string, readonly [owner: NumberedType, field: string]>> = {
  LineItem: ["Order", "lineItems"],
  OrderTransaction: ["Order", "transactions"],
  Refund: ["Order", "refunds"],
  Return: ["Order", "returns"],
  Fulfillment: ["Order", "fulfillments"],
  ShippingLine: ["Order", "shippingLines"],
  DraftOrderLineItem: ["DraftOrder", "lineItems"],
  AbandonedCheckoutLineItem: ["AbandonedCheckout", "lineItems"],
};

/** `node(id)`: a record, or a part of one, by its gid; null when the caller may not see it or it is none. */
export function findNode(gid: string, context: RequestContext): unknown {
  const { type } = parseGid(gid) ?? {};
  switch (type) {
    case undefined:
      return null;
    case "BulkOperation":
      return context.bulk.find(gid) ?? null;
    case "Shop":
      return buildShop(context);
    case "AppInstallation":
      return buildInstallation(context);
    case "WebhookSubscription":
      return context.state.webhookSubscriptions.find((record) => record["id"] === gid) ?? null;
    default:
      return type in PART_FIELDS ? findPart(gid, context) : findRecord(gid, context);
  }
}

/** A record with a number of its own. */
export function findRecord(gid: string, { store, view }: RequestContext): unknown {
  const found = store.find(gid);
  if (found === undefined) return null;
  if (found.type === "Order") return visibleOrder(store, found.index, view);
  const gone = found.type === "Customer" && store.layout.customer(found.index)?.state === "gone";
  return gone ? null : found.record;
}

function findPart(gid: string, { store, view }: RequestContext): unknown {
  const { type = "", number = "" } = parseGid(gid) ?? {};
  const [owner, field] = PART_FIELDS[type] ?? [];
  const index = owner && indexOfPart(owner, number);
  if (owner === undefined || field === undefined || index === undefined) return null;
  const record = owner === "Order" ? visibleOrder(store, index, view) : store.record(owner, index);
  const listed = record?.[field];
  const parts = isPart(listed) ? listed.part() : listed;
  return Array.isArray(parts)
    ? (parts.find((part) => isRecord(part) && part["id"] === gid) ?? null)
    : null;
}
