import { findGaps } from "../register/find-gaps.ts";
import type { RegisterGap } from "../register/gap.ts";
import type { Register } from "../register/types.ts";
import { finishedLanguages, type Language } from "../shared/language.ts";
import { listMissingSentences, textsToReview } from "./texts/sentences.ts";

/** Why a language's fixed sentences cannot go out. */
export type LanguageGap = {
  /** `publishedLanguages.de` */
  readonly path: string;
  readonly code: "sentences-missing" | "sentences-not-reviewed";
  readonly source: string;
  readonly language: Language;
};

export type PolicyGap = RegisterGap | LanguageGap;

/** Somebody read a language's sentences and signed them off. */
export type SignedReview = {
  readonly language: Language;
  /** Of the sentences read (`textsToReview`). */
  readonly textsDigest: string;
};

/** What is known about the sentences of other languages. */
export type LanguageChoices = {
  readonly reviews: readonly SignedReview[];
  /** Published although nobody has reviewed them: the merchant's explicit choice. */
  readonly unreviewedAllowed: readonly Language[];
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/** `finished` with the app, `reviewed` as they are now, `not-reviewed`, or `missing` in part or whole. */
export type LanguageState = "finished" | "reviewed" | "not-reviewed" | "missing";

/** How far the fixed sentences of a language are. Changed sentences need another review. */
export function languageState(
  language: Language,
  { reviews, digest }: Pick<LanguageChoices, "reviews" | "digest">,
): LanguageState {
  if (listMissingSentences(language).length > 0) return "missing";
  if (finishedLanguages.includes(language)) return "finished";
  const now = digest(textsToReview(language));
  const isReviewed = reviews.some(
    (review) => review.language === language && review.textsDigest === now,
  );
  return isReviewed ? "reviewed" : "not-reviewed";
}

/**
 * Everything that keeps the policy from being published in the register's languages, each with the
 * field it leads to: what the law wants said (GDPR 13, 14, 30), words of the merchant's own that a
 * language lacks, and sentences nobody has read.
 */
export function checkPublishable(
  register: Register,
  choices: LanguageChoices,
): readonly PolicyGap[] {
  const languageGaps = register.publishedLanguages.flatMap((language) =>
    findLanguageGap(language, choices),
  );
  return [...findGaps(register), ...languageGaps];
}

function findLanguageGap(language: Language, choices: LanguageChoices): readonly LanguageGap[] {
  const state = languageState(language, choices);
  const path = `publishedLanguages.${language}`;
  const source = "GDPR 12(1)";
  if (state === "missing") return [{ path, source, language, code: "sentences-missing" }];
  const mayGoOut = state !== "not-reviewed" || choices.unreviewedAllowed.includes(language);
  return mayGoOut ? [] : [{ path, source, language, code: "sentences-not-reviewed" }];
}

/** Languages of the register that lack nothing; the others are shown with their gaps, never half. */
export function printableLanguages(
  register: Register,
  choices: LanguageChoices,
): readonly Language[] {
  const gaps = checkPublishable(register, choices);
  return register.publishedLanguages.filter(
    (language) => !gaps.some((gap) => gap.language === language),
  );
}
