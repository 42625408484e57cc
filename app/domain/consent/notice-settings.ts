import type { NoticeConfig, NoticeDesign } from "./types.ts";

/** What a merchant decides about the notice. All else comes from the register or is fixed by the law. */
export type NoticeSettings = Pick<NoticeConfig, "google" | "microsoft" | "meta" | "days"> & {
  readonly design: NoticeDesign;
  /** Where the policy is read: a path of the shop (`/policies/privacy-policy`) or an https address. */
  readonly policyUrl: string;
  /** Whether the notice's own sentences are shown in Arabic as well; nobody has reviewed them. */
  readonly arabic: boolean;
  /** Everybody is asked first, wherever they are: no region is opt-out or notice-only. */
  readonly askEverywhere: boolean;
};

/** A notice nobody has touched: the theme's own look, and signals to nobody. */
export const initialNoticeSettings: NoticeSettings = {
  google: 0,
  microsoft: false,
  meta: false,
  days: 184,
  design: {
    layout: "bar",
    side: "start",
    look: "theme",
    colours: {
      background: "#ffffff",
      text: "#1a1a1a",
      button: "#1a1a1a",
      buttonText: "#ffffff",
    },
    radius: 4,
    reopen: "button",
  },
  policyUrl: "/policies/privacy-policy",
  arabic: false,
  askEverywhere: false,
};
