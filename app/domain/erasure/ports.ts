import type { AccountingFacts } from "../keeping/types.ts";
import type { DataRequestId, InstallationId, PersonId } from "../shared/ids.ts";
import type { EvidenceInput } from "../evidence/types.ts";
import type { ErasurePlan, ErasureRule, ErasureStep, PlannedKeeping, StepValues } from "./types.ts";

/** What the shop settled for every erasure. */
export type ErasureSettings = {
  readonly rule: ErasureRule;
  readonly accounting: AccountingFacts;
};

export type ErasureSettingsReader = {
  /** By any lifetime of the app in the shop; defaults where nothing was set. */
  readonly read: (id: InstallationId) => Promise<ErasureSettings>;
};

export type EraserContext = {
  /** The lifetime of the app that is open now. */
  readonly installationId: InstallationId;
  readonly signal: AbortSignal;
};

/**
 * Writes in the store. Throws `TransientSourceError` when trying later may help
 * and `SourceRefusedError` with `shop-not-installed` when Shopify takes no token.
 */
export type StoreEraser = {
  /** The values of the step's fields as they are now; undefined when the record is gone. */
  readonly read: (context: EraserContext, step: ErasureStep) => Promise<StepValues | undefined>;
  /** Carries the step out; a code when Shopify refuses it for good. */
  readonly write: (context: EraserContext, step: ErasureStep) => Promise<WriteOutcome>;
};

export type WriteOutcome =
  { readonly kind: "written" } | { readonly kind: "refused"; readonly code: string };

/** How far Shopify's own erasure has come, as read back. */
export type ShopifyErasureReader = {
  /** How many of these records (gids of customers and orders) still hold what Shopify erases. */
  readonly countRemaining: (context: EraserContext, targets: readonly string[]) => Promise<number>;
};

/** How one step ended. `gone`: the record was not there any more. */
export type StepEnd = {
  readonly number: number;
  readonly state: "done" | "gone" | "refused";
  readonly outcome: string | null;
};

/** Where an erasure's plan, steps and end are stored. */
export type ErasureStore = {
  readonly personOf: (id: DataRequestId) => Promise<PersonId | undefined>;
  /** Access requests of the same person that are not handed over yet, with their state. */
  readonly openAccessRequests: (
    id: DataRequestId,
  ) => Promise<
    readonly { readonly status: string; readonly answeredAt: Date | null; readonly dueAt: Date }[]
  >;
  /**
   * In one transaction: replaces plan and steps (steps sealed under the person's
   * key), writes the timeline and the evidence.
   */
  readonly savePlan: (
    id: DataRequestId,
    plan: ErasurePlan & { readonly digest: string; readonly at: Date; readonly round: number },
  ) => Promise<void>;
  /** The steps that are still to be done, opened, in order; pages are read as they are needed. */
  readonly waitingSteps: (id: DataRequestId) => AsyncIterable<ErasureStep>;
  readonly endStep: (id: DataRequestId, end: StepEnd, at: Date) => Promise<void>;
  /** Steps by state and outcome, for the report. */
  readonly stepCounts: (id: DataRequestId) => Promise<{
    readonly done: number;
    readonly gone: number;
    readonly waiting: number;
    readonly refused: readonly { readonly code: string; readonly count: number }[];
  }>;
  /** Drops pages, plan and steps: what was found is not what is there. The next search begins anew. */
  readonly startAnew: (id: DataRequestId, at: Date) => Promise<void>;
  /**
   * The end of Lagom's own part, in one transaction: suppression, legal keepings,
   * the watch of Shopify's own erasure under a key of its own, then everything held
   * on the person (key, look-ups, merges, answers, pages, matches, bodies, mails,
   * steps), the request's new status, timeline, evidence and receipt. Twice is once.
   */
  readonly finish: (id: DataRequestId, end: ErasureEnd) => Promise<boolean>;
};

export type ErasureEnd = {
  readonly at: Date;
  readonly plan: ErasurePlan & { readonly digest: string };
  /** E-mails (as written) of the person if they had opted out of mail in the store. */
  readonly suppressEmails: readonly string[];
  readonly keepings: readonly PlannedKeeping[];
  readonly watched: readonly string[];
  readonly evidence: readonly EvidenceInput[];
};

/** The erasure ledger: keyed marks, kept and backed up apart from the database. */
export type ErasureLedger = {
  /** Written and on disk before the first deletion. Twice leaves one mark. */
  readonly begin: (mark: {
    readonly installationId: InstallationId;
    readonly personId: PersonId;
    readonly dataRequestId: DataRequestId;
    readonly at: Date;
  }) => Promise<void>;
  /** The person is gone from the database. `suppressions`: digests a restored database must have again (hex). */
  readonly complete: (mark: {
    readonly installationId: InstallationId;
    readonly personId: PersonId;
    readonly dataRequestId: DataRequestId;
    readonly suppressions: readonly string[];
    readonly at: Date;
  }) => Promise<void>;
  readonly removeInstallation: (mark: {
    readonly installationId: InstallationId;
    readonly at: Date;
  }) => Promise<void>;
};
