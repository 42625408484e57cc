import type { DataRequestId, InstallationId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";

/** A line as the admin lists it. */
export type EvidenceLineView = {
  readonly seq: number;
  readonly at: Date;
  /** One of `evidenceEvents`, or a later version's. */
  readonly event: string;
  readonly caseId: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly facts: JsonObject;
  readonly hash: string;
};

/** One page of a shop's log, the newest lines first. */
export type EvidenceView = {
  readonly logId: string;
  readonly startedAt: Date;
  /** Number of the last line; 0 while nothing was written. */
  readonly lineCount: number;
  readonly headHash: string;
  /** Lines up to this number were pruned. */
  readonly prunedThrough: number;
  readonly lines: readonly EvidenceLineView[];
  /** Asks for the page of older lines; null when there is none. */
  readonly olderBefore: number | null;
  readonly lastCheckpoint: {
    readonly seq: number;
    readonly at: Date;
    /** Hex; to be noted down elsewhere, so that nobody can put another in its place. */
    readonly publicKey: string;
  } | null;
};

export type ReceiptView = {
  readonly version: number;
  readonly issuedAt: Date;
  readonly isFinal: boolean;
};

export type EvidenceViews = {
  /** The id of the log of the installation's shop; undefined while nothing was written. */
  readonly findLog: (installation: InstallationId) => Promise<string | undefined>;
  /** The newest lines, or those before a number. */
  readonly view: (
    installation: InstallationId,
    before?: number,
  ) => Promise<EvidenceView | undefined>;
  readonly receipts: (
    installation: InstallationId,
    id: DataRequestId,
  ) => Promise<readonly ReceiptView[]>;
};
