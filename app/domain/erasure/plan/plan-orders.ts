import { planKeeping } from "../../keeping/plan-keeping.ts";
import type { Keeping } from "../../keeping/types.ts";
import type { CollectedRecord } from "../../data-requests/types.ts";
import type { Json, JsonObject } from "../../shared/json.ts";
import { asOrderId } from "../../shared/ids.ts";
import { typeOfRecord } from "../fates/find-fate.ts";
import type { MetafieldDesk } from "./plan-metafields.ts";
import {
  addFields,
  addWhole,
  listAt,
  hindranceOf,
  idOfGid,
  saysNothing,
  textAt,
  type Draft,
} from "./plan-parts.ts";
import { orderValues, seenDigest } from "../step-values.ts";
import type { RuleSwitch } from "../types.ts";

/** A listed order, until all that hangs on it is read. */
type ListedOrder = {
  readonly gid: string;
  /** Only what steps are made of: a person may have thousands of orders, all held to the end. */
  readonly data: JsonObject;
  readonly localized: Json[];
  /** When it last entered the books. */
  bookedAt: Date | null;
  /** Fields only Shopify's own erasure takes. */
  readonly shopify: string[];
};

export type OrderDesk = {
  readonly take: (record: CollectedRecord) => void;
  readonly close: () => void;
};

/** The rule's fields of an order, in the order they are planned. */
const switches: readonly (readonly [field: string, RuleSwitch])[] = [
  ["Order.note", "order-note"],
  ["Order.customAttributes", "order-attributes"],
  ["Order.localizedFields", "order-localized-fields"],
  ["Order.poNumber", "order-po-number"],
];

const place = "orders";

/**
 * Plans orders and what hangs on them. An order Shopify's list does not name is
 * not touched, nor anything that hangs on it.
 */
export function createOrderDesk(draft: Draft, metafields: MetafieldDesk): OrderDesk {
  const listed = new Set(draft.facts.listedOrderIds);
  const orders = new Map<string, ListedOrder>();
  /** Of listed orders and their parts; what has no root here hangs on an order that is not listed. */
  const rootOf = new Map<string, string>();
  return {
    take: (record) => {
      const type = typeOfRecord(record);
      const root = record.parentId === null ? record.id : rootOf.get(record.parentId);
      if (root === undefined || !listed.has(idOfGid(root))) {
        const because = "order-not-listed";
        draft.lines.add({ place, field: type, fate: "left", because, subject: null });
        return;
      }
      rootOf.set(record.id, root);
      if (record.parentId === null) orders.set(root, openOrder(draft, record));
      else takePart(draft, metafields, { record, type, order: orders.get(root) });
    },
    close: () => {
      for (const order of orders.values()) planOrder(draft, order);
      orders.clear();
    },
  };
}

function openOrder(draft: Draft, record: CollectedRecord): ListedOrder {
  const { data, id } = record;
  const localized = [...listAt(data, "localizedFields")];
  const shopify: string[] = [];
  addFields(
    draft,
    { record, type: "Order" },
    { shopify: (field) => shopify.push(field), rule: () => undefined },
  );
  draft.watched.push(id);
  const bookedAt = dateAt(data, "processedAt") ?? dateAt(data, "createdAt");
  const { note = null, customAttributes = null, poNumber = null } = data;
  return { gid: id, data: { note, customAttributes, poNumber }, localized, bookedAt, shopify };
}

type Part = {
  readonly record: CollectedRecord;
  readonly type: string;
  readonly order: ListedOrder | undefined;
};

function takePart(draft: Draft, metafields: MetafieldDesk, { record, type, order }: Part): void {
  if (type === "Metafield") {
    metafields.take(record);
    return;
  }
  if (type === "LocalizedField") {
    order?.localized.push(record.data);
    return;
  }
  if (type === "Refund" && order !== undefined) {
    order.bookedAt = latest(order.bookedAt, dateAt(record.data, "processedAt"));
  }
  if (addWhole(draft, { record, type })) return;
  const nothing = (): void => undefined;
  addFields(draft, { record, type }, { shopify: nothing, rule: nothing });
}

function planOrder(draft: Draft, order: ListedOrder): void {
  for (const field of order.shopify) leaveToShopify(draft, order, field);
  const data = { ...order.data, localizedFields: order.localized };
  const fields = switches.filter(([field, rule]) => mayClear(draft, { order, data, field, rule }));
  const names = fields.map(([field]) => field);
  // Whether Shopify lets go of localized fields is not certain: their refusal must not be the others'.
  const isLocalized = (field: string) => field === "Order.localizedFields";
  for (const group of [names.filter((name) => !isLocalized(name)), names.filter(isLocalized)]) {
    if (group.length === 0) continue;
    const seen = seenDigest(orderValues(data, group), draft.facts.digest);
    draft.steps.push({ place, action: "clear-order", target: order.gid, fields: group, seen });
  }
}

type Field = {
  readonly order: ListedOrder;
  readonly data: JsonObject;
  readonly field: string;
  readonly rule: RuleSwitch;
};

/** Puts one field of the rule into its row; true when it is cleared now. */
function mayClear(draft: Draft, { order, data, field, rule }: Field): boolean {
  if (saysNothing(orderValues(data, [field]))) return false;
  const row = { place, field, subject: null } as const;
  const write = { place: rule, action: "clear-order", target: order.gid, fields: [field] } as const;
  const hindrance = hindranceOf(draft.facts, write);
  if (hindrance !== undefined) {
    draft.lines.add({ ...row, ...hindrance });
    return false;
  }
  const keeping = keepingOf(draft, order, field);
  if (keeping === null) {
    draft.lines.add({ ...row, fate: "clear", because: null });
    return true;
  }
  const { ground: subject, keptUntil: until } = keeping;
  draft.lines.add({ ...row, fate: "keep", because: "legal-ground", subject, until });
  keep(draft, { order, field, keeping, shopifyErasesSooner: false });
  return false;
}

function leaveToShopify(draft: Draft, order: ListedOrder, field: string): void {
  const keeping = keepingOf(draft, order, field);
  const row = { place, field, fate: "left-to-shopify" } as const;
  if (keeping === null) {
    draft.lines.add({ ...row, because: null, subject: null });
    return;
  }
  const { ground: subject, keptUntil: until } = keeping;
  draft.lines.add({ ...row, because: "shopify-erases-sooner", subject, until });
  keep(draft, { order, field, keeping, shopifyErasesSooner: true });
}

function keepingOf({ facts }: Draft, { bookedAt }: ListedOrder, field: string): Keeping | null {
  const { accounting, now } = facts;
  return bookedAt === null ? null : planKeeping({ accounting, bookedAt, field, now });
}

type Kept = {
  readonly order: ListedOrder;
  readonly field: string;
  readonly keeping: Keeping;
  readonly shopifyErasesSooner: boolean;
};

function keep(draft: Draft, { order, field, keeping, shopifyErasesSooner }: Kept): void {
  const orderId = asOrderId(idOfGid(order.gid));
  draft.keepings.push({ orderId, field, ...keeping, shopifyErasesSooner });
}

function dateAt(data: JsonObject, field: string): Date | null {
  const text = textAt(data, field);
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
