import type { Language } from "../shared/language.ts";

/** Where a policy is published (both, either, by the merchant's choice). */
export const publicationTargets = ["shopify-policy", "theme-blocks"] as const;
export type PublicationTarget = (typeof publicationTargets)[number];

/**
 * `scheduled` → `publishing` → `published`; beside them `failed` (what was written has been put
 * back, or never was; it can be tried again), `half-published` (writing failed and so did putting
 * back: tried again by itself until one of both holds), `cancelled` and `superseded`.
 */
export const publicationStatuses = [
  "scheduled",
  "publishing",
  "published",
  "failed",
  "half-published",
  "cancelled",
  "superseded",
] as const;
export type PublicationStatus = (typeof publicationStatuses)[number];

/** The printed policy of one language, ready to be published. */
export type PolicyText = {
  readonly language: Language;
  readonly title: string;
  /** Safe HTML: own elements only, every word of the merchant's escaped, links https or mailto. */
  readonly html: string;
  /** The same as the app block shows it, with the cookie table apart. */
  readonly cookieTableHtml: string;
  /** What changed since the last published version, as HTML; empty for the first. */
  readonly changesHtml: string;
};

/** What a publication puts out, in all its languages. */
export type PolicyEdition = {
  /** From 1, per shop; the number shoppers see. */
  readonly number: number;
  readonly registerNumber: number;
  /** The day shoppers see, in the shop's zone: YYYY-MM-DD. */
  readonly effectiveOn: string;
  readonly texts: readonly PolicyText[];
};
