/** What an optional permission lets Lagom find or clear, and what for. */
export type ScopeWords = { readonly title: string; readonly reason: string };

/** What reads, in the order in which it matters to most shops; the rest of `optional_scopes` is below. */
export const scopeWords: Readonly<Record<string, ScopeWords>> = {
  read_all_orders: {
    title: "All orders",
    reason: "Without it, Shopify shows apps only the orders of the last 60 days.",
  },
  read_returns: {
    title: "Returns",
    reason: "What was sent back, with the reason and the note the person wrote.",
  },
  read_merchant_managed_fulfillment_orders: {
    title: "Delivery instructions",
    reason: "Where parcels were told to go, with what the person wrote for the carrier.",
  },
  read_third_party_fulfillment_orders: {
    title: "Delivery instructions to others",
    reason: "The same for parcels a warehouse or another service sends for you.",
  },
  read_draft_orders: {
    title: "Draft orders",
    reason: "Orders your staff prepared for the person.",
  },
  read_gift_cards: {
    title: "Gift cards",
    reason: "Gift cards the person bought or was given.",
  },
  read_gift_card_transactions: {
    title: "Gift card transactions",
    reason: "What was paid with the card, and when.",
  },
  read_payment_terms: {
    title: "Payment terms",
    reason: "When an order is to be paid, and what is still open.",
  },
  read_store_credit_accounts: {
    title: "Store credit",
    reason: "The balance of the person’s store credit.",
  },
  read_store_credit_account_transactions: {
    title: "Store credit transactions",
    reason: "What was credited and spent, and when.",
  },
  read_content: {
    title: "Blog comments",
    reason: "Comments the person wrote, with their name, e-mail and IP address.",
  },
  read_own_subscription_contracts: {
    title: "Subscriptions",
    reason: "Subscription contracts Lagom itself made for the person, if any.",
  },
  read_customer_payment_methods: {
    title: "Saved payment methods",
    reason: "Masked cards kept for subscriptions. Card numbers are never shown to apps.",
  },
};

/** What writes: used by erasures, and by the self-audit in development stores. */
export const erasureScopeWords: Readonly<Record<string, ScopeWords>> = {
  write_orders: {
    title: "Clear orders",
    reason:
      "Empties notes, attributes, tax ids and purchase-order numbers of the person’s orders, and deletes the metafields you chose.",
  },
  write_customers: {
    title: "Clear customers",
    reason:
      "Deletes the customer metafields you chose, company contacts, and the name written on a gift card for the person.",
  },
  write_draft_orders: {
    title: "Delete draft orders",
    reason: "Deletes orders your staff prepared for the person.",
  },
  write_gift_cards: {
    title: "Clear gift cards",
    reason: "Empties the note and the greeting of the person’s gift cards. Their money stays.",
  },
  write_content: {
    title: "Delete blog comments",
    reason: "Deletes the comments the person wrote.",
  },
};

/** What publishing a policy into Shopify's own needs; theme blocks need none of it. */
export const policyScopeWords: Readonly<Record<string, ScopeWords>> = {
  read_locales: {
    title: "Languages of the store",
    reason: "To know which language is the main one and which others your customers read.",
  },
  read_privacy_settings: {
    title: "Privacy settings",
    reason:
      "To see whether Shopify writes your privacy policy by itself, and whether Shopify’s cookie banner is on.",
  },
  read_legal_policies: {
    title: "Read the store’s policies",
    reason: "To keep what stood there before, and to notice when somebody changes it.",
  },
  write_legal_policies: {
    title: "Write the privacy policy",
    reason: "To publish in your main language under Settings > Policies.",
  },
  read_translations: {
    title: "Read translations",
    reason: "To read back the policy in your other languages.",
  },
  write_translations: {
    title: "Write translations",
    reason: "To publish the policy in your other languages.",
  },
  write_privacy_settings: {
    title: "Change privacy settings",
    reason:
      "To end Shopify’s automatic policy, to switch off Shopify’s cookie banner, and to set where Shopify asks for consent; each only after you said so.",
  },
};

/** What an optional permission is called; null for what is none. */
export function scopeTitle(scope: string): string | null {
  return (scopeWords[scope] ?? erasureScopeWords[scope] ?? policyScopeWords[scope])?.title ?? null;
}
