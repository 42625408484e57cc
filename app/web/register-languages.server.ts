import { createHash } from "node:crypto";
import { findReviewState, type LanguageReview } from "../domain/policy/language-review.ts";
import { listMissingSentences, textsToReview } from "../domain/policy/texts/sentences.ts";
import type { Language } from "../domain/shared/language.ts";
import type { LanguageFacts } from "../ui/present/present-languages.ts";
import type { StaffVisit } from "./staff-session.server.ts";

/** SHA-256 (hex) of a language's fixed sentences as they are now: what a reviewer signs off. */
export function digestSentences(language: Language): string {
  return createHash("sha256").update(textsToReview(language)).digest("hex");
}

/** What is known of each language's fixed sentences in this shop. */
export async function readLanguages({
  services,
  installation,
}: StaffVisit): Promise<(language: Language) => LanguageFacts> {
  const reviews = await services.register.reviews.list(installation.id);
  const { unreviewedAllowed } = await services.register.settings.get(installation.id);
  return (language) => toFacts(language, reviews, unreviewedAllowed);
}

function toFacts(
  language: Language,
  reviews: readonly LanguageReview[],
  allowed: readonly Language[],
): LanguageFacts {
  const review = reviews.find((one) => one.language === language);
  return {
    state: findReviewState(language, reviews, digestSentences(language)),
    missing: listMissingSentences(language).length,
    isAllowed: allowed.includes(language),
    reviewedAt: review?.reviewedAt ?? null,
    reviewedBy: review?.reviewedBy ?? null,
  };
}
