import type { DataRequestId, InstallationId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";

/** What is recorded. A line carries codes, ids, counts and times, never personal data. */
export const evidenceEvents = [
  "request.received",
  "access.answered",
  "access.handed-over",
  "access.hand-over-undone",
  "access.closed-by-erasure", // before its answer was handed over; facts: erasure, the case that forgot the person
  "request.closed-by-hand",
  "request.reopened",
  "erasure.planned", // facts: planDigest, round; counts by fate
  "erasure.planned-anew", // facts: because: data-changed, more-asked (another erasure of the person) or resumed
  "erasure.begun", // the ledger has the mark
  "erasure.completed", // Lagom's own part; counts by fate
  "erasure.refusals-handled", // the merchant says that what Shopify refused was removed by hand
  "shopify-erasure.handed-over",
  "shopify-erasure.read-back",
  "shopify-erasure.overdue",
  "keeping.entered",
  "keeping.recounted", // the merchant changed where the books are kept or when their year ends
  "keeping.cleared",
  "keeping.closed",
  "receipt.issued", // facts: version, receiptDigest
  "shop.removed",
  "shop.returned", // a removed shop came back and goes on with its log
  "restore.erased-again",
  "key.replaced",
  "key.retired",
  "log.set-back", // it ended before a line that was signed once; facts: signedThrough, hash
  "log.pruned", // facts: prunedThrough
  "self-audit.finished",
  "register.changed", // facts: number, digest, cause
  "policy.published", // facts: number, registerNumber, digest; counts: languages
  "policy.put-back", // a publication failed and what stood there before stands there again
  "policy.changed-elsewhere", // somebody else wrote into Shopify's policy
  "policy.notified", // facts: number; counts: people told, by reason
  "storefront.scanned", // counts: sightings, undeclared
  "consents.expired", // records of choices whose time was over; counts: records
] as const;

export type EvidenceEvent = (typeof evidenceEvents)[number];

/** What is to be written; number, hashes and form are the log's business. */
export type EvidenceInput = {
  readonly event: EvidenceEvent;
  /** The data request it is about. */
  readonly caseId: DataRequestId | null;
  readonly at: Date;
  readonly counts?: Readonly<Record<string, number>>;
  /** Codes, dates and digests only. */
  readonly facts?: JsonObject;
  /**
   * Salted commitment to the person (hex). The salt is sealed with the person
   * and destroyed with them; then nobody can tell whom it meant.
   */
  readonly commitment?: string;
};

/** One line as it stands in the log. */
export type EvidenceLine = {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: string;
  readonly event: EvidenceEvent;
  readonly caseId: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly facts: JsonObject;
  readonly commitment: string | null;
  /** Hash of the line before (hex); the log's genesis hash for the first. */
  readonly prev: string;
  /** SHA-256 over the line without this field, in its one written form (hex). */
  readonly hash: string;
};

/** Appends outside a store's own transaction. Stores append inside theirs. */
export type EvidenceRecorder = {
  readonly record: (installationId: InstallationId, input: EvidenceInput) => Promise<void>;
};
