import type { PurposePreset, Register } from "../register/types.ts";

/** What a permission of Lagom's reads or writes people's data for; `none` where it meets nobody's. */
const scopeServes: Readonly<Record<string, PurposePreset | "none">> = {
  read_customers: "privacy-requests",
  write_customers: "privacy-requests",
  read_customer_merge: "privacy-requests",
  write_customer_data_erasure: "privacy-requests",
  read_customer_payment_methods: "privacy-requests",
  read_orders: "privacy-requests",
  read_all_orders: "privacy-requests",
  write_orders: "privacy-requests",
  read_draft_orders: "privacy-requests",
  write_draft_orders: "privacy-requests",
  read_gift_cards: "privacy-requests",
  write_gift_cards: "privacy-requests",
  read_gift_card_transactions: "privacy-requests",
  read_returns: "privacy-requests",
  read_merchant_managed_fulfillment_orders: "privacy-requests",
  read_third_party_fulfillment_orders: "privacy-requests",
  read_payment_terms: "privacy-requests",
  read_store_credit_accounts: "privacy-requests",
  read_store_credit_account_transactions: "privacy-requests",
  read_content: "privacy-requests",
  write_content: "privacy-requests",
  read_own_subscription_contracts: "privacy-requests",
  read_legal_policies: "none",
  write_legal_policies: "none",
  read_privacy_settings: "none",
  write_privacy_settings: "none",
  read_translations: "none",
  write_translations: "none",
  read_locales: "none",
  read_markets: "none",
  read_publications: "none",
  read_themes: "none",
  read_online_store_pages: "none",
  read_channels: "none",
  read_payment_customizations: "none",
  write_app_proxy: "none",
};

/**
 * Permissions Lagom holds that no purpose of the register asks for: those that reach people's data
 * while the register names no such use, and those nobody knows a use of (GDPR 5(1)(c)).
 */
export function findScopesBeyondPurposes(
  register: Register,
  granted: readonly string[],
): readonly string[] {
  const presets = new Set(register.purposes.map(({ preset }) => preset));
  return granted.filter((scope) => {
    // Whoever may write may read: Shopify grants both (shopify.dev, access scopes).
    const serves = scopeServes[scope] ?? scopeServes[scope.replace(/^read_/u, "write_")];
    if (serves === undefined) return true;
    return serves !== "none" && !presets.has(serves);
  });
}
