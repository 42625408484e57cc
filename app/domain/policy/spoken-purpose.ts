import type { DataCategory, Purpose } from "../register/types.ts";
import type { Words } from "../shared/language.ts";
import type { PurposeFacts } from "./facts.ts";
import type { Speech } from "./speech.ts";

/** A purpose in the words of one language. */
export type SpokenPurpose = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly basis: string;
  /** What the legal basis means; null while nobody has said which it is. */
  readonly basisMeaning: string | null;
  /** Which interest; null unless that is the basis. */
  readonly interest: string | null;
  /** Which law; null unless that is the basis. */
  readonly law: string | null;
  readonly persons: readonly string[];
  readonly data: readonly string[];
  readonly sources: readonly string[];
  readonly provision: string;
  readonly retention: string;
  readonly category: string;
  readonly recipients: readonly string[];
  readonly storedItems: readonly string[];
};

type Said = Pick<SpokenPurpose, "recipients" | "storedItems" | "retention">;

/** Says a purpose; `said` is what other parts of the facts say of it. */
export function sayPurpose(purpose: PurposeFacts, speech: Speech, said: Said): SpokenPurpose {
  const { legalBasis, provision } = purpose;
  const interest = speech.words(purpose.legitimateInterest) ?? speech.gap;
  const law = speech.words(purpose.legalObligation) ?? speech.gap;
  return {
    ...said,
    id: purpose.id,
    name: namePurpose(purpose, speech),
    description: describePurpose(purpose, speech),
    basis: legalBasis === null ? speech.gap : speech.say(`basis.${legalBasis}.name`),
    basisMeaning: legalBasis === null ? null : speech.say(`basis.${legalBasis}.meaning`),
    interest: legalBasis === "legitimate-interest" ? interest : null,
    law: legalBasis === "legal-obligation" ? law : null,
    persons: purpose.personCategories.map((category) => speech.say(`persons.${category}`)),
    data: sayData(purpose.dataCategories, purpose.otherData, speech),
    sources: withOwn(
      purpose.sources.map((source) => speech.say(`source.${source}`)),
      purpose.otherSources,
      speech,
    ),
    provision: provision === null ? speech.gap : speech.say(`provision.${provision}`),
    category: speech.say(`category.${purpose.noticeCategory}.name`),
  };
}

/** The merchant's name of a purpose, else its preset's. */
export function namePurpose({ name, preset }: Purpose, speech: Speech): string {
  const own = speech.words(name);
  if (preset === null) return own ?? speech.gap;
  return own === null || own === speech.gap ? speech.say(`preset.${preset}.name`) : own;
}

/** The preset's sentence with the merchant's words beside it. */
function describePurpose({ description, preset }: Purpose, speech: Speech): string {
  const own = speech.words(description);
  if (preset === null) return own ?? speech.gap;
  const fixed = speech.say(`preset.${preset}.description`);
  return own === null ? fixed : `${fixed} ${own}`;
}

/** Kinds of data with the merchant's own words after them. */
export function sayData(
  categories: readonly DataCategory[],
  other: Words,
  speech: Speech,
): readonly string[] {
  return withOwn(
    categories.map((category) => speech.say(`data.${category}`)),
    other,
    speech,
  );
}

function withOwn(fixed: readonly string[], own: Words, speech: Speech): readonly string[] {
  const words = speech.words(own);
  return words === null ? fixed : [...fixed, words];
}
