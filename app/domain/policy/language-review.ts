import { finishedLanguages, type Language } from "../shared/language.ts";

/** A language's fixed sentences, signed off by somebody who reads it. */
export type LanguageReview = {
  readonly language: Language;
  /** SHA-256 (hex) of the sentences that were reviewed (`textsToReview`). */
  readonly textsDigest: string;
  /** `staff:<id>`, as in the timeline. */
  readonly reviewedBy: string;
  readonly reviewedAt: Date;
};

/**
 * How far a language's fixed sentences can be trusted: `finished` with the app, `reviewed` in this
 * shop, `outdated` when they changed since, else `unreviewed`.
 */
export type ReviewState = "finished" | "reviewed" | "outdated" | "unreviewed";

/** The state of a language, by the shop's reviews and the digest of its sentences as they are now. */
export function findReviewState(
  language: Language,
  reviews: readonly Pick<LanguageReview, "language" | "textsDigest">[],
  textsDigest: string,
): ReviewState {
  if (finishedLanguages.includes(language)) return "finished";
  const review = reviews.find((one) => one.language === language);
  if (review === undefined) return "unreviewed";
  return review.textsDigest === textsDigest ? "reviewed" : "outdated";
}
