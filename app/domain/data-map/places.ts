import type { Place, PlaceId } from "./types.ts";

const everyKind = ["name", "email", "phone", "address"] as const;

/** The places personal data can sit, with what must be granted to look there. */
export const places: readonly Place[] = [
  {
    id: "customer",
    holder: "shopify",
    scopes: [["read_customers"]],
    wideningScopes: [],
    approvals: everyKind,
  },
  {
    id: "orders",
    holder: "shopify",
    scopes: [["read_orders"]],
    wideningScopes: [
      { scope: "read_all_orders", missing: "orders-older-than-60-days" },
      { scope: "read_returns", missing: "scope-not-granted" },
      { scope: "read_payment_terms", missing: "scope-not-granted" },
      { scope: "read_merchant_managed_fulfillment_orders", missing: "scope-not-granted" },
      { scope: "read_third_party_fulfillment_orders", missing: "scope-not-granted" },
    ],
    approvals: everyKind,
  },
  {
    id: "draft-orders",
    holder: "shopify",
    scopes: [["read_draft_orders"]],
    wideningScopes: [{ scope: "read_payment_terms", missing: "scope-not-granted" }],
    approvals: everyKind,
  },
  {
    id: "abandoned-checkouts",
    holder: "shopify",
    // The checkout itself carries no e-mail: whose it is stands on its customer.
    scopes: [["read_orders"], ["read_customers"]],
    wideningScopes: [],
    approvals: everyKind,
  },
  {
    id: "gift-cards",
    holder: "shopify",
    scopes: [["read_gift_cards"]],
    wideningScopes: [{ scope: "read_gift_card_transactions", missing: "scope-not-granted" }],
    approvals: ["name"],
  },
  {
    id: "store-credit",
    holder: "shopify",
    scopes: [["read_customers"], ["read_store_credit_accounts"]],
    wideningScopes: [
      { scope: "read_store_credit_account_transactions", missing: "scope-not-granted" },
    ],
    approvals: [],
  },
  {
    id: "company-contacts",
    holder: "shopify",
    scopes: [["read_customers"]],
    wideningScopes: [],
    approvals: ["name"],
  },
  {
    id: "subscription-contracts",
    holder: "shopify",
    scopes: [["read_customers"], ["read_own_subscription_contracts"]],
    wideningScopes: [],
    approvals: everyKind,
  },
  {
    id: "payment-methods",
    holder: "shopify",
    scopes: [["read_customers"], ["read_customer_payment_methods"]],
    wideningScopes: [],
    approvals: ["name", "email", "address"],
  },
  {
    id: "blog-comments",
    holder: "shopify",
    scopes: [["read_content", "read_online_store_pages"]],
    wideningScopes: [],
    approvals: ["name", "email"],
  },
  {
    id: "merged-customers",
    holder: "lagom",
    scopes: [],
    wideningScopes: [{ scope: "read_customer_merge", missing: "scope-not-granted" }],
    approvals: [],
  },
  { id: "lagom", holder: "lagom", scopes: [], wideningScopes: [], approvals: [] },
];

/** The place with this id. */
export function getPlace(id: PlaceId): Place {
  const place = places.find((candidate) => candidate.id === id);
  if (place === undefined) {
    throw new Error(`the data map has no place ${id}`);
  }
  return place;
}

/** Tells whether a scope is granted; `write_x` includes `read_x`. */
export function isGranted(scope: string, granted: readonly string[]): boolean {
  return granted.includes(scope) || granted.includes(scope.replace(/^read_/u, "write_"));
}

/** The lists of scopes of a place of which none is granted. */
export function scopesLacking(
  place: Place,
  granted: readonly string[],
): readonly (readonly string[])[] {
  return place.scopes.filter((oneOf) => !oneOf.some((scope) => isGranted(scope, granted)));
}
