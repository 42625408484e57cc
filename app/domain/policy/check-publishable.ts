import { findGaps } from "../register/find-gaps.ts";
import type { RegisterGap } from "../register/gap.ts";
import type { Register } from "../register/types.ts";
import type { Language } from "../shared/language.ts";
import { findReviewState, type LanguageReview } from "./language-review.ts";
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

/** What is known about the sentences of other languages. */
export type LanguageChoices = {
  readonly reviews: readonly Pick<LanguageReview, "language" | "textsDigest">[];
  /** Published although nobody has reviewed them: the merchant's explicit choice. */
  readonly unreviewedAllowed: readonly Language[];
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

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

function findLanguageGap(
  language: Language,
  { reviews, unreviewedAllowed, digest }: LanguageChoices,
): readonly LanguageGap[] {
  const path = `publishedLanguages.${language}`;
  const source = "GDPR 12(1)";
  if (listMissingSentences(language).length > 0) {
    return [{ path, source, language, code: "sentences-missing" }];
  }
  const state = findReviewState(language, reviews, digest(textsToReview(language)));
  const isRead = state === "finished" || state === "reviewed";
  return isRead || unreviewedAllowed.includes(language)
    ? []
    : [{ path, source, language, code: "sentences-not-reviewed" }];
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
