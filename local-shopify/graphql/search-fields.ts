import type { LiveStore } from "../store/live-store.ts";
import { numberOf, type NumberedType } from "../store/ids.ts";
import { isLink, isRecord } from "../store/parts.ts";
import { matchesText, type SearchTerm } from "./search-syntax.ts";

/** Reads one search field of record `index`: a text, several, a moment in milliseconds, or null when empty. */
type FieldReader = (store: LiveStore, index: number) => string | number | readonly string[] | null;

type Matcher = "id" | "text" | "time" | "exact";

export type SearchField = { readonly matcher: Matcher; readonly read: FieldReader };

const recordText =
  (type: NumberedType, ...fields: readonly string[]): FieldReader =>
  (store, index) =>
    fields.flatMap((field) => {
      const value = store.record(type, index)?.[field];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.filter((one) => typeof one === "string");
    });

const recordTime =
  (type: NumberedType, field: string): FieldReader =>
  (store, index) => {
    const value = store.record(type, index)?.[field];
    return typeof value === "string" ? Date.parse(value) : null;
  };

/** A contact as it is now: what was laid over the record, else what was planned (without building it). */
const contact =
  (type: "Customer" | "Order", field: "email" | "phone"): FieldReader =>
  ({ changed, layout }, index) => {
    const over = changed(type, index);
    const plan = type === "Customer" ? layout.customer(index) : layout.order(index);
    const value = over !== undefined && field in over ? over[field] : plan?.[field]?.value;
    return typeof value === "string" ? value : null;
  };

/** Whether a customer said yes to e-mail marketing (`accepts_marketing:true`). */
const acceptsMarketing: FieldReader = (store, index) => {
  const address = store.record("Customer", index)?.["defaultEmailAddress"];
  return String(isRecord(address) && address["marketingState"] === "SUBSCRIBED");
};

/** The customer of a draft: of one that was changed the record knows. */
const draftCustomer: FieldReader = ({ changed, layout }, index) => {
  const over = changed("DraftOrder", index)?.["customer"];
  if (over === undefined) return customerNumber(layout.extras.drafts[index]?.customer);
  const customer = isLink(over) ? over.link({ earliestOrderMs: 0, nowMs: 0 }) : over;
  return isRecord(customer) ? String(customer["legacyResourceId"]) : null;
};

const idOf = (type: NumberedType): SearchField => ({
  matcher: "id",
  read: (_, index) => numberOf(type, index),
});

const customerNumber = (customer: number | null | undefined): string | null =>
  customer === null || customer === undefined ? null : numberOf("Customer", customer);

