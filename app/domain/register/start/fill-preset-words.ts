import { type Language, languages, type Words } from "../../shared/language.ts";
import { listOwnWords, mapWords, type OwnWords } from "../register-edit.ts";
import type { Register } from "../types.ts";
import { findPresetKeys, type PresetTextKey, toPresetWords } from "./preset-texts.ts";

/**
 * The register with the texts Lagom suggested in every language it is published in, wherever the main
 * language still says what was suggested. Where somebody just wrote words of their own instead, the
 * suggested ones go in the other languages: they would say something else. What a merchant wrote stays.
 */
export function fillPresetWords(before: Register, after: Register): Register {
  const earlier = new Map(listOwnWords(before).map(({ path, words }) => [path, words]));
  return mapWords(after, (path, words) => {
    const keys = findKeys(words, after.mainLanguage);
    if (keys !== undefined) return fill(words, keys, after.publishedLanguages);
    const old = findKeys(earlier.get(path) ?? {}, before.mainLanguage);
    return old === undefined ? words : dropSuggested(words, old, after.mainLanguage);
  });
}

/** Texts that stand as Lagom suggested them are filled in by themselves; these the merchant translates. */
export function listWordsToTranslate(register: Register): readonly OwnWords[] {
  return listOwnWords(register).filter(({ words }) => {
    return findKeys(words, register.mainLanguage) === undefined;
  });
}

/** What the main language says; where it says nothing yet, any other. */
function findKeys(words: Words, main: Language): readonly PresetTextKey[] | undefined {
  const own = words[main] ?? "";
  if (own.trim() !== "") return findPresetKeys(own, main);
  for (const language of languages) {
    const keys = findPresetKeys(words[language] ?? "", language);
    if (keys !== undefined) return keys;
  }
  return undefined;
}

function fill(words: Words, keys: readonly PresetTextKey[], published: readonly Language[]): Words {
  const lacking = published.filter((language) => (words[language] ?? "").trim() === "");
  return lacking.length === 0 ? words : { ...words, ...toPresetWords(keys, lacking) };
}

function dropSuggested(words: Words, old: readonly PresetTextKey[], main: Language): Words {
  const suggested = toPresetWords(old, languages);
  const kept = languages.filter((language) => {
    return language === main || words[language] !== suggested[language];
  });
  return Object.fromEntries(
    kept.flatMap((language) => {
      const text = words[language];
      return text === undefined ? [] : [[language, text] as const];
    }),
  );
}
