import { listOwnWords, type OwnWords } from "../../domain/register/register-edit.ts";
import { listWordsToTranslate } from "../../domain/register/start/fill-preset-words.ts";
import { findPresetKeys } from "../../domain/register/start/preset-texts.ts";
import type { Register } from "../../domain/register/types.ts";
import type { ReviewState } from "../../domain/policy/language-review.ts";
import { type Language, languages } from "../../domain/shared/language.ts";
import { counted } from "./dates.ts";
import { languageName } from "./language-names.ts";
import { itemName } from "./present-gaps.ts";
import type { Label } from "./request-words.ts";

/** What is known of a language's fixed sentences in a shop. */
export type LanguageFacts = {
  readonly state: ReviewState;
  /** Fixed sentences it lacks. */
  readonly missing: number;
  /** Whether the merchant publishes it although nobody reviewed it. */
  readonly isAllowed: boolean;
  readonly reviewedAt: Date | null;
  readonly reviewedBy: string | null;
};

/** A language in the list. */
export type ShownLanguage = {
  readonly language: Language;
  readonly name: string;
  readonly sentences: Label;
  /** The merchant's own texts it lacks. */
  readonly untranslated: number;
  /** Why it cannot be published as it stands; null when it can. */
  readonly hindrance: string | null;
};

/** The badge of a language's fixed sentences. */
export function toSentencesLabel({ state, missing, isAllowed }: LanguageFacts): Label {
  if (missing > 0) return { text: `${counted(missing, "sentence")} missing`, tone: "critical" };
  switch (state) {
    case "finished":
      return { text: "Finished", tone: "success" };
    case "reviewed":
      return { text: "Reviewed", tone: "success" };
    case "outdated":
    case "unreviewed":
      return { text: "Not reviewed", tone: isAllowed ? "warning" : "attention" };
  }
}

/** Every language: the merchant's own first, then those that are published, then the rest by name. */
export function presentLanguages(
  register: Register,
  factsOf: (language: Language) => LanguageFacts,
): readonly ShownLanguage[] {
  const own = listWordsToTranslate(register);
  const rank = (language: Language) => (register.publishedLanguages.includes(language) ? 0 : 1);
  const rest = languages
    .filter((language) => language !== register.mainLanguage)
    .toSorted((a, b) => rank(a) - rank(b) || compareNames(a, b));
  return [register.mainLanguage, ...rest].map((language) => {
    const facts = factsOf(language);
    const untranslated = own.filter(({ words }) => isMissing(words, language)).length;
    return {
      ...{ language, name: languageName(language), sentences: toSentencesLabel(facts) },
      ...{ untranslated, hindrance: toHindrance(facts, untranslated) },
    };
  });
}

const compareNames = (one: Language, other: Language): number =>
  languageName(one).localeCompare(languageName(other), "en");

/** Why a language cannot be published as it stands. */
function toHindrance(
  { state, missing, isAllowed }: LanguageFacts,
  untranslated: number,
): string | null {
  if (missing > 0) return "Lagom’s own sentences are not finished in this language yet.";
  const isTrusted = state === "finished" || state === "reviewed" || isAllowed;
  if (!isTrusted)
    return "Nobody has reviewed Lagom’s sentences. Sign them off or allow it as it is.";
  return untranslated === 0
    ? null
    : `${counted(untranslated, "text")} of yours ${untranslated === 1 ? "is" : "are"} not written in this language.`;
}

function isMissing(words: OwnWords["words"], language: Language): boolean {
  return (words[language] ?? "").trim() === "";
}

/** A text of the merchant's own, to be written in another language. */
export type ShownWords = {
  readonly path: string;
  /** `“Newsletter”: description` */
  readonly what: string;
  readonly original: string;
  readonly text: string;
  readonly isLong: boolean;
};

/**
 * The merchant's own texts with their translation; in the merchant's language those it lacks come from
 * any. What stands as Lagom suggested it is left to its sentences, unless this language lacks it.
 */
export function presentOwnWords(register: Register, language: Language): readonly ShownWords[] {
  const own = new Set(listWordsToTranslate(register).map(({ path }) => path));
  const isPublished = register.publishedLanguages.includes(language);
  const isAsked = ({ path, words }: OwnWords): boolean => {
    if (own.has(path)) return true;
    const isSuggested = findPresetKeys(words[language] ?? "", language) !== undefined;
    return isMissing(words, language) ? isPublished : !isSuggested;
  };
  const asked = listOwnWords(register).filter(isAsked);
  return asked.map(({ path, words }) => {
    const [first = ""] = Object.values(words);
    const original = words[register.mainLanguage] ?? first;
    return {
      ...{ path, what: sayWhat(register, path), original, text: words[language] ?? "" },
      isLong: original.length > 60,
    };
  });
}

const fieldNames: Readonly<Record<string, string>> = {
  name: "name",
  description: "description",
  legitimateInterest: "interest",
  legalObligation: "law",
  otherData: "other data",
  otherSources: "other sources",
  "retention.words": "how long",
  "automatedDecisions.logic": "Automated decisions: how",
  "automatedDecisions.consequences": "Automated decisions: what they mean",
  securityMeasures: "Security",
};

function sayWhat(register: Register, path: string): string {
  const whole = fieldNames[path];
  if (whole !== undefined) return whole;
  const [list = "", id = "", ...field] = path.split(".");
  const name = fieldNames[field.join(".")] ?? field.join(".");
  return `${itemName(register, list, id)}: ${name}`;
}