/** The filters Shopify documents, as far as they are modelled. A filter not listed is ignored, with a warning, as Shopify does. */
export const SEARCH_FIELDS: Partial<Record<NumberedType, Readonly<Record<string, SearchField>>>> = {
  Customer: {
    default: { matcher: "text", read: recordText("Customer", "displayName", "email", "phone") },
    id: idOf("Customer"),
    email: { matcher: "text", read: contact("Customer", "email") },
    phone: { matcher: "exact", read: contact("Customer", "phone") },
    accepts_marketing: { matcher: "exact", read: acceptsMarketing },
    first_name: { matcher: "text", read: recordText("Customer", "firstName") },
    last_name: { matcher: "text", read: recordText("Customer", "lastName") },
    tag: { matcher: "text", read: recordText("Customer", "tags") },
    customer_date: { matcher: "time", read: recordTime("Customer", "createdAt") },
    updated_at: { matcher: "time", read: recordTime("Customer", "updatedAt") },
  },
  Order: {
    default: { matcher: "text", read: recordText("Order", "name", "email", "phone") },
    id: idOf("Order"),
    customer_id: {
      matcher: "id",
      read: (store, index) => customerNumber(store.layout.buyerOf(index)),
    },
    email: { matcher: "text", read: contact("Order", "email") },
    name: { matcher: "text", read: recordText("Order", "name") },
    tag: { matcher: "text", read: recordText("Order", "tags") },
    po_number: { matcher: "exact", read: recordText("Order", "poNumber") },
    cart_token: { matcher: "exact", read: recordText("Order", "cartToken") },
    checkout_token: { matcher: "exact", read: recordText("Order", "checkoutToken") },
    confirmation_number: { matcher: "exact", read: recordText("Order", "confirmationNumber") },
    created_at: { matcher: "time", read: (store, index) => store.layout.orderCreatedAt(index) },
    processed_at: { matcher: "time", read: (store, index) => store.layout.orderCreatedAt(index) },
    updated_at: { matcher: "time", read: recordTime("Order", "updatedAt") },
  },
  DraftOrder: {
    default: { matcher: "text", read: recordText("DraftOrder", "name", "email") },
    id: idOf("DraftOrder"),
    customer_id: { matcher: "id", read: draftCustomer },
    created_at: { matcher: "time", read: recordTime("DraftOrder", "createdAt") },
    updated_at: { matcher: "time", read: recordTime("DraftOrder", "updatedAt") },
    status: { matcher: "exact", read: recordText("DraftOrder", "status") },
    tag: { matcher: "text", read: recordText("DraftOrder", "tags") },
  },
  AbandonedCheckout: {
    default: { matcher: "text", read: recordText("AbandonedCheckout", "name") },
    id: idOf("AbandonedCheckout"),
    created_at: { matcher: "time", read: recordTime("AbandonedCheckout", "createdAt") },
    updated_at: { matcher: "time", read: recordTime("AbandonedCheckout", "updatedAt") },
    status: { matcher: "exact", read: () => "open" },
    recovery_state: { matcher: "exact", read: () => "not_recovered" },
    email_state: { matcher: "exact", read: () => "not_sent" },
  },
  GiftCard: {
    default: { matcher: "text", read: recordText("GiftCard", "lastCharacters") },
    id: idOf("GiftCard"),
    customer_id: {
      matcher: "id",
      read: (store, index) => customerNumber(store.layout.extras.giftCards[index]?.customer),
    },
    recipient_id: {
      matcher: "id",
      read: (store, index) =>
        customerNumber(store.layout.extras.giftCards[index]?.recipient?.customer),
    },
    created_at: { matcher: "time", read: recordTime("GiftCard", "createdAt") },
    status: { matcher: "exact", read: () => "enabled" },
  },
  Comment: {
    default: { matcher: "text", read: recordText("Comment", "body") },
    id: idOf("Comment"),
    created_at: { matcher: "time", read: recordTime("Comment", "createdAt") },
    updated_at: { matcher: "time", read: recordTime("Comment", "updatedAt") },
    published_at: { matcher: "time", read: recordTime("Comment", "publishedAt") },
    status: { matcher: "exact", read: recordText("Comment", "status") },
  },
};

/** Whether record `index` satisfies one term of a known field. */
export function matchesField(
  field: SearchField,
  term: SearchTerm,
  at: { readonly store: LiveStore; readonly index: number },
): boolean {
  const read = field.read(at.store, at.index);
  const values = read === null ? [] : Array.isArray(read) ? read.map(String) : [String(read)];
  return values.some((value) => matchesValue(field.matcher, value, term));
}

function matchesValue(matcher: Matcher, value: string, term: SearchTerm): boolean {
  if (term.value === "*") return value !== "";
  if (matcher === "text") return matchesText(value, term);
  if (matcher === "exact") return value.toLowerCase() === term.value.toLowerCase();
  if (matcher === "id")
    return compareAs(
      term,
      compareNumbers(value, term.value.replace(/^gid:\/\/shopify\/\w+\//u, "")),
    );
  const asked = Date.parse(term.value);
  if (Number.isNaN(asked)) return false;
  // A day without a clock means the whole day.
  const have = Number(value);
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/u.test(term.value);
  const order = dayOnly && have >= asked && have < asked + 86_400_000 ? 0 : have - asked;
  return compareAs(term, order);
}

function compareAs(term: SearchTerm, order: number): boolean {
  switch (term.comparator) {
    case ":":
      return order === 0;
    case ":>":
      return order > 0;
    case ":>=":
      return order >= 0;
    case ":<":
      return order < 0;
    case ":<=":
      return order <= 0;
  }
}

/** Compares decimal texts of any length. */
export function compareNumbers(left: string, right: string): number {
  return left.length === right.length
    ? left < right
      ? -1
      : left > right
        ? 1
        : 0
    : left.length - right.length;
}
