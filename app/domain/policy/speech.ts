import { languages, type Language, type Words } from "../shared/language.ts";
import { createTexts, type TextValues } from "../shared/texts.ts";
import { type SentenceKey, sentences } from "./texts/sentences.ts";

/** How the faces speak one language. */
export type Speech = {
  readonly language: Language;
  readonly say: (key: SentenceKey, values?: TextValues) => string;
  /** `a, b and c`, as the language joins them; `a; b and c; d` where a piece is a list itself. */
  readonly list: (items: readonly string[]) => string;
  /** A country's name by its code; the gap where there is no code. */
  readonly country: (code: string) => string;
  /** A day (YYYY-MM-DD) as the language writes it in full. */
  readonly day: (day: string) => string;
  readonly languageName: (language: Language) => string;
  /** What the merchant wrote: null where they wrote nothing at all, the gap where it is not in this language. */
  readonly words: (words: Words) => string | null;
  /** What stands where something is missing. */
  readonly gap: string;
};

/** Where a language is written differently from country to country, shops in Europe are meant. */
const european: Partial<Record<Language, string>> = { en: "en-GB", pt: "pt-PT" };

/** What parts longer pieces; `;` asks a question in Greek. */
const semicolons: Partial<Record<Language, string>> = { el: "· ", fr: "\u00a0; " };

/** The first of a month, in languages that count it where Intl only writes a number. */
const firsts: Partial<Record<Language, string>> = { fr: "1er ", el: "1η " };

/** The speech of a language. Sentences it lacks are said as their keys, never in another language. */
export function createSpeech(language: Language): Speech {
  const texts = createTexts({ [language]: sentences[language] ?? {} }, language, language);
  const locale = european[language] ?? language;
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });
  const and = lists.formatToParts(["", ""]).find(({ type }) => type === "literal")?.value ?? ",";
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const gap = texts.say("not-stated");
  return {
    language,
    gap,
    say: texts.say,
    list: (items) => {
      const isNested = items.some((item) => item.includes(",") || item.includes(and));
      return isNested ? items.join(semicolons[language] ?? "; ") : lists.format(items);
    },
    country: (code) => (/^[A-Z]{2}$/u.test(code) ? (countries.of(code) ?? code) : gap),
    day: (day) =>
      days.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /u, firsts[language] ?? "1 "),
    languageName: (other) => names.of(other) ?? other,
    words: (words) => sayWords(words, language, gap),
  };
}

function sayWords(words: Words, language: Language, gap: string): string | null {
  const own = toLine(words[language] ?? "");
  if (own !== "") return own;
  return hasWords(words) ? gap : null;
}

/** True when the merchant wrote something in any language. */
export function hasWords(words: Words): boolean {
  return languages.some((language) => toLine(words[language] ?? "") !== "");
}

/** Text as one line: what was typed with line ends reads the same in a table's cell. */
export function toLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** The text with a capital at its start, as the language writes it. */
export function startSentence(text: string, language: Language): string {
  const [first = ""] = text;
  // Greek loses its accents in words of capitals, which is what the locale's rule is for: `Όνομα` keeps its own.
  const capital = language === "el" ? first.toUpperCase() : first.toLocaleUpperCase(language);
  return capital + text.slice(first.length);
}
