import type { ConsentRecord, NoticeVersionContent } from "./record.ts";
import type { NoticeWords } from "./types.ts";

/** A choice with the notice as it stood when it was made. */
export type ReplayedConsent = {
  readonly record: ConsentRecord;
  readonly content: NoticeVersionContent;
  readonly words: NoticeWords;
  /** Text of the first layer, an entry for each element of its own, as a browser's `textContent`. */
  readonly first: readonly string[];
  /** The same of the second layer. */
  readonly second: readonly string[];
};
