/** What an optional permission lets Lagom find, and why an answer wants it. */
export type ScopeWords = { readonly title: string; readonly reason: string };

/** In the order in which they matter to most shops; the same list as `optional_scopes`. */
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
