import { gidOf } from "./ids.ts";
import type { LiveStore } from "./live-store.ts";
import type { StoreRecord } from "./parts.ts";

/** Whom Shopify erases: a customer record if there is one, and the orders the request listed (ids as digits). */
export type OwnErasure = {
  readonly customerId: string | null;
  readonly orders: readonly string[];
};

/**
 * What Shopify's own erasure empties in a customer, beside who may be written to.
 * Sources: help.shopify.com, "Processing customer data requests" (names and
 * addresses go; what was sold, when and for how much stays) and the marketing
 * state `REDACTED` of the schema. Notes of orders, attributes, drafts, gift
 * cards, comments, company contacts and metafields are nowhere said to go.
 */
export const CUSTOMER_ERASED = {
  firstName: null,
  lastName: null,
  displayName: "",
  note: null,
  email: null,
  phone: null,
  validEmailAddress: false,
  verifiedEmail: false,
  defaultEmailAddress: null,
  defaultPhoneNumber: null,
  defaultAddress: null,
  addresses: [],
  addressesV2: [],
} as const;

/** What it empties in a listed order. Amounts, items and the customer's id stay. */
export const ORDER_ERASED = {
  email: null,
  phone: null,
  clientIp: null,
  shippingAddress: null,
  billingAddress: null,
  displayAddress: null,
} as const;

/** Fields in which the schema knows the marketing state `REDACTED`; the newer address types do not. */
const CONSENT_FIELDS = ["emailMarketingConsent", "smsMarketingConsent"] as const;

/** Does to a store what Shopify's own erasure does. Twice is once. */
export function eraseOwn(store: LiveStore, { customerId, orders }: OwnErasure): void {
  const found = customerId === null ? undefined : store.find(gidFor("Customer", customerId));
  if (found && store.isThere(found.type, found.index)) {
    store.change(String(found.record["id"]), {
      ...CUSTOMER_ERASED,
      ...Object.fromEntries(CONSENT_FIELDS.map((field) => [field, redacted(found.record[field])])),
    });
  }
  for (const order of orders) {
    const gid = gidFor("Order", order);
    if (store.find(gid)) store.change(gid, ORDER_ERASED);
  }
}

function redacted(consent: unknown): unknown {
  if (typeof consent !== "object" || consent === null) return null;
  return { ...consent, marketingState: "REDACTED" };
}

/** What Shopify would write into `customers/redact` about a customer record, from the store as it is. */
export function requestOf(store: LiveStore, customerGid: string) {
  const found = store.find(customerGid);
  if (found?.type !== "Customer" || !store.isThere("Customer", found.index)) return undefined;
  const { record } = found;
  return {
    customerId: String(record["legacyResourceId"]),
    email: textOf(record, "email"),
    phone: textOf(record, "phone"),
    ordersRequested: ordersOf(store, found.index).map((gid) => gid.split("/").at(-1) ?? ""),
  };
}

/** When the customer last ordered (milliseconds), or undefined. */
export function lastOrderMs(store: LiveStore, customerGid: string): number | undefined {
  const found = store.find(customerGid);
  if (found?.type !== "Customer") return undefined;
  const times = store.layout.ordersOfCustomer(found.index).map(store.layout.orderCreatedAt);
  return times.length === 0 ? undefined : Math.max(...times);
}

function ordersOf({ layout }: LiveStore, customer: number): readonly string[] {
  return layout.ordersOfCustomer(customer).map((order) => gidOf("Order", order));
}

function textOf(record: StoreRecord, field: string): string | null {
  const value = record[field];
  return typeof value === "string" ? value : null;
}

function gidFor(type: string, id: string): string {
  return id.startsWith("gid://") ? id : `gid://shopify/${type}/${id}`;
}
