import type { ItemGroup } from "./known-item.ts";

const shared = { purpose: "advertising", noticeCategory: "marketing" } as const;
const local = { kind: "local-storage" } as const;
const tab = { kind: "session-storage" } as const;
const pixel = { kind: "pixel", party: "third" } as const;
const third = { party: "third" } as const;

const google = {
  ...{ ...shared, setBy: "google-ads" },
  source: "https://policies.google.com/technologies/cookies",
};
const meta = {
  ...{ ...shared, setBy: "meta" },
  source: "https://www.facebook.com/privacy/policies/cookies/",
};
const criteo = {
  ...{ ...shared, setBy: "criteo" },
  source: "https://www.criteo.com/privacy/cookies-policy/",
};

/** What tools for advertising keep on devices. */
export const advertisingItems: readonly ItemGroup[] = [
  {
    ...google,
    rows: [
      ["_gcl_au", "ad-measurement", "90 days"],
      ["_gcl_aw", "ad-measurement", "90 days"],
      ["_gcl_dc", "ad-measurement", "90 days"],
      ["_gcl_gb", "ad-measurement", "90 days"],
      ["_gcl_gs", "ad-measurement", "90 days"],
      ["_gcl_ls", "ad-measurement", "until-removed", local],
      ["_gac_*", "ad-measurement", "90 days"],
      ["FPGCLAW", "ad-measurement", "90 days"],
      ["FPGCLDC", "ad-measurement", "90 days"],
      ["FPAU", "ad-measurement", "90 days"],
      ["googleads.g.doubleclick.net/pagead/*", "ad-targeting", "session", pixel],
    ],
  },
  {
    ...google,
    hosts: ["*.doubleclick.net", "*.google.com"],
    rows: [
      ["IDE", "ad-targeting", "13 months"],
      ["DSID", "ad-targeting", "14 days"],
      ["test_cookie", "ad-targeting", "15 minutes"],
      ["NID", "ad-targeting", "6 months"],
      ["AEC", "security", "6 months"],
      ["ANID", "ad-targeting", "13 months"],
      ["ar_debug", "ad-measurement", "90 days"],
      ["receive-cookie-deprecation", "ad-measurement", "6 months"],
    ],
  },
  {
    ...meta,
    rows: [
      ["_fbp", "ad-targeting", "90 days"],
      ["_fbc", "ad-measurement", "90 days"],
      ["lastExternalReferrer", "ad-measurement", "until-removed", local],
      ["lastExternalReferrerTime", "ad-measurement", "until-removed", local],
      ["www.facebook.com/tr*", "ad-targeting", "session", pixel],
    ],
  },
  {
    ...{ ...meta, hosts: ["*.facebook.com"] },
    rows: [
      ["fr", "ad-targeting", "90 days"],
      ["datr", "security", "400 days"],
      ["sb", "security", "400 days"],
    ],
  },
  {
    ...{ ...shared, setBy: "tiktok" },
    source: "https://ads.tiktok.com/help/article/using-cookies-with-tiktok-pixel",
    rows: [
      ["_ttp", "ad-targeting", "13 months"],
      ["_tt_enable_cookie", "ad-targeting", "13 months"],
      ["ttcsid", "ad-measurement", "90 days"],
      ["ttcsid_*", "ad-measurement", "90 days"],
      ["ttclid", "ad-measurement", "90 days"],
      ["tt_appInfo", "ad-measurement", "session", tab],
      ["tt_pixel_session_index", "ad-measurement", "session", tab],
      ["tt_sessionId", "ad-measurement", "session", tab],
      ["analytics.tiktok.com/api/*", "ad-targeting", "session", pixel],
    ],
  },
  {
    ...{ ...shared, setBy: "pinterest", source: "https://policy.pinterest.com/cookies" },
    rows: [
      ["_pin_unauth", "ad-targeting", "1 years"],
      ["_pinterest_ct_ua", "ad-targeting", "1 years", third],
      ["_pinterest_ct_rt", "ad-targeting", "1 years", third],
      ["_pinterest_sess", "ad-targeting", "1 years", third],
      ["_epik", "ad-measurement", "1 years"],
      ["_derived_epik", "ad-measurement", "1 years"],
      ["ct.pinterest.com/*", "ad-targeting", "session", pixel],
    ],
  },
  {
    ...{ ...shared, setBy: "snap", source: "https://values.snap.com/privacy/cookie-policy" },
    rows: [
      ["_scid", "ad-targeting", "13 months"],
      ["_scid_r", "ad-targeting", "13 months"],
      ["_sctr", "ad-targeting", "13 months"],
      ["_ScCbts", "ad-targeting", "14 days"],
      ["u_scsid", "ad-measurement", "session", tab],
      ["u_sclid", "ad-measurement", "until-removed", local],
      ["tr.snapchat.com/*", "ad-targeting", "session", pixel],
    ],
  },
  {
    ...{ ...shared, setBy: "microsoft-ads" },
    source: "https://learn.microsoft.com/advertising/guides/universal-event-tracking",
    rows: [
      ["_uetsid", "ad-measurement", "24 hours"],
      ["_uetvid", "ad-measurement", "390 days"],
      ["_uetmsclkid", "ad-measurement", "90 days"],
      ["_uetsid_exp", "ad-measurement", "until-removed", local],
      ["_uetvid_exp", "ad-measurement", "until-removed", local],
      ["MUID", "ad-targeting", "13 months", third],
      ["MSPTC", "ad-targeting", "13 months", third],
      ["bat.bing.com/*", "ad-measurement", "session", pixel],
    ],
  },
  {
    ...{ ...shared, setBy: "linkedin-ads" },
    source: "https://www.linkedin.com/legal/l/cookie-table",
    rows: [
      ["li_fat_id", "ad-measurement", "30 days"],
      ["li_giant", "ad-measurement", "7 days"],
      ["ln_or", "statistics", "1 days"],
      ["li_sugr", "ad-targeting", "90 days", third],
      ["bcookie", "security", "1 years", third],
      ["bscookie", "security", "1 years", third],
      ["lidc", "session", "24 hours", third],
      ["li_gc", "consent-choice", "6 months", third],
      ["UserMatchHistory", "ad-targeting", "30 days", third],
      ["AnalyticsSyncHistory", "ad-measurement", "30 days", third],
      ["px.ads.linkedin.com/*", "ad-targeting", "session", pixel],
    ],
  },
  {
    ...criteo,
    rows: [
      ["cto_bundle", "ad-targeting", "13 months"],
      ["cto_bidid", "ad-targeting", "13 months"],
      ["cto_tld_test", "ad-targeting", "session"],
      ["cto_lwid", "ad-targeting", "13 months"],
    ],
  },
  { ...criteo, hosts: ["*.criteo.com"], rows: [["uid", "ad-targeting", "13 months"]] },
  {
    ...{ ...shared, setBy: "x-ads", source: "https://help.x.com/en/rules-and-policies/x-cookies" },
    rows: [
      ["_twclid", "ad-measurement", "24 hours"],
      ["_twpid", "ad-targeting", "24 hours"],
      ["personalization_id", "ad-targeting", "400 days", third],
      ["guest_id", "ad-targeting", "400 days", third],
      ["guest_id_ads", "ad-targeting", "400 days", third],
      ["guest_id_marketing", "ad-targeting", "400 days", third],
      ["muc_ads", "ad-targeting", "400 days", third],
    ],
  },
  {
    ...{ ...shared, setBy: "reddit-ads", source: "https://www.reddit.com/policies/cookies" },
    rows: [
      ["_rdt_uuid", "ad-targeting", "90 days"],
      ["_rdt_cid", "ad-measurement", "90 days"],
    ],
  },
  {
    ...{ ...shared, setBy: "adroll", source: "https://www.nextroll.com/privacy" },
    rows: [
      ["__adroll_fpc", "ad-targeting", "1 years"],
      ["__ar_v4", "ad-targeting", "1 years"],
      ["__adroll", "ad-targeting", "13 months", third],
    ],
  },
  {
    ...{ ...shared, setBy: "awin", source: "https://www.awin.com/gb/privacy" },
    rows: [
      ["_aw_m_*", "affiliate", "30 days"],
      ["_aw_j_*", "affiliate", "30 days"],
    ],
  },
  {
    ...{ ...shared, setBy: "tradedoubler" },
    source: "https://www.tradedoubler.com/en/privacy-policy/",
    rows: [["tduid", "affiliate", "365 days"]],
  },
];
