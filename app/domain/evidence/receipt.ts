import type { JsonObject } from "../shared/json.ts";

/** What a plan's row says on a receipt; the words are in the locales. */
export type ReceiptLine = {
  readonly place: string;
  readonly field: string;
  readonly fate: string;
  readonly because: string | null;
  readonly until: string | null;
  readonly subject: string | null;
  readonly count: number;
};

/** Facts of a finished data request. No personal data: nobody is named, no record is listed. */
export type ReceiptFacts = {
  readonly caseId: string;
  readonly reference: string;
  /** access | erasure */
  readonly kind: string;
  readonly shop: string;
  /** How it came in and why that was enough: `shopify-webhook`. */
  readonly door: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly completedAt: string;
  readonly planDigest: string | null;
  readonly lines: readonly ReceiptLine[];
  /** Writes Shopify refused, by code. */
  readonly refused: readonly { readonly code: string; readonly count: number }[];
  /** Shopify's own erasure, in its two steps; null when there is nothing for it to do. */
  readonly shopifyErasure: {
    readonly handedOverAt: string;
    /** When the watch ended. */
    readonly readBackAt: string | null;
    /** Still there at the last look; once the watch has ended, what the app cannot read. */
    readonly remaining: number | null;
  } | null;
  /** What was looked for again after the end, and how much of it was still there. */
  readonly residue: { readonly searched: number; readonly found: number } | null;
  /**
   * Until when copies in logs and backups could be opened with keys still held;
   * null: no replacement of the key-encryption key is scheduled.
   */
  readonly copiesUnreadableBy: string | null;
  /** More of the same kind's own facts, codes and counts only. */
  readonly more: JsonObject;
};
