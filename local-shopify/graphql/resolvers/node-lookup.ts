import { indexOfPart, type NumberedType, parseGid } from "../../store/ids.ts";
import { isPart, isRecord, type StoreRecord } from "../../store/parts.ts";
import { visibleOrder } from "../../store/records/visible-order.ts";
import type { RequestContext } from "../request-context.ts";
import { findPolicy } from "./policies.ts";
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

/** What is found by its gid and is neither a record of the store nor a part of one. */
const FINDERS: Readonly<Record<string, (gid: string, context: RequestContext) => unknown>> = {
  BulkOperation: (gid, context) => context.bulk.find(gid) ?? null,
  Shop: (_gid, context) => buildShop(context),
  AppInstallation: findInstallation,
  ShopPolicy: findPolicy,
  WebhookSubscription: (gid, { state }) =>
    state.webhookSubscriptions.find((record) => record["id"] === gid) ?? null,
};

/** `node(id)`: a record, or a part of one, by its gid; null when the caller may not see it or it is none. */
export function findNode(gid: string, context: RequestContext): unknown {
  const { type } = parseGid(gid) ?? {};
  if (type === undefined) return null;
  const find = FINDERS[type] ?? (type in PART_FIELDS ? findPart : findRecord);
  return find(gid, context);
}

/** An app sees its own installation only. */
function findInstallation(gid: string, context: RequestContext): unknown {
  const own = buildInstallation(context);
  return own["id"] === gid ? own : null;
}

/** A record with a number of its own. */
export function findRecord(gid: string, { store, view }: RequestContext): unknown {
  const found = store.find(gid);
  if (found === undefined) return null;
  if (found.type === "Order") return visibleOrder(store, found.index, view);
  return store.isThere(found.type, found.index) ? found.record : null;
}

function findPart(gid: string, { store, view }: RequestContext): unknown {
  const { type, number } = parseGid(gid) ?? { type: "", number: "" };
  const place = PART_FIELDS[type];
  if (place === undefined) return null;
  const [owner, field] = place;
  const index = indexOfPart(owner, number);
  if (index === undefined) return null;
  const record = owner === "Order" ? visibleOrder(store, index, view) : store.record(owner, index);
  return listedIn(record?.[field]).find((part) => part["id"] === gid) ?? null;
}

function listedIn(value: unknown): readonly StoreRecord[] {
  const parts: unknown = isPart(value) ? value.part() : value;
  return Array.isArray(parts) ? parts.filter(isRecord) : [];
}
