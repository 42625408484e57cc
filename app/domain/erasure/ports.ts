import type { AccountingFacts } from "../keeping/types.ts";
import type { DataRequestId, InstallationId, PersonId } from "../shared/ids.ts";
import type {
  ErasurePlan,
  ErasureRule,
  ErasureStep,
  OptOuts,
  PlannedKeeping,
  StepValues,
} from "./types.ts";
import type { AccessBeside } from "./waits-for-access.ts";

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
  /** How many of those show nothing and cannot be read in full: too old, or withheld. */
  readonly countUnreadable: (context: EraserContext, targets: readonly string[]) => Promise<number>;
};

/** How one step ended. `gone`: the record was not there any more. */
export type StepEnd = {
  readonly number: number;
  readonly state: "done" | "gone" | "refused";
  readonly outcome: string | null;
};

/** A row about somebody, and the lifetime of the app it belongs to. */
export type KnownPerson = {
  readonly personId: PersonId;
  readonly installationId: InstallationId;
};

/** Where an erasure's plan, steps and end are stored. */
export type ErasureStore = {
  /**
   * Everybody held who is the person of the request, their own row first: other
   * lifetimes of the app in the shop and merged customers have rows of their own.
   */
  readonly peopleOf: (
    id: DataRequestId,
    known: { readonly customerIds: readonly string[]; readonly emails: readonly string[] },
  ) => Promise<readonly KnownPerson[]>;
  /** Access requests of these people that are not handed over yet, with their state. */
  readonly openAccessRequests: (people: readonly KnownPerson[]) => Promise<readonly AccessBeside[]>;
  /** The open erasures of these people, the one that asks among them. */
  readonly openErasures: (people: readonly KnownPerson[]) => Promise<readonly DataRequestId[]>;
  /**
   * Whether these erasures may wait for an access request: not when the merchant said that one of
   * them shall not, nor once one of them is begun, because nobody is to be left half erased.
   */
  readonly mayWait: (ids: readonly DataRequestId[]) => Promise<boolean>;
  /** Notes that it waits for an access request, unless it is begun; the timeline says so once. */
  readonly markWaiting: (id: DataRequestId, at: Date) => Promise<void>;
  /**
   * Begins or goes on: the first of `ids` runs, for all of them. False when it is not to be worked
   * on any more, or when another erasure of these people runs already and will end this one too.
   * Those that go along are noted in both timelines. What was found before is dropped when one of
   * them is new, because it was searched for less, and when the erasure was laid aside, given up or
   * lost meanwhile, because it may be weeks old.
   */
  readonly takeLead: (joint: ErasuresOfPeople, at: Date) => Promise<boolean>;
  /** Keyed digest of a plan: nobody can try out whom it was about once the person's key is gone. */
  readonly digestPlan: (id: DataRequestId, text: string) => Promise<string>;
  /**
   * In one transaction: replaces plan and steps of the first (steps sealed under the
   * person's key), writes timeline and evidence of all. The plan that is there already
   * is left alone, with the steps done so far.
   */
  readonly savePlan: (
    ids: readonly DataRequestId[],
    plan: ErasurePlan & { readonly digest: string; readonly at: Date },
  ) => Promise<void>;
  /** The ledger has the mark: noted once in timeline and evidence. */
  readonly markBegun: (ids: readonly DataRequestId[], at: Date) => Promise<void>;
  /** The steps that are still to be done, opened, in order; pages are read as they are needed. */
  readonly waitingSteps: (id: DataRequestId) => AsyncIterable<ErasureStep>;
  readonly endStep: (id: DataRequestId, end: StepEnd, at: Date) => Promise<void>;
  /** How the steps ended that did. */
  readonly endedSteps: (id: DataRequestId) => Promise<readonly StepEnd[]>;
  /**
   * Drops pages, plan and steps: what was found is not what is there. The next search begins anew.
   * Nothing happens unless this plan is still the one that is carried out.
   */
  readonly startAnew: (
    id: DataRequestId,
    plan: { readonly digest: string; readonly at: Date },
  ) => Promise<void>;
  /** Marks (hex) under which opted-out e-mails and phone numbers are remembered. */
  readonly suppressionsOf: (id: DataRequestId, optOuts: OptOuts) => Promise<readonly string[]>;
  /**
   * The end of Lagom's own part, in one transaction: suppression, legal keepings,
   * the watch of Shopify's own erasure under a key of its own, then everything held
   * on the person (key, look-ups, merges, answers, pages, matches, bodies, mails,
   * steps), and for each of the requests its new status, timeline, evidence and
   * receipt. An access request that nobody can answer any more ends as well, with
   * evidence and receipt. Twice is once.
   *
   * `over`: it had ended already. `again`: a step is not done, or another erasure
   * of these people came meanwhile; nothing was written.
   */
  readonly finish: (end: ErasureEnd) => Promise<"ended" | "over" | "again">;
};

/** Erasures that are carried out as one: the first one leads. */
export type ErasuresOfPeople = {
  readonly ids: readonly DataRequestId[];
  readonly people: readonly KnownPerson[];
};

export type ErasureEnd = {
  /** All of them end, the one that led first. */
  readonly ids: readonly DataRequestId[];
  readonly at: Date;
  /** All of them are forgotten. */
  readonly people: readonly KnownPerson[];
  /** With the rows as they came out: what Shopify refused is out of reach. */
  readonly plan: ErasurePlan & { readonly digest: string };
  /** Digests (hex) of the person's e-mails if they had opted out of mail in the store. */
  readonly suppressions: readonly string[];
  readonly steps: readonly StepEnd[];
};

/** The erasure ledger: keyed marks, kept and backed up apart from the database. */
export type ErasureLedger = {
  /** Written and on disk before the first deletion. Twice leaves one mark. */
  readonly begin: (mark: {
    readonly installationId: InstallationId;
    readonly personId: PersonId;
    readonly dataRequestId: DataRequestId;
    /** Digest of the plan: what a plan made anew keeps is written again. */
    readonly plan: string;
    /** As in `complete`: a database restored to before its end must have them too. */
    readonly suppressions?: readonly string[];
    readonly keepings?: readonly PlannedKeeping[];
    readonly at: Date;
  }) => Promise<void>;
  /**
   * The person is gone from the database. A restored one must have again: `suppressions`, digests
   * (hex), and `keepings`, what waits for the end of a law's time (sealed in the ledger).
   */
  readonly complete: (mark: {
    readonly installationId: InstallationId;
    readonly personId: PersonId;
    readonly dataRequestId: DataRequestId;
    readonly suppressions: readonly string[];
    readonly keepings?: readonly PlannedKeeping[];
    readonly at: Date;
  }) => Promise<void>;
  readonly removeInstallation: (mark: {
    readonly installationId: InstallationId;
    readonly at: Date;
  }) => Promise<void>;
};
