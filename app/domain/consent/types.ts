import type { NoticeCategory } from "../register/types.ts";
import { type Language, languages } from "../shared/language.ts";

/** The categories a visitor decides about; what is necessary is not asked for. */
export const optionalCategories = [
  "preferences",
  "statistics",
  "marketing",
] as const satisfies readonly NoticeCategory[];
export type OptionalCategory = (typeof optionalCategories)[number];

/** What a visitor decided. `sale` is the opt-out of sale or sharing, which is apart from consent. */
export type Choices = Readonly<Record<OptionalCategory, boolean>> & {
  /** False: data may not be sold or shared. Null where the visitor was not asked and said nothing. */
  readonly sale: boolean | null;
};

/**
 * What holds where a visitor is: asked before anything is stored (`opt-in`: EEA, UK, Switzerland and
 * wherever is not known), stored until somebody says no (`opt-out`: US states with such a law), or only
 * told (`notice`).
 */
export const regimes = ["opt-in", "opt-out", "notice"] as const;
export type Regime = (typeof regimes)[number];

/**
 * By which act of the visitor a choice came about. Global Privacy Control is none: it is honoured on each
 * page without anything being kept, and a choice that was made under it says so (`ConsentReport.gpc`).
 */
export const choiceActs = ["accept", "refuse", "save", "withdraw", "opt-out", "opt-in"] as const;
export type ChoiceAct = (typeof choiceActs)[number];

/** What the notice is shown in: Arabic beside the register's languages, for scripts from right to left. */
export const noticeLanguages = [...languages, "ar"] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];

export const deviceKinds = ["phone", "tablet", "desktop"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/**
 * What the notice's script sends through the app proxy after a choice (POST /apps/lagom/consent, JSON).
 * `consentId` is random and means this browser alone; with `number`, counted from 1, it names the choice,
 * so that a report sent twice is one record. No address, no user agent.
 */
export type ConsentReport = {
  readonly v: 1;
  readonly consentId: string;
  readonly number: number;
  /** By the visitor's clock, ISO 8601 in UTC; the server notes its own time too. */
  readonly at: string;
  /** `NoticeConfig.version` of what was shown. */
  readonly notice: string;
  readonly language: NoticeLanguage;
  /** As Shopify names it (`SE`, `USCA`), empty where it does not say. */
  readonly region: string;
  readonly regime: Regime;
  readonly choices: Choices;
  readonly act: ChoiceAct;
  readonly device: DeviceKind;
  /** The browser sent Global Privacy Control; the notice said so. */
  readonly gpc: boolean;
  /** Whether Shopify took the choice over; false where its script never came or refused. */
  readonly told: boolean;
};

/** The notice came up (POST /apps/lagom/shown): counted by day, nothing else is kept. */
export type ShownReport = Pick<
  ConsentReport,
  "v" | "notice" | "language" | "region" | "regime" | "device"
>;

/**
 * The app metafield `notice` (JSON): what the notice's script has to know in every language. Data alone,
 * never code. It stands in every page, so it is short: single letters are `p`, `s`, `m` for the optional
 * categories in their order.
 */
export type NoticeConfig = {
  readonly v: 1;
  /** First 16 hex digits of the SHA-256 of the config (without this field) and of all texts. */
  readonly version: string;
  readonly main: Language;
  readonly languages: readonly NoticeLanguage[];
  /** A choice is asked for again after so many days (184–365); who refused sale or sharing, after 366. */
  readonly days: number;
  /** Optional categories the register has purposes for, with a fingerprint of what is agreed to (8 hex digits). */
  readonly ask: readonly (readonly [letter: string, terms: string])[];
  /**
   * Hosts held back until every one of the letters is allowed: `["*.google-analytics.com", "s"]`, where
   * `*.` stands for each subdomain and for the name behind it. The first row that fits decides; without
   * letters it lets through what a later, wider one would hold.
   */
  readonly hosts: readonly (readonly [host: string, letters: string])[];
  /**
   * Names of stored things, with `*`, and where they lie: c cookie, l local, t session storage, i IndexedDB,
   * x with a third party (no script of the page reaches it). The first row of its kind that fits decides, as for hosts.
   */
  readonly items: readonly (readonly [name: string, letters: string, kind: string])[];
  /** Region codes (`US-CA` is written `USCA`, a country stands for all its parts); what is in neither is opt-in. */
  readonly optOut: readonly string[];
  readonly noticeOnly: readonly string[];
  /** `0` off, `1` basic (Google's hosts wait), `2` advanced (they load and are told). */
  readonly google: 0 | 1 | 2;
  readonly microsoft: boolean;
  readonly meta: boolean;
  readonly design: NoticeDesign;
  readonly policyUrl: string;
};

/** What the merchant may decide about the notice's look. Sizes, order and equality of buttons are not among it. */
export type NoticeDesign = {
  readonly layout: "bar" | "corner" | "middle";
  readonly side: "start" | "end";
  /** `theme` takes the theme's font and colours; else the colours below. */
  readonly look: "theme" | "light" | "dark" | "own";
  /** `#rrggbb`; only with the look `own`. */
  readonly colours: {
    readonly background: string;
    readonly text: string;
    readonly button: string;
    readonly buttonText: string;
  };
  /** Pixels, 0–24. */
  readonly radius: number;
  /** Whether a small button stays on every page by which a choice is changed. */
  readonly reopen: "button" | "link-only";
};

/** The app metafield `notice_<language>` (JSON, under 60,000 bytes): every word of the notice in one language. */
export type NoticeWords = {
  readonly language: NoticeLanguage;
  readonly direction: "ltr" | "rtl";
  /** The language purposes and items are said in: another only where the register does not speak this one. */
  readonly registerLanguage: Language;
  /** Fixed sentences by key: title, body, accept, refuse, choose, save, policyLink, withdraw, optOut … */
  readonly texts: Readonly<Record<string, string>>;
  readonly groups: readonly NoticeWordsGroup[];
};

export type NoticeWordsGroup = {
  /** Letter of the category; `n` is necessary. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly purposes: readonly {
    readonly name: string;
    readonly text: string;
    /** Names of those who get the data. */
    readonly getters: readonly string[];
    /** Name, who sets it, what for, how long, in words. */
    readonly items: readonly (readonly [
      name: string,
      setBy: string,
      use: string,
      lifetime: string,
    ])[];
    /** A sentence that so many more stand in the policy's cookie table; empty where all are listed. */
    readonly more: string;
  }[];
};
