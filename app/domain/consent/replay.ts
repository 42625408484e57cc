import type { ConsentRecord, NoticeVersionContent } from "./record.ts";
import type { NoticeWords } from "./types.ts";
import { err, ok, type Result } from "../shared/result.ts";

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

/** The very text a visitor chose by; `no-version` where it was not shown in the record's language. */
export function replayConsent(
  record: ConsentRecord,
  content: NoticeVersionContent,
): Result<ReplayedConsent, "no-version"> {
  const words = content.words[record.language];
  if (words === undefined) return err("no-version");
  return ok({ record, content, words, first: [], second: [] });
}
