import type { PlantedToken, Taker, TokenLeft } from "../contract.ts";
import { numberOf } from "./ids.ts";
import type { LiveStore } from "./live-store.ts";
import { CUSTOMER_ERASED, ORDER_ERASED } from "./own-erasure.ts";
import { isLink, isPart, isRecord, isRecordList, type StoreRecord } from "./parts.ts";
import type { Spot } from "./spots.ts";

/** A text of a record as it is now (in small letters), and where in it. */
type Leaf = { readonly text: string; readonly field: string; readonly takenBy: Taker };

/**
 * Which of a person's tokens the records still hold. Each token is looked for
 * where it was planted; contacts, which other records repeat, in all of them.
 */
export function findTokensLeft(given: {
  readonly store: LiveStore;
  readonly tokens: readonly PlantedToken[];
  readonly spots: readonly Spot[];
  /** Ids of the orders the request lists. */
  readonly orders: readonly string[];
}): readonly TokenLeft[] {
  const { store, tokens, spots } = given;
  const listed = new Set(given.orders);
  const planted = Map.groupBy(tokens, ({ recordId }) => recordId);
  const contacts = tokens.filter(({ field }) => CONTACT_FIELDS.includes(field));
  const each = new Map(spots.map((spot) => [spot.join("/"), spot]));
  return [...each.values()].flatMap(([type, index]) => {
    const record = store.record(type, index);
    if (record === undefined) return [];
    const own = planted.get(String(record["id"])) ?? [];
    const copies = contacts.filter((token) => token.recordId !== record["id"]);
    const isReached = type !== "Order" || listed.has(numberOf("Order", index));
    return leftIn(record, { own, copies, isReached });
  });
}

/** Values that several records of a person repeat. */
const CONTACT_FIELDS: readonly string[] = [
  "Customer.email",
  "Customer.phone",
  "Order.email",
  "Order.phone",
  "DraftOrder.email",
  "CommentAuthor.email",
];

function leftIn(
  record: StoreRecord,
  sought: {
    readonly own: readonly PlantedToken[];
    readonly copies: readonly PlantedToken[];
    readonly isReached: boolean;
  },
): readonly TokenLeft[] {
  const leaves = leavesOf(record);
  const whole = leaves.map(({ text }) => text).join("\n");
  const recordId = String(record["id"]);
  return [...sought.own, ...sought.copies].flatMap((planted) => {
    const { token } = planted;
    const wanted = token.toLowerCase();
    if (!whole.includes(wanted)) return [];
    const holding = leaves.filter(({ text }) => text.includes(wanted));
    const isOwn = planted.recordId === recordId;
    const isOpen = sought.isReached && planted.reachable;
    const takers = Map.groupBy(holding, (leaf) => (isOpen ? leaf.takenBy : "nobody"));
    return [...takers].map(([takenBy, [first]]) => ({
      token,
      recordId,
      takenBy,
      field: isOwn ? planted.field : (first?.field ?? ""),
    }));
  });
}

/** Every text of a record, its parts built, links to others not followed. */
function leavesOf(record: StoreRecord): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const [name, value] of Object.entries(record)) {
    const takenBy = takerOf(record.__typename, name);
    collect(value, `${record.__typename}.${name}`, (text, field) => {
      leaves.push({ text: text.toLowerCase(), field, takenBy });
    });
  }
  return leaves;
}

function collect(value: unknown, field: string, tell: (text: string, field: string) => void): void {
  const built = isPart(value) ? value.part() : value;
  if (typeof built === "string" || typeof built === "number") tell(String(built), field);
  else if (Array.isArray(built)) for (const item of built) collect(item, field, tell);
  else if (isOwnObject(built)) {
    const type = isRecord(built) ? built.__typename : (field.split(".")[0] ?? "");
    for (const [name, inner] of Object.entries(built)) collect(inner, `${type}.${name}`, tell);
  }
}

function isOwnObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isLink(value) && !isRecordList(value);
}

/** Records an erasing app deletes whole. */
const DELETED_BY_APP: readonly string[] = ["DraftOrder", "Comment", "CompanyContact"];

/** Fields it empties or whose metafields it deletes. */
const CLEARED_BY_APP: Readonly<Record<string, readonly string[]>> = {
  Customer: ["metafields"],
  Order: ["note", "customAttributes", "poNumber", "localizedFields", "metafields"],
  GiftCard: ["note", "recipientAttributes"],
};

const ERASED_BY_SHOPIFY: Readonly<Record<string, readonly string[]>> = {
  Customer: Object.keys(CUSTOMER_ERASED),
  Order: Object.keys(ORDER_ERASED),
};

/** Who takes what stands in a field of a record, by its type and the field at its top. */
function takerOf(type: string, field: string): Taker {
  if (DELETED_BY_APP.includes(type) || CLEARED_BY_APP[type]?.includes(field)) return "app";
  return ERASED_BY_SHOPIFY[type]?.includes(field) === true ? "shopify" : "nobody";
}
