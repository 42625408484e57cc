import type { Json, JsonObject } from "../../shared/json.ts";
import type { RecordKind } from "../types.ts";
import { isList, isObject } from "./read-shape.ts";

/** What of a kind of record a reader wants to see first. Paths are tried in turn. */
export type RecordOutline = {
  /** What the record is called, after the kind's own name. */
  readonly title: readonly string[];
  /** When it happened. */
  readonly at: readonly string[];
  /** What it came to. */
  readonly amount: readonly string[];
  /** How it stands, all that are there. */
  readonly status: readonly string[];
  /** Columns when several hang on one record; others follow below the row. */
  readonly columns: readonly (readonly string[])[];
};

const dated = ["createdAt", "processedAt", "occurredAt", "updatedAt", "at", "date"];

const plain: RecordOutline = { title: [], at: dated, amount: [], status: ["status"], columns: [] };

const outlines: Partial<Record<RecordKind, Partial<RecordOutline>>> = {
  customer: { title: ["displayName", "name", "email"], status: ["state"] },
  address: { title: ["name", "address1"], at: [] },
  "marketing-consent": { title: ["channel"], status: ["marketingState", "state"] },
  order: {
    title: ["name", "number", "id"],
    at: ["processedAt", "createdAt"],
    amount: ["currentTotalPriceSet", "totalPriceSet"],
    status: ["displayFinancialStatus", "displayFulfillmentStatus", "cancelledAt"],
  },
  "line-item": {
    title: ["name", "title"],
    columns: [
      ["name", "title"],
      ["quantity", "currentQuantity"],
      ["discountedTotalSet", "originalTotalSet", "originalUnitPriceSet", "discountedUnitPriceSet"],
    ],
  },
  transaction: {
    title: ["formattedGateway", "gateway", "kind"],
    amount: ["amountSet", "amount"],
    columns: [
      ["processedAt", "createdAt"],
      ["kind"],
      ["formattedGateway", "gateway"],
      ["amountSet", "amount"],
      ["status"],
    ],
  },
  refund: { title: ["note"], amount: ["totalRefundedSet"] },
  return: { title: ["name"] },
  fulfilment: { title: ["name"], status: ["displayStatus", "status"] },
  visit: {
    title: ["landingPage"],
    at: ["occurredAt"],
    columns: [["occurredAt"], ["landingPage"], ["source", "referrerUrl"]],
  },
  "draft-order": { title: ["name"], amount: ["totalPriceSet"] },
  "abandoned-checkout": { title: ["name"], amount: ["totalPriceSet"] },
  "gift-card": {
    title: ["maskedCode", "lastCharacters"],
    amount: ["balance", "initialValue"],
  },
  "store-credit": { title: [], amount: ["balance"], at: [] },
  "store-credit-transaction": {
    title: [],
    amount: ["amount"],
    columns: [["createdAt"], ["amount"], ["balanceAfterTransaction"], ["event", "origin"]],
  },
  "company-contact": { title: ["company.name", "title"] },
  "subscription-contract": { title: ["id"], status: ["status"] },
  "payment-method": { title: ["instrument.brand", "instrument.name"], at: [] },
  "blog-comment": { title: ["article.title"] },
  metafield: { title: ["key"], columns: [["namespace"], ["key"], ["value", "jsonValue"]] },
  event: { title: ["action"], columns: [["createdAt"], ["message", "action"]] },
  merge: { title: [], at: ["seenAt", ...dated] },
  "lagom-request": { title: ["kind"], at: ["receivedAt", ...dated] },
  "lagom-message": { title: ["template"] },
  "lagom-suppression": { title: ["email", "phone"], at: ["since"] },
  "lagom-transmission": { title: ["recipient"], at: ["at"] },
  "lagom-consent": { title: ["act"], at: ["chosenAt"] },
  "lagom-mail": { title: ["kind"], at: ["receivedAt"], status: ["outcome"] },
};

/** The outline of a kind; kinds without one get dates and a status. */
export function outlineOf(kind: RecordKind): RecordOutline {
  return { ...plain, ...outlines[kind] };
}

/** The first of the paths that holds something, with the path's last name. */
export function findFirst(
  data: JsonObject,
  paths: readonly string[],
): { readonly name: string; readonly value: Json } | undefined {
  for (const path of paths) {
    const value = readPath(data, path);
    if (value !== undefined && value !== null && value !== "") {
      return { name: path.split(".").at(-1) ?? path, value };
    }
  }
  return undefined;
}

/** The value at a dotted path of objects, or undefined. */
export function readPath(data: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = data;
  for (const name of path.split(".")) {
    if (value === undefined || isList(value) || !isObject(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}
