import { describe, expect, it } from "vitest";
import { type Language, languages } from "../../shared/language.ts";
import type { Dictionary } from "../../shared/texts.ts";
import { listMissingSentences, sentenceKeys, sentences, textsToReview } from "./sentences.ts";

const english: Dictionary = sentences.en ?? {};
const others = languages.filter((language) => language !== "en");

const plural = /\.(?:zero|one|two|few|many|other)$/u;
const withoutForm = (key: string): string => key.replace(plural, "");
const counted = new Set(
  Object.keys(english)
    .filter((key) => plural.test(key))
    .map(withoutForm),
);

/** Plural forms whole numbers ask for; a period of millions of days is none. */
function listForms(language: Language): readonly string[] {
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({ length: 1001 }, (_, number) => number);
  return [...new Set([...numbers.map((number) => rules.select(number)), "other"])];
}

const placeholders = (text: string): string =>
  [...text.matchAll(/\{\w+\}/gu)]
    .map(([name]) => name)
    .toSorted()
    .join(" ");

/** Words every longer text of the language has, and in this number hardly any other. */
const telling: Readonly<Record<Language, readonly string[]>> = {
  bg: ["данните", "които", "можете", "използваме"],
  cs: ["můžete", "údaje", "které", "nebo"],
  da: ["ikke", "oplysninger", "hvad", "af"],
  de: ["und", "nicht", "wir", "daten"],
  el: ["και", "δεδομένα", "μπορείτε", "σας"],
  en: ["the", "and", "you", "data"],
  es: ["datos", "puedes", "los", "y"],
  et: ["andmeid", "ja", "teie", "võite"],
  fi: ["ja", "tietoja", "voit", "ei"],
  fr: ["données", "vous", "nous", "et"],
  ga: ["agus", "sonraí", "do", "an"],
  hr: ["podatke", "možete", "vaše", "ili"],
  hu: ["az", "hogy", "és", "nem"],
  is: ["og", "upplýsingar", "við", "ekki"],
  it: ["dati", "che", "puoi", "non"],
  lt: ["duomenis", "ir", "jūsų", "galite"],
  lv: ["datus", "un", "jūsu", "varat"],
  mt: ["tiegħek", "data", "li", "nużaw"],
  nb: ["ikke", "opplysningene", "hva", "av"],
  nl: ["gegevens", "een", "wij", "je", "het"],
  pl: ["danych", "możesz", "nie", "się"],
  pt: ["dados", "não", "os", "pode"],
  ro: ["datele", "și", "puteți", "nu"],
  sk: ["môžete", "údaje", "ktoré", "alebo"],
  sl: ["podatke", "lahko", "in", "vaše"],
  sv: ["och", "uppgifter", "inte", "du"],
};

function countWords(text: string, wanted: readonly string[]): number {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => wanted.includes(word)).length / words.length;
}

describe("sentences", () => {
  it.each(languages)("have every key and no other in %s", (language) => {
    const keys = Object.keys(sentences[language] ?? {});
    expect(listMissingSentences(language)).toEqual([]);
    expect(
      [...new Set(keys.map(withoutForm))].filter((key) => !sentenceKeys.includes(key)),
    ).toEqual([]);
  });

  it.each(languages)("have exactly the plural forms %s counts with", (language) => {
    const keys = Object.keys(sentences[language] ?? {});
    const forms = listForms(language).toSorted();
    for (const key of counted) {
      const found = keys.filter((one) => plural.test(one) && withoutForm(one) === key);
      expect(found.toSorted()).toEqual(forms.map((form) => `${key}.${form}`));
    }
  });

  it.each(others)("keep the placeholders of the English ones in %s", (language) => {
    for (const [key, text] of Object.entries(sentences[language] ?? {})) {
      const source = english[key] ?? english[`${withoutForm(key)}.other`] ?? "";
      expect(`${key} ${placeholders(text)}`).toBe(`${key} ${placeholders(source)}`);
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe("");
    }
  });

  it.each(languages)("are %s, by its own words and against all others", (language) => {
    const text = Object.values(sentences[language] ?? {}).join(" ");
    const shares = languages.map((one) => ({ one, share: countWords(text, telling[one]) }));
    const [best] = shares.toSorted((one, other) => other.share - one.share);
    expect(best?.one).toBe(language);
  });

  it.each(others)("are never left in English in %s", (language) => {
    const left = Object.entries(sentences[language] ?? {}).filter(
      ([key, text]) => text === english[key] && / .* /u.test(text),
    );
    expect(left).toEqual([]);
  });

  it.each(["bg", "el"] as const)("are written in the script of %s", (language) => {
    const script = language === "bg" ? /\p{Script=Cyrillic}/gu : /\p{Script=Greek}/gu;
    const text = Object.values(sentences[language] ?? {})
      .join(" ")
      .replace(/\{\w+\}/gu, "");
    const letters = text.match(/\p{L}/gu) ?? [];
    expect((text.match(script) ?? []).length / letters.length).toBeGreaterThan(0.97);
  });

  it.each(languages)(
    "let a printed list of %s be read back: no piece holds another",
    (language) => {
      const entries = Object.entries(sentences[language] ?? {});
      for (const family of ["data", "source", "persons", "role", "kind", "lifetime"]) {
        const pieces = entries.filter(([key]) => key.startsWith(`${family}.`));
        for (const [key, piece] of pieces) {
          const holders = pieces.filter(([other, text]) => other !== key && text.includes(piece));
          expect({ key, holders }).toEqual({ key, holders: [] });
        }
      }
    },
  );
});

describe("textsToReview()", () => {
  it("differs from language to language and stays the same for one", () => {
    const texts = languages.map((language) => textsToReview(language));
    expect(new Set(texts).size).toBe(languages.length);
    expect(textsToReview("de")).toBe(textsToReview("de"));
  });
});
