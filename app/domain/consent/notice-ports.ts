import type { InstallationId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";
import type { Result } from "../shared/result.ts";
import type { NoticeSettings } from "./notice-settings.ts";

/** A version of the notice as it is listed. */
export type NoticeVersionHead = {
  readonly number: number;
  /** `NoticeConfig.version`. */
  readonly version: string;
  readonly author: string;
  readonly publishedAt: Date;
  readonly languages: readonly string[];
};

/** Something that happened to the notice, as the shop's timeline keeps it (`notice.published` …). */
export type NoticeEvent = {
  readonly at: Date;
  readonly action: string;
  /** `system` or `staff:<id>`. */
  readonly actor: string;
  readonly detail: JsonObject;
};

/** A value of the design that cannot stand, by the name of its field (`colours.text`, `days`). */
export type NoticeFault = { readonly field: string; readonly code: string };

export type NoticeOverview = {
  /** What the merchant decided, whether it stands in the shop or not. */
  readonly settings: NoticeSettings;
  readonly hasRegister: boolean;
  /** What keeps the register from being printed (`checkPublishable`). */
  readonly gaps: number;
  /** What shoppers get; null before the first publication. */
  readonly standing: NoticeVersionHead | null;
  /** Whether what would be printed now is what stands. */
  readonly isUpToDate: boolean;
  /** A publication that is under way, or failed for good. */
  readonly open: { readonly status: "running" | "failed"; readonly since: Date } | null;
  readonly versions: readonly NoticeVersionHead[];
  /** The newest first. */
  readonly events: readonly NoticeEvent[];
};

/** What the shop's own settings in Shopify say; asked of Shopify. */
export type NoticeSurvey = {
  /** Shopify's own cookie banner: two notices at once are never shown. */
  readonly shopifyBanner: "on" | "off";
  /** Regions whose rule in Shopify is not the one of the table; empty when all agree. */
  readonly regionsAmiss: readonly string[];
  readonly regions: number;
};

export type PublishRefusal =
  | "no-register"
  | "gaps"
  | "shopify-banner-on"
  | "already-running"
  | "nothing-new"
  /** Whether Shopify shows a notice of its own cannot be read without `read_privacy_settings`. */
  | "no-scope"
  /** More hosts or languages than a page or Shopify takes. */
  | "too-big"
  | "settings-faulty";

/** The merchant's side of the notice. */
export type NoticeDesk = {
  readonly overview: (installation: InstallationId) => Promise<NoticeOverview>;
  /** Throws what the client throws; null without the scope `read_privacy_settings`. */
  readonly survey: (
    installation: InstallationId,
    signal: AbortSignal,
  ) => Promise<NoticeSurvey | null>;
  readonly saveDraft: (
    installation: InstallationId,
    change: { readonly settings: NoticeSettings; readonly author: string },
  ) => Promise<Result<null, readonly NoticeFault[]>>;
  /** Puts what was saved on its way into the shop. Throws what the client throws. */
  readonly publish: (
    installation: InstallationId,
    author: string,
    signal: AbortSignal,
  ) => Promise<Result<null, PublishRefusal>>;
  /** It cannot be switched on again from here. */
  readonly switchOffShopifyBanner: (
    installation: InstallationId,
    author: string,
    signal: AbortSignal,
  ) => Promise<Result<null, "no-scope" | "refused">>;
  /** Makes Shopify's own regions ask as the table says. */
  readonly setRegions: (
    installation: InstallationId,
    author: string,
    signal: AbortSignal,
  ) => Promise<Result<null, "no-scope" | "shopify-banner-on" | "refused">>;
};
