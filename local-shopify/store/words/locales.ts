import { arabic } from "./arabic.ts";
import { english } from "./english.ts";
import { finnish } from "./finnish.ts";
import { german } from "./german.ts";
import { swedish } from "./swedish.ts";

export type LocaleCode = "sv" | "en" | "de" | "fi" | "ar";

export type Town = {
  readonly city: string;
  readonly postcode: string;
  /** Whole degrees; a token makes the decimals. */
  readonly latitude: number;
  readonly longitude: number;
};

/** Ordinary words of one language, from which people and addresses are made. */
export type LocaleWords = {
  readonly locale: LocaleCode;
  readonly country: string;
  readonly countryCode: string;
  /** E-mail domain kept for tests, never delivered. */
  readonly mailDomain: string;
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
  readonly streets: readonly string[];
  readonly towns: readonly Town[];
  readonly orderNotes: readonly string[];
  readonly customerNotes: readonly string[];
  readonly giftMessages: readonly string[];
};

const words: Readonly<Record<LocaleCode, LocaleWords>> = {
  sv: swedish,
  en: english,
  de: german,
  fi: finnish,
  ar: arabic,
};

/** The word lists of a language. */
export function wordsOf(locale: LocaleCode): LocaleWords {
  return words[locale];
}

/** Swedish first: three in five, then the others. */
export const LOCALE_SHARE: readonly LocaleCode[] = [
  "sv",
  "sv",
  "sv",
  "sv",
  "sv",
  "sv",
  "en",
  "de",
  "fi",
  "ar",
];
