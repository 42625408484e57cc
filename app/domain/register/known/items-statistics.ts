import type { ItemGroup } from "./known-item.ts";

const shared = { purpose: "statistics", noticeCategory: "statistics" } as const;
const local = { kind: "local-storage" } as const;
const tab = { kind: "session-storage" } as const;
const third = { party: "third" } as const;

/** What tools that count visits keep on devices. */
export const statisticsItems: readonly ItemGroup[] = [
  {
    ...{ ...shared, setBy: "google-analytics" },
    source: "https://support.google.com/analytics/answer/11397207",
    rows: [
      ["_ga", "statistics", "2 years"],
      ["_ga_*", "statistics", "2 years"],
      ["_gid", "statistics", "24 hours"],
      ["_gat", "statistics", "1 minutes"],
      ["_gat_*", "statistics", "1 minutes"],
      ["FPID", "statistics", "2 years"],
      ["FPLC", "statistics", "20 hours"],
      ["__utma", "statistics", "2 years"],
      ["__utmb", "statistics", "30 minutes"],
      ["__utmz", "statistics", "6 months"],
      [
        ...(["*.google-analytics.com/g/collect*", "statistics", "session"] as const),
        { kind: "pixel", party: "third" },
      ],
    ],
  },
  {
    ...{ ...shared, setBy: "hotjar" },
    source: "https://help.hotjar.com/hc/en-us/articles/6952777582999",
    rows: [
      ["_hjSessionUser_*", "statistics", "365 days"],
      ["_hjSession_*", "statistics", "30 minutes"],
      ["_hjTLDTest", "statistics", "session"],
      ["_hjid", "statistics", "365 days"],
      ["_hjActiveViewportIds", "statistics", "session", tab],
      ["hjViewportId", "statistics", "session", tab],
    ],
  },
  {
    ...{ ...shared, setBy: "clarity" },
    source: "https://learn.microsoft.com/clarity/setup-and-installation/clarity-cookies",
    rows: [
      ["_clck", "statistics", "1 years"],
      ["_clsk", "statistics", "24 hours"],
      ["CLID", "statistics", "1 years", third],
      ["ANONCHK", "statistics", "10 minutes", third],
      ["_cltk", "statistics", "session", tab],
    ],
  },
  {
    ...{ ...shared, setBy: "matomo", source: "https://matomo.org/faq/general/faq_146/" },
    rows: [
      ["_pk_id.*", "statistics", "13 months"],
      ["_pk_ses.*", "statistics", "30 minutes"],
      ["_pk_ref.*", "statistics", "6 months"],
    ],
  },
  {
    ...{ ...shared, setBy: "mixpanel", source: "https://mixpanel.com/legal/privacy-policy/" },
    rows: [["mp_*_mixpanel", "statistics", "1 years"]],
  },
  {
    ...{ ...shared, setBy: "amplitude", source: "https://amplitude.com/privacy" },
    rows: [
      ["AMP_*", "statistics", "1 years"],
      ["AMP_MKTG_*", "statistics", "1 years"],
    ],
  },
  {
    ...{ ...shared, setBy: "lucky-orange", source: "https://www.luckyorange.com/privacy" },
    rows: [
      ["_lo_uid", "statistics", "2 years"],
      ["_lorid", "statistics", "10 minutes"],
      ["_lo_v", "statistics", "1 years"],
    ],
  },
  {
    ...{ ...shared, setBy: "crazy-egg", source: "https://www.crazyegg.com/cookies" },
    rows: [
      ["_ce.s", "statistics", "1 years"],
      ["_ce.clock_data", "statistics", "1 days"],
      ["cebs", "statistics", "session"],
    ],
  },
  {
    ...{ ...shared, setBy: "fullstory", source: "https://www.fullstory.com/legal/privacy-policy/" },
    rows: [
      ["fs_uid", "statistics", "1 years"],
      ["fs_lua", "statistics", "30 minutes"],
    ],
  },
  {
    ...{ ...shared, setBy: "triple-whale" },
    source: "https://www.triplewhale.com/privacy-policy",
    rows: [
      ["TriplePixel", "ad-measurement", "until-removed", local],
      ["TriplePixelU", "ad-measurement", "until-removed", local],
    ],
  },
];
