import type { InstallationId } from "../shared/ids.ts";
import type { Result } from "../shared/result.ts";
import type { ConsentKeeping } from "./keeping.ts";
import type { ConsentRecord } from "./record.ts";
import type { ReplayedConsent } from "./replay.ts";
import type { ChoiceAct, OptionalCategory } from "./types.ts";

/** What was counted; sums, so that charts never read records. */
export type ConsentCounts = {
  /** How often the notice came up. */
  readonly shown: number;
  /** Choices made, however; the sum of `acts`. */
  readonly chosen: number;
  readonly acts: Readonly<Record<ChoiceAct, number>>;
  /** Choices that allowed the category. */
  readonly yes: Readonly<Record<OptionalCategory, number>>;
  /** Choices that refused sale or sharing. */
  readonly saleRefused: number;
  /** Choices Shopify could not be told of. */
  readonly untold: number;
};

/** Counts of one value of a dimension: a day (YYYY-MM-DD), a region, a device … */
export type ConsentCountsOf = ConsentCounts & { readonly value: string };

export const consentDimensions = [
  "day",
  "notice",
  "language",
  "region",
  "regime",
  "device",
] as const;
export type ConsentDimension = (typeof consentDimensions)[number];

/** Counts between two days, in all and by each dimension; days in order, the others most first. */
export type ConsentStatistics = {
  readonly from: string;
  readonly to: string;
  readonly total: ConsentCounts;
  readonly by: Readonly<Record<ConsentDimension, readonly ConsentCountsOf[]>>;
};

/** Calendar days in the shop's zone (YYYY-MM-DD), both included. */
export type DayRange = { readonly from: string; readonly to: string };

/** Which records are looked for; nothing given means all. */
export type ConsentQuery = {
  /** 32 hexadecimal digits, as the notice shows them to the visitor. */
  readonly consentId?: string;
  readonly from?: string;
  readonly to?: string;
};

/** A page of the log, newest first. */
export type ConsentLogPage = {
  readonly records: readonly ConsentRecord[];
  /** Cursor of the older page and of the newer one; null where there is none. */
  readonly older: string | null;
  readonly newer: string | null;
};

export type ConsentLogParams = {
  readonly query: ConsentQuery;
  /** From `ConsentLogPage`; what is none counts as the first page. */
  readonly cursor?: string;
};

export const consentExports = ["csv", "jsonl"] as const;
export type ConsentExport = (typeof consentExports)[number];

export type ConsentExportParams = { readonly format: ConsentExport; readonly query: ConsentQuery };

/** What the merchant sees of the choices visitors made. */
export type ConsentViews = {
  readonly statistics: (installation: InstallationId, days: DayRange) => Promise<ConsentStatistics>;
  readonly log: (installation: InstallationId, params: ConsentLogParams) => Promise<ConsentLogPage>;
  /** Every choice of one browser, in order. */
  readonly find: (
    installation: InstallationId,
    consentId: string,
  ) => Promise<readonly ConsentRecord[]>;
  /** A record (`<consentId>-<number>`) with the very text that was shown. */
  readonly replay: (
    installation: InstallationId,
    recordId: string,
  ) => Promise<Result<ReplayedConsent, "no-record" | "no-version">>;
  /** The file in pieces, oldest record first, with its type and name. */
  readonly export: (
    installation: InstallationId,
    params: ConsentExportParams,
  ) => {
    readonly name: string;
    readonly type: string;
    readonly pieces: AsyncIterable<string>;
  };
  /** How long records are kept: what the register says of answering and proving requests. */
  readonly keeping: (installation: InstallationId) => Promise<ConsentKeeping>;
};
