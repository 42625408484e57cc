import { toCanonical } from "../evidence/canonical.ts";
import type { Json, JsonObject } from "../shared/json.ts";
import type { ErasureAction, StepValues } from "./types.ts";

/** Fields of an order a step may clear; the names are the data map's. */
export const orderStepFields = [
  "Order.note",
  "Order.customAttributes",
  "Order.poNumber",
  "Order.localizedFields",
] as const;

/** Fields of a gift card a step may clear. */
export const giftCardStepFields = [
  "GiftCard.note",
  "GiftCardRecipient.preferredName",
  "GiftCardRecipient.message",
] as const;

/**
 * Digest of what a step's fields held when the plan was made; what the store holds
 * at the step must give the same.
 *
 * @param digest SHA-256 of a text, in hex
 */
export function seenDigest(values: StepValues, digest: (text: string) => string): string {
  return digest(toCanonical(values));
}

/** Whether there is nothing left to do: every field is empty. A record that goes whole never is. */
export function isEmptyValues(action: ErasureAction, values: StepValues): boolean {
  switch (action) {
    case "clear-order":
    case "clear-gift-card":
    case "delete-metafields":
      return Object.values(values).every(isEmptyValue);
    case "delete-draft":
    case "delete-comment":
    case "delete-company-contact":
      return false;
  }
}

/** Whether a field holds nothing: null, an empty text, list or object, or absent. */
export function isEmptyValue(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/**
 * Values of `clear-order`. `order` is the order as Shopify answers it: `note`,
 * `poNumber`, `customAttributes { key value }`, and `localizedFields` as a plain
 * list of `{ key value }` (all pages). Only the step's fields are in the values.
 */
export function orderValues(order: JsonObject, fields: readonly string[]): StepValues {
  const all: JsonObject = {
    note: order["note"] ?? null,
    customAttributes: listOf(order["customAttributes"]).map(toPair),
    poNumber: order["poNumber"] ?? null,
    localizedFields: localizedPairs(listOf(order["localizedFields"])),
  };
  return pick(all, fields.map(nameIn("Order.")));
}

/** Values of `delete-draft`, from `id email customer { id }`. */
export function draftValues(draft: JsonObject): StepValues {
  return {
    id: draft["id"] ?? null,
    email: draft["email"] ?? null,
    customerId: fieldOf(draft["customer"], "id"),
  };
}

/** Values of `delete-comment`, from `id author { name email }`. */
export function commentValues(comment: JsonObject): StepValues {
  const author = comment["author"];
  return {
    id: comment["id"] ?? null,
    author: { name: fieldOf(author, "name"), email: fieldOf(author, "email") },
  };
}

/**
 * Values of `delete-company-contact`: the id alone. Whose contact it is never
 * changes at Shopify, and its title or locale are no reason to plan anew.
 */
export function companyContactValues(contact: JsonObject): StepValues {
  return { id: contact["id"] ?? null };
}

/**
 * Values of `clear-gift-card`, from `note recipientAttributes { preferredName message }`;
 * only the step's fields, named `note`, `recipient.preferredName`, `recipient.message`.
 */
export function giftCardValues(card: JsonObject, fields: readonly string[]): StepValues {
  const recipient = card["recipientAttributes"];
  const all: JsonObject = {
    note: textOrNull(card["note"] ?? null),
    "recipient.preferredName": textOrNull(fieldOf(recipient, "preferredName")),
    "recipient.message": textOrNull(fieldOf(recipient, "message")),
  };
  const names = fields.map((field) =>
    field.startsWith("GiftCardRecipient.")
      ? `recipient.${nameIn("GiftCardRecipient.")(field)}`
      : nameIn("GiftCard.")(field),
  );
  return pick(all, names);
}

/**
 * Values of `delete-metafields`.
 *
 * @param metafields `{ namespace key value }` of one owner, those that are there
 * @param fields `namespace.key` of each that goes; a missing one's value is null
 */
export function metafieldValues(
  metafields: readonly JsonObject[],
  fields: readonly string[],
): StepValues {
  const byName = new Map(metafields.map((one) => [metafieldName(one), one["value"] ?? null]));
  return Object.fromEntries(fields.map((name) => [name, byName.get(name) ?? null]));
}

/** `namespace.key`; a key holds no dot, so the last one parts them. */
export function metafieldName(metafield: JsonObject): string {
  return `${textOf(metafield["namespace"])}.${textOf(metafield["key"])}`;
}

/** Sorted by key; without those that are empty, which is how Shopify forgets one. */
function localizedPairs(fields: readonly Json[]): Json {
  return fields
    .map(toPair)
    .filter(({ value }) => !isEmptyValue(value))
    .sort((one, other) => (textOf(one.key) < textOf(other.key) ? -1 : 1));
}

function toPair(item: Json): { readonly key: Json; readonly value: Json } {
  return { key: fieldOf(item, "key"), value: fieldOf(item, "value") };
}

function pick(all: JsonObject, names: readonly string[]): StepValues {
  return Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
}

const nameIn =
  (prefix: string) =>
  (field: string): string =>
    field.startsWith(prefix) ? field.slice(prefix.length) : field;

function textOrNull(value: Json): Json {
  return value === "" ? null : value;
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

function fieldOf(value: Json | undefined, name: string): Json {
  if (typeof value !== "object" || value === null || isList(value)) return null;
  return value[name] ?? null;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
