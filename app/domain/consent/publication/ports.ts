import type { PlaceCall, PlaceWrite } from "../../policy/publication/ports.ts";
import type { Register } from "../../register/types.ts";
import type { InstallationId } from "../../shared/ids.ts";
import type { Language } from "../../shared/language.ts";
import type { Result } from "../../shared/result.ts";
import type { NoticeSettings } from "../notice-settings.ts";
import type { NoticeVersionContent } from "../record.ts";
import type { ShopRegionRule } from "../shop-regions.ts";

/** Texts of the notice's metafields by their keys. */
export type NoticeFields = Readonly<Record<string, string>>;

/**
 * The notice in a shop. Every method throws where a later try may help (`TransientSourceError`) and where
 * the app is not installed (`SourceRefusedError`).
 */
export type NoticeShop = {
  /** Whether Shopify shows a notice of its own; null where that may not be read. */
  readonly readBanner: (call: PlaceCall) => Promise<"on" | "off" | null>;
  /** No call switches it on again. */
  readonly switchOffBanner: (call: PlaceCall) => Promise<PlaceWrite>;
  /** Every metafield of the notice that has a value. */
  readonly read: (call: PlaceCall) => Promise<NoticeFields>;
  /** Sets these, all or none; at most 25. */
  readonly write: (call: PlaceCall, fields: NoticeFields) => Promise<PlaceWrite>;
  readonly remove: (call: PlaceCall, keys: readonly string[]) => Promise<PlaceWrite>;
  /** What Shopify asks where, for every region it can be told a rule for. */
  readonly readRegions: (call: PlaceCall) => Promise<readonly ShopRegionRule[]>;
  readonly writeRegions: (call: PlaceCall, rules: readonly ShopRegionRule[]) => Promise<PlaceWrite>;
};

/** `withheld`: it is the shop's notice, but Shopify shows one of its own, and never are there two. */
export const noticeStatuses = [
  "publishing",
  "published",
  "withheld",
  "superseded",
  "failed",
] as const;
export type NoticeStatus = (typeof noticeStatuses)[number];

/** A version on its way into the shop, standing there, or once there. */
export type NoticePublication = {
  readonly id: string;
  readonly installationId: InstallationId;
  /** Of its version, for the merchant. */
  readonly number: number;
  readonly version: string;
  readonly registerNumber: number;
  readonly status: NoticeStatus;
  readonly settings: NoticeSettings;
  readonly content: NoticeVersionContent;
};

export type NewNotice = Pick<
  NoticePublication,
  "installationId" | "registerNumber" | "settings" | "content"
> & {
  /** `system` or `staff:<id>` */
  readonly author: string;
  readonly at: Date;
};

/** Why a version did not come out, as a code. */
export type NoticeTrouble =
  "shopify-banner-on" | "no-scope" | "refused" | "read-back-differs" | "retries-exhausted";

/** Publications of the notice. */
export type NoticePublications = {
  /** Keeps a version and puts it on its way with its job; one at a time. */
  readonly open: (notice: NewNotice) => Promise<Result<null, "already-running">>;
  readonly findRunning: (id: InstallationId) => Promise<NoticePublication | undefined>;
  /** What shoppers get, or would but for Shopify's own notice. */
  readonly findStanding: (id: InstallationId) => Promise<NoticePublication | undefined>;
  readonly markPublished: (publication: NoticePublication, at: Date) => Promise<void>;
  readonly markFailed: (
    publication: NoticePublication,
    why: NoticeTrouble,
    at: Date,
  ) => Promise<void>;
  /** It was looked at: it stands, or is kept back. */
  readonly markLook: (
    publication: NoticePublication,
    status: "published" | "withheld",
    at: Date,
  ) => Promise<void>;
  /** The register says the same of it under another number. */
  readonly noteRegister: (publication: NoticePublication, registerNumber: number) => Promise<void>;
};

/** What the notice is printed from: the register of the policy that stands, so that both say the same. */
export type NoticeSource = {
  readonly registerNumber: number;
  readonly register: Register;
  readonly languages: readonly Language[];
};

export type NoticeSources = {
  /** Undefined before the register was started; with gaps nothing is printed. */
  readonly find: (id: InstallationId) => Promise<
    | {
        readonly source: NoticeSource;
        /** Whether it is what a published policy was printed from. */
        readonly isPublished: boolean;
        readonly gaps: number;
      }
    | undefined
  >;
};
