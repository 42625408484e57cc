import type { LogHead } from "./chain.ts";

/**
 * What was signed last of each log, kept outside the database: whoever rewrites lines there does not
 * reach it. A head may be older than the last signature, never newer than the log.
 */
export type SignedHeads = {
  /** All of them, by log id. Throws when the file cannot be read. */
  readonly all: () => Promise<ReadonlyMap<string, LogHead>>;
  /** Puts these in place of what was noted of their logs; `undefined` forgets one. On disk when it returns. */
  readonly note: (heads: ReadonlyMap<string, LogHead | undefined>) => Promise<void>;
};

/** What the operator reads when a log is not signed. */
export const notSigned = "an evidence log is not signed: this line is not as it was written";

/** Thrown when a log is not signed, because a line is not as it was written. */
export class SigningRefusedError extends Error {
  override readonly name = "SigningRefusedError";
  readonly logId: string;
  /** The first line that is not as it was written. */
  readonly seq: number;
  readonly reason: string;

  constructor(logId: string, seq: number, reason: string) {
    super(`Evidence log ${logId} is not signed: line ${String(seq)}, ${reason}`);
    this.logId = logId;
    this.seq = seq;
    this.reason = reason;
  }
}
