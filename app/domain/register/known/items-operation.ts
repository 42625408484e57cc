import type { ItemGroup } from "./known-item.ts";

const paying = { purpose: "sell-and-deliver", noticeCategory: "necessary" } as const;
const safety = { purpose: "security", noticeCategory: "necessary" } as const;
const chosen = { purpose: "privacy-requests", noticeCategory: "necessary" } as const;
const local = { kind: "local-storage" } as const;
const tab = { kind: "session-storage" } as const;
const third = { party: "third" } as const;

/** What payment, protection and the choice itself keep on devices. */
export const operationItems: readonly ItemGroup[] = [
  {
    ...{ ...paying, setBy: "stripe", source: "https://stripe.com/legal/cookies-policy" },
    rows: [
      ["__stripe_mid", "security", "1 years"],
      ["__stripe_sid", "security", "30 minutes"],
    ],
  },
  {
    ...{ ...paying, setBy: "stripe", source: "https://stripe.com/legal/cookies-policy" },
    hosts: ["*.stripe.com", "*.stripe.network"],
    rows: [["m", "security", "2 years"]],
  },
  {
    ...{ ...paying, setBy: "paypal" },
    source: "https://www.paypal.com/webapps/mpp/ua/cookie-full",
    hosts: ["*.paypal.com"],
    rows: [
      ["ts", "security", "3 years"],
      ["ts_c", "security", "3 years"],
      ["x-pp-s", "checkout", "session"],
      ["enforce_policy", "consent-choice", "1 years"],
      ["LANG", "language-and-country", "8 hours"],
      ["tsrce", "checkout", "3 days"],
      ["l7_az", "session", "30 minutes"],
      ["nsid", "session", "session"],
      ["__paypal_storage__", "checkout", "until-removed", local],
    ],
  },
  {
    ...{ ...paying, setBy: "klarna" },
    source: "https://www.klarna.com/international/cookie-policy/",
    rows: [
      ["klarna-shopping-*", "checkout", "until-removed", local],
      ["klarna_client_id", "security", "1 years", third],
    ],
  },
  {
    ...{ ...paying, setBy: "adyen" },
    source: "https://www.adyen.com/policies-and-disclaimer/cookie-policy",
    rows: [
      ["_rp_uid", "security", "1 years"],
      ["adyen-checkout__*", "checkout", "session", tab],
    ],
  },
  {
    ...{ ...safety, setBy: "cloudflare" },
    source:
      "https://developers.cloudflare.com/fundamentals/reference/policies-compliances/cloudflare-cookies/",
    rows: [
      ["__cf_bm", "security", "30 minutes"],
      ["cf_clearance", "security", "30 minutes"],
      ["__cfruid", "security", "session"],
      ["_cfuvid", "security", "session"],
      ["__cflb", "session", "24 hours"],
    ],
  },
  {
    ...{ ...safety, setBy: "recaptcha" },
    source: "https://policies.google.com/technologies/cookies",
    rows: [
      ["_GRECAPTCHA", "security", "180 days", third],
      ["rc::*", "security", "until-removed", { ...local, ...third }],
    ],
  },
  {
    ...{ ...safety, setBy: "hcaptcha", source: "https://www.hcaptcha.com/privacy" },
    rows: [["hmt_id", "security", "30 days", third]],
  },
  {
    ...{ ...chosen, setBy: "cookiebot" },
    source: "https://www.cookiebot.com/en/cookie-declaration/",
    rows: [["CookieConsent", "consent-choice", "1 years"]],
  },
  {
    ...{ ...chosen, setBy: "onetrust", source: "https://www.onetrust.com/privacy-notice/" },
    rows: [
      ["OptanonConsent", "consent-choice", "1 years"],
      ["OptanonAlertBoxClosed", "consent-choice", "1 years"],
    ],
  },
  {
    ...{ ...chosen, setBy: "consentmo", source: "https://www.consentmo.com/privacy-policy" },
    rows: [
      ["cookieconsent_status", "consent-choice", "1 years"],
      ["cookieconsent_preferences_disabled", "consent-choice", "1 years"],
    ],
  },
  {
    ...{ ...chosen, setBy: "cookieyes", source: "https://www.cookieyes.com/privacy-policy/" },
    rows: [["cookieyes-consent", "consent-choice", "1 years"]],
  },
  {
    ...{ ...chosen, setBy: "usercentrics", source: "https://usercentrics.com/privacy-policy/" },
    rows: [
      ["uc_settings", "consent-choice", "until-removed", local],
      ["uc_user_interaction", "consent-choice", "until-removed", local],
      ["ucString", "consent-choice", "until-removed", local],
    ],
  },
];
