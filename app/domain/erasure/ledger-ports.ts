import type { PlannedKeeping } from "./types.ts";

/** A line of the erasure ledger with its number, from 0 (the header) without gaps. */
export type LedgerEntry = { readonly position: number; readonly line: string };

/** The ledger's copy in the database: it says how far this database has come. */
export type LedgerMirror = {
  /** One writer at a time, over all processes; what is put commits with the end of `work`. */
  readonly withLock: <T>(work: (held: HeldMirror) => Promise<T>) => Promise<T>;
};

export type HeldMirror = {
  readonly last: () => Promise<LedgerEntry | undefined>;
  /** In order, a slice at a time: `after` is the last position that is known, -1 for all. */
  readonly entriesAfter: (after: number) => Promise<readonly LedgerEntry[]>;
  /**
   * Whether there is a line of this mark: what makes two lines the same, as it stands in the
   * line, from its kind to its plan.
   */
  readonly has: (text: string) => Promise<boolean>;
  readonly put: (entries: readonly LedgerEntry[]) => Promise<void>;
};

/** What the ledger knows and this database does not; marks are HMACs in hex. */
export type MissedMarks = {
  /** By the person's mark. */
  readonly people: ReadonlyMap<string, MissedErasure>;
  readonly removedInstallations: ReadonlySet<string>;
  readonly suppressions: readonly MissedSuppression[];
  readonly keepings: readonly MissedKeepings[];
};

export type MissedErasure = {
  /** Marks of the erasure requests that were begun for the person. */
  readonly requests: ReadonlySet<string>;
  /** False when an erasure was only begun: where its request is still there, it runs by itself. */
  readonly isComplete: boolean;
};

export type MissedSuppression = {
  /** The installation's mark. */
  readonly installation: string;
  /** Hex, as stored. */
  readonly digests: readonly string[];
  readonly since: Date;
  /** They left by themselves; no erasure made it known. */
  readonly hasLeft?: boolean;
};

/** An order's field whose clearing waits for the end of a legal ground. */
export type LedgerKeeping = Omit<PlannedKeeping, "shopifyErasesSooner">;

export type MissedKeepings = {
  /** The installation's mark. */
  readonly installation: string;
  readonly keepings: readonly LedgerKeeping[];
  readonly since: Date;
};

/** What ids are called in the ledger. */
export type LedgerMarks = {
  readonly ofPerson: (id: string) => string;
  readonly ofInstallation: (id: string) => string;
  readonly ofRequest: (id: string) => string;
};

/** What a comparison found and did, in counts. */
export type ErasedAgain = {
  readonly people: number;
  readonly installations: number;
  readonly suppressions: number;
  readonly keepings: number;
};

/** The database's side of the comparison with the ledger. */
export type LedgerComparer = {
  /** Brings a database that was restored from a backup to where the ledger is. Safe to repeat. */
  readonly eraseAgain: (marks: LedgerMarks, missed: MissedMarks) => Promise<ErasedAgain>;
  /** Which of these erasure requests (by mark) have ended: their person is forgotten. */
  readonly findEnded: (
    marks: LedgerMarks,
    requests: ReadonlySet<string>,
  ) => Promise<ReadonlySet<string>>;
};
