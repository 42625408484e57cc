import { type CompiledPhrases } from "./read-phrases.ts";
import { type Sentence } from "./fold-text.ts";
import { type ReadLanguage } from "./types.ts";

/** How well a text fits a language, best first. */
export interface LanguageFit {
  readonly language: ReadLanguage;
  readonly score: number;
}

/** Two frequent words, or one of the language's own, tell more than chance. */
const enough = 2;
/** Near languages share words; what comes this close is read too. */
const near = 0.35;

/** A short mail in one of these looks like one in another. */
const families: readonly (readonly ReadLanguage[])[] = [
  ["sv", "da", "nb"],
  ["es", "pt", "it"],
  ["de", "nl"],
];

/**
 * Tells the language by its frequent words. A word that several languages have counts less for
 * each, so that short mails are told apart by what is particular.
 */
export function languagesOf(
  sentences: readonly Sentence[],
  phrases: readonly CompiledPhrases[],
): readonly LanguageFit[] {
  const words = sentences.flatMap((sentence) => sentence.words.trim().split(" ")).slice(0, 400);
  const scores = phrases.map(({ language, frequent, fold, patterns }) => {
    const found = words.map(fold).filter((word) => frequent.has(word));
    const share = found.reduce((sum, word) => sum + 2 / countOf(word, phrases), 0);
    const named = sentences.some((one) => find(patterns.leave, fold(one.words))) ? 1 : 0;
    return { language, score: share + named };
  });
  return scores.filter((one) => one.score > 0).toSorted((one, other) => other.score - one.score);
}

function find(pattern: RegExp, words: string): boolean {
  return words.search(pattern) >= 0;
}

function countOf(word: string, phrases: readonly CompiledPhrases[]): number {
  return Math.max(1, phrases.filter((one) => one.frequent.has(word)).length);
}

/** The language, where enough was written to tell. */
export function languageOf(fits: readonly LanguageFit[]): ReadLanguage | undefined {
  const [best] = fits;
  return best !== undefined && best.score >= enough ? best.language : undefined;
}

/** The languages to read the words in: those that fit, or all where too little was written. */
export function languagesToTry(
  fits: readonly LanguageFit[],
  all: readonly ReadLanguage[],
): readonly ReadLanguage[] {
  const best = fits[0]?.score ?? 0;
  const fitting = fits.filter((one) => one.score >= best * near).map((one) => one.language);
  // English words are written in every language, `unsubscribe` above all.
  const [first] = fitting;
  if (first === undefined || best < enough) return [...new Set([...fitting, ...all])];
  const sisters = families.find((family) => family.includes(first)) ?? [];
  return [...new Set([...fitting, ...sisters, "en" as const])];
}
