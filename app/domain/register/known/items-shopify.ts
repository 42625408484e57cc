import type { ItemGroup, ItemRow } from "./known-item.ts";

/** Shopify's statement of what stores on it keep on devices; names, uses and lifetimes. */
const cookieList = "https://www.shopify.com/legal/cookies";
const customerPrivacy = "https://shopify.dev/docs/api/customer-privacy";

// prettier-ignore
const selling: readonly ItemRow[] = [
  ["cart", "cart", "14 days"],
  ["cart_currency", "cart", "14 days"],
  ["cart_sig", "cart", "14 days"],
  ["cart_ts", "cart", "14 days"],
  ["cart_ver", "cart", "14 days"],
  ["cart_link_id", "cart", "session"],
  ["c", "checkout", "1 years", { party: "third" }],
  ["checkout", "checkout", "28 days"],
  ["checkout_one_experiment", "checkout", "session"],
  ["checkout_prefill", "checkout", "5 minutes"],
  ["checkout_queue_token", "checkout", "1 years"],
  ["_checkout_queue_token", "checkout", "1 years"],
  ["checkout_session_lookup", "checkout", "21 days"],
  ["checkout_session_token_*", "checkout", "21 days"],
  ["checkout_token", "checkout", "1 years"],
  ["discount_code", "cart", "session"],
  ["dynamic_checkout_shown_on_cart", "checkout", "30 minutes"],
  ["hide_shopify_pay_for_checkout", "checkout", "session"],
  ["previous_step", "checkout", "1 years"],
  ["remember_me", "checkout", "1 years"],
  ["shopify_pay", "checkout", "1 years"],
  ["shopify_pay_redirect", "checkout", "1 years"],
  ["source_name", "checkout", "session"],
  ["tracked_start_checkout", "checkout", "1 years"],
  ["unique_interaction_id", "checkout", "10 minutes"],
  // In Shopify's list of what a store needs to work: they keep prices and cart in the visitor's country.
  ["localization", "language-and-country", "1 years"],
  ["_shopify_country", "language-and-country", "30 minutes"],
  ["keep_alive", "language-and-country", "30 minutes"],
];

// prettier-ignore
const safe: readonly ItemRow[] = [
  ["_shopify_essential", "security", "1 years"],
  ["_shopify_essential_*", "security", "1 years"],
  ["_secure_session_id", "session", "24 hours"],
  ["_shopify_test", "security", "1 minutes"],
  ["_ab", "session", "1 years"],
  ["_abv", "session", "1 years"],
  ["preview_theme", "session", "session"],
  ["storefront_digest", "session", "2 years"],
  ["skip_shop_pay", "checkout", "1 years"],
  ["wpm-domain-test", "security", "session"],
  ["wpm-test-cookie", "security", "session"],
];

// prettier-ignore
const accounts: readonly ItemRow[] = [
  ["_customer_account_shop_sessions", "log-in", "30 days"],
  ["_secure_account_session_id", "log-in", "30 days"],
  ["_storefront_u", "log-in", "1 minutes"],
  ["_shop_app_essential", "log-in", "1 years", { party: "third" }],
  ["customer_account_locale", "language-and-country", "1 years"],
  ["customer_account_new_login", "log-in", "20 minutes"],
  ["customer_account_preview", "log-in", "7 days"],
  ["customer_payment_method", "log-in", "60 minutes"],
  ["customer_shop_pay_agreement", "log-in", "20 minutes"],
  ["identity-state", "log-in", "24 hours"],
  ["identity-state-*", "log-in", "24 hours"],
  ["identity_customer_account_number", "log-in", "84 days"],
  ["login_with_shop_finalize", "log-in", "5 minutes"],
  ["order", "session", "21 days"],
  ["pay_update_intent_id", "log-in", "20 minutes"],
  ["secure_customer_sig", "log-in", "1 years"],
];

// prettier-ignore
const choices: readonly ItemRow[] = [
  ["_tracking_consent", "consent-choice", "1 years"],
  ["_cmp_a", "consent-choice", "24 hours"],
  ["_shopify_m", "consent-choice", "1 years"],
  ["_shopify_tm", "consent-choice", "30 minutes"],
  ["_shopify_tw", "consent-choice", "14 days"],
  ["shopify_override_user_locale", "language-and-country", "1 years"],
];

// prettier-ignore
const statistics: readonly ItemRow[] = [
  ["_landing_page", "statistics", "14 days"],
  ["_orig_referrer", "statistics", "14 days"],
  ["_s", "visitor-count", "30 minutes"],
  ["_y", "visitor-count", "1 years"],
  ["_shopify_d", "statistics", "session"],
  ["_shopify_fs", "statistics", "14 days"],
  ["_shopify_ga", "statistics", "session"],
  ["_shopify_s", "visitor-count", "30 minutes"],
  ["_shopify_sa_p", "ad-measurement", "30 minutes"],
  ["_shopify_sa_t", "ad-measurement", "30 minutes"],
  ["_shopify_uniq", "visitor-count", "24 hours"],
  ["_shopify_visit", "visitor-count", "30 minutes"],
  ["_shopify_y", "visitor-count", "1 years"],
  ["_shopify_analytics", "statistics", "1 years"],
  ["ads_attribution", "ad-measurement", "30 minutes"],
  ["shop_analytics", "statistics", "1 years"],
];

const shared = { setBy: "shopify", source: cookieList } as const;
const necessary = { ...shared, noticeCategory: "necessary" } as const;

/** Shopify's own cookies; what it says is needed for the store to work is necessary here too. */
export const shopifyItems: readonly ItemGroup[] = [
  { ...necessary, purpose: "sell-and-deliver", rows: selling },
  { ...necessary, purpose: "security", rows: safe },
  { ...necessary, purpose: "accounts", rows: accounts },
  { ...necessary, purpose: "privacy-requests", rows: choices },
  {
    ...{ ...necessary, purpose: "privacy-requests", source: customerPrivacy },
    rows: [
      ["tracking_consent_fetched", "consent-choice", "session", { kind: "local-storage" }],
      ["consentHeader", "consent-choice", "session", { kind: "session-storage" }],
    ],
  },
  { ...shared, purpose: "statistics", noticeCategory: "statistics", rows: statistics },
  {
    ...{ ...shared, purpose: "advertising", noticeCategory: "marketing" },
    rows: [["_shopify_marketing", "ad-measurement", "1 years"]],
  },
];

/** What every store on Shopify sets by itself, whatever else it uses. */
export const shopifyEssentials: readonly string[] = [
  ...["_shopify_essential", "_tracking_consent", "_cmp_a", "cart", "cart_currency", "cart_sig"],
  ...["cart_ts", "checkout_token", "_secure_session_id", "localization", "keep_alive"],
  ...["_shopify_country", "_shopify_analytics", "_shopify_marketing", "_shopify_y", "_shopify_s"],
  ...["_shopify_sa_p", "_shopify_sa_t", "_landing_page", "_orig_referrer"],
];

/** What it sets besides where customers can log in. */
export const shopifyAccountItems: readonly string[] = [
  ...["_customer_account_shop_sessions", "_secure_account_session_id", "secure_customer_sig"],
  ...["customer_account_locale", "_storefront_u"],
];
