import { describe, expect, it } from "vitest";
import { languages } from "../../shared/language.ts";
import { findPresetKeys, presetTexts, toPresetWords } from "./preset-texts.ts";

describe("presetTexts", () => {
  it.each(languages)("are complete and not left in English in %s", (language) => {
    const texts = Object.entries(presetTexts[language]);
    expect(texts.map(([key]) => key)).toEqual(Object.keys(presetTexts.en));
    for (const [key, text] of texts) {
      expect(text.trim(), key).toBe(text);
      expect(text.length, key).toBeGreaterThan(5);
    }
    const english: readonly string[] = Object.values(presetTexts.en);
    const left = texts.filter(([, text]) => language !== "en" && english.includes(text));
    expect(left).toEqual([]);
  });
});

describe("findPresetKeys()", () => {
  it.each(languages)("reads back whatever is said of them in %s", (language) => {
    const keys = Object.keys(presetTexts.en).filter((key) => key in presetTexts[language]);
    for (const key of keys) {
      const known = findPresetKeys(presetTexts.en[key as keyof typeof presetTexts.en], "en") ?? [];
      expect(findPresetKeys(toPresetWords(known, [language])[language] ?? "", language)).toEqual([
        key,
      ]);
    }
    const measures = ["measure.second-factor", "measure.no-copies"] as const;
    const said = toPresetWords(measures, [language])[language] ?? "";
    expect(findPresetKeys(`  ${said}\n`, language)).toEqual(measures);
  });

  it("does not know a text with a word of somebody's own", () => {
    expect(findPresetKeys("Connections are encrypted. Doors are locked.", "en")).toBeUndefined();
    expect(findPresetKeys("", "en")).toBeUndefined();
  });
});
