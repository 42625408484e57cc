import type { ItemGroup } from "./known-item.ts";

const shared = { purpose: "newsletter", noticeCategory: "marketing" } as const;
const local = { kind: "local-storage" } as const;
const tab = { kind: "session-storage" } as const;
const third = { party: "third" } as const;

/** What tools for mail to subscribers keep on devices. */
export const newsletterItems: readonly ItemGroup[] = [
  {
    ...{ ...shared, setBy: "klaviyo" },
    source: "https://help.klaviyo.com/hc/en-us/articles/360034666712",
    rows: [
      ["__kla_id", "ad-targeting", "2 years"],
      ["__kla_off", "consent-choice", "until-removed", local],
      ["klaviyoOnsite", "ad-targeting", "until-removed", local],
      ["klaviyoPagesVisitCount", "statistics", "session", tab],
      ["__kla_viewed", "recommendations", "until-removed", local],
    ],
  },
  {
    ...{ ...shared, setBy: "mailchimp", source: "https://mailchimp.com/legal/cookies/" },
    rows: [
      ["mailchimp_landing_site", "ad-measurement", "30 days"],
      ["_mcid", "ad-targeting", "1 years", third],
      ["MCPopupClosed", "preferences", "1 years"],
      ["MCPopupSubscribed", "preferences", "1 years"],
    ],
  },
  {
    ...{ ...shared, setBy: "omnisend", source: "https://www.omnisend.com/privacy/" },
    rows: [
      ["omnisendSessionID", "ad-targeting", "30 minutes"],
      ["omnisendContactID", "ad-targeting", "1 years"],
      ["omnisendAnonymousID", "ad-targeting", "1 years"],
      ["omnisendShopifyCart", "cart", "1 years"],
      ["soundestID", "ad-targeting", "session"],
      ["omnisend-form-*", "preferences", "1 years"],
    ],
  },
  {
    ...{ ...shared, setBy: "hubspot" },
    source:
      "https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser",
    rows: [
      ["__hstc", "statistics", "6 months"],
      ["__hssc", "statistics", "30 minutes"],
      ["__hssrc", "statistics", "session"],
      ["hubspotutk", "ad-targeting", "6 months"],
      ["messagesUtk", "support-chat", "6 months"],
      ["__hs_opt_out", "consent-choice", "6 months"],
    ],
  },
  {
    ...{ ...shared, setBy: "brevo", source: "https://www.brevo.com/legal/cookies/" },
    rows: [["sib_cuid", "ad-targeting", "6 months"]],
  },
  {
    ...{ ...shared, setBy: "activecampaign" },
    source: "https://www.activecampaign.com/legal/cookie-policy",
    rows: [["prism_*", "ad-targeting", "30 days"]],
  },
  {
    ...{ ...shared, setBy: "privy", source: "https://www.privy.com/privacy-policy" },
    rows: [["_privy_*", "ad-targeting", "1 years"]],
  },
  {
    ...{ ...shared, setBy: "attentive", source: "https://www.attentive.com/legal/privacy" },
    rows: [
      ["__attentive_id", "ad-targeting", "1 years"],
      ["__attentive_cco", "ad-measurement", "1 years"],
      ["__attentive_dv", "preferences", "1 days"],
      ["__attentive_pv", "statistics", "30 minutes"],
      ["__attentive_ss_referrer", "ad-measurement", "30 minutes"],
    ],
  },
];
