import type { ItemGroup } from "./known-item.ts";

const chat = { purpose: "chat", noticeCategory: "preferences" } as const;
const comfort = { purpose: "personalise", noticeCategory: "preferences" } as const;
const surveys = { purpose: "surveys", noticeCategory: "preferences" } as const;
const local = { kind: "local-storage" } as const;
const third = { party: "third" } as const;

/** What tools for support, reviews and comfort keep on devices. */
export const serviceItems: readonly ItemGroup[] = [
  {
    ...{ ...chat, setBy: "intercom" },
    source: "https://www.intercom.com/help/en/articles/2361922",
    rows: [
      ["intercom-id-*", "support-chat", "9 months"],
      ["intercom-session-*", "support-chat", "7 days"],
      ["intercom-device-id-*", "support-chat", "9 months"],
      ["intercom.intercom-state*", "support-chat", "until-removed", local],
    ],
  },
  {
    ...{ ...chat, setBy: "gorgias", source: "https://www.gorgias.com/legal/privacy-policy" },
    rows: [["gorgias*", "support-chat", "until-removed", local]],
  },
  {
    ...{ ...chat, setBy: "zendesk" },
    source: "https://www.zendesk.com/company/agreements-and-terms/cookie-notice/",
    rows: [
      ["__zlcmid", "support-chat", "1 years"],
      ["ZD-suid", "support-chat", "20 minutes", local],
      ["ZD-buid", "support-chat", "until-removed", local],
      ["ZD-store", "support-chat", "until-removed", local],
    ],
  },
  {
    ...{ ...chat, setBy: "tidio", source: "https://www.tidio.com/privacy-policy/" },
    rows: [["tidio_state_*", "support-chat", "until-removed", local]],
  },
  {
    ...{ ...chat, setBy: "crisp", source: "https://crisp.chat/en/privacy/" },
    rows: [["crisp-client/*", "support-chat", "6 months"]],
  },
  {
    ...{ ...chat, setBy: "livechat", source: "https://www.text.com/legal/privacy-policy/" },
    rows: [
      ["__lc_cid", "support-chat", "2 years", third],
      ["__lc_cst", "support-chat", "2 years", third],
      ["__oauth_redirect_detector", "support-chat", "1 minutes", third],
    ],
  },
  {
    ...{ ...chat, setBy: "tawk" },
    source: "https://help.tawk.to/article/what-are-tawkto-cookies-and-what-do-they-do",
    rows: [
      ["twk_idm_key", "support-chat", "session"],
      ["TawkConnectionTime", "support-chat", "session"],
      ["twk_uuid_*", "support-chat", "6 months"],
    ],
  },
  {
    ...{ ...surveys, setBy: "judge-me", source: "https://judge.me/privacy" },
    rows: [["jdgm_*", "preferences", "until-removed", local]],
  },
  {
    ...{ ...surveys, setBy: "loox", source: "https://loox.io/legal/privacy" },
    rows: [["loox_*", "preferences", "until-removed", local]],
  },
  {
    ...{ ...surveys, setBy: "yotpo", source: "https://www.yotpo.com/privacy-policy/" },
    rows: [
      ["yotpo_pixel", "statistics", "24 hours"],
      ["_sp_id.*", "statistics", "1 years"],
      ["_sp_ses.*", "statistics", "30 minutes"],
    ],
  },
  {
    ...{ ...surveys, setBy: "trustpilot" },
    source: "https://legal.trustpilot.com/for-everyone/cookie-policy",
    rows: [
      ["TrustboxSplitTest_*", "testing", "session"],
      ["TP.uuid", "statistics", "6 months", third],
    ],
  },
  {
    ...{ ...comfort, setBy: "nosto", source: "https://www.nosto.com/privacy-policy/" },
    rows: [
      ["2c.cId", "recommendations", "1 years"],
      ["nostojs", "recommendations", "until-removed", local],
    ],
  },
  {
    ...{ ...comfort, setBy: "swym", source: "https://swym.it/privacy/" },
    rows: [
      ["swym-pid", "preferences", "1 years"],
      ["swym-swymRegid", "preferences", "1 years"],
      ["swym-session-id", "preferences", "30 minutes"],
      ["swym-instrumentMap", "preferences", "1 years"],
      ["swym-cu_ct", "preferences", "1 years"],
    ],
  },
  {
    ...{ ...comfort, setBy: "smile-io", source: "https://smile.io/privacy-policy" },
    rows: [["smile_*", "preferences", "until-removed", local]],
  },
  {
    ...{ ...comfort, setBy: "weglot", source: "https://weglot.com/privacy/" },
    rows: [["wglang", "language-and-country", "until-removed", local]],
  },
  {
    ...{ ...comfort, setBy: "youtube" },
    source: "https://policies.google.com/technologies/cookies",
    hosts: ["*.youtube.com", "*.youtube-nocookie.com"],
    rows: [
      ["VISITOR_INFO1_LIVE", "embedded-media", "180 days"],
      ["VISITOR_PRIVACY_METADATA", "embedded-media", "180 days"],
      ["YSC", "embedded-media", "session"],
      ["__Secure-ROLLOUT_TOKEN", "embedded-media", "180 days"],
      ["__Secure-YNID", "embedded-media", "180 days"],
      ["yt-remote-*", "embedded-media", "until-removed", local],
      ["yt.innertube::*", "embedded-media", "until-removed", local],
      ["ytidb::*", "embedded-media", "until-removed", local],
    ],
  },
  {
    ...{ ...comfort, setBy: "vimeo", source: "https://vimeo.com/cookie_policy" },
    hosts: ["*.vimeo.com"],
    rows: [
      ["vuid", "embedded-media", "2 years"],
      ["player", "embedded-media", "1 years"],
      ["sync_active", "embedded-media", "until-removed", local],
    ],
  },
];
