import { describe, expect, it } from "vitest";
import { createEmptyRegister } from "../create-register.ts";
import { withPurpose } from "../edit-register.ts";
import { findGaps } from "../find-gaps.ts";
import type { Register } from "../types.ts";
import { fillPresetWords } from "./fill-preset-words.ts";
import { toMeasureWords } from "./measure-words.ts";
import { createPresetPurpose } from "./preset-purposes.ts";
import { presetTexts } from "./preset-texts.ts";

const context = { country: "SE", languages: ["sv", "en"] } as const;
const begun = (["support", "bookkeeping", "privacy-requests"] as const).reduce<Register>(
  (register, preset) => withPurpose(register, createPresetPurpose(preset, context)),
  {
    ...createEmptyRegister("sv"),
    publishedLanguages: context.languages,
    securityMeasures: toMeasureWords(["encrypted", "few-people"], context.languages),
  },
);
const inGerman: Register = { ...begun, publishedLanguages: ["sv", "en", "de"] };

const interestOf = (register: Register) =>
  register.purposes.find(({ id }) => id === "support")?.legitimateInterest;

function withInterest(register: Register, words: Register["securityMeasures"]): Register {
  return {
    ...register,
    purposes: register.purposes.map((purpose) => {
      return purpose.id === "support" ? { ...purpose, legitimateInterest: words } : purpose;
    }),
  };
}

describe("fillPresetWords()", () => {
  it("says in a language that was added whatever Lagom had suggested, so that no gap is left", () => {
    expect(findGaps(inGerman).filter(({ language }) => language === "de")).not.toEqual([]);
    const filled = fillPresetWords(begun, inGerman);
    expect(findGaps(filled).filter(({ language }) => language === "de")).toEqual([]);
    expect(interestOf(filled)?.de).toBe(presetTexts.de["interest.support"]);
    expect(filled.securityMeasures.de).toBe(
      `${presetTexts.de["measure.encrypted"]} ${presetTexts.de["measure.few-people"]}`,
    );
  });

  it("speaks a new main language too", () => {
    const filled = fillPresetWords(begun, { ...inGerman, mainLanguage: "de" });
    expect(interestOf(filled)?.de).toBe(presetTexts.de["interest.support"]);
  });

  it("leaves words of the merchant's own for them to translate", () => {
    const own = { ...interestOf(begun), sv: "Att hjälpa kunder på plats." };
    const before = withInterest(begun, own);
    const filled = fillPresetWords(before, withInterest(inGerman, own));
    expect(interestOf(filled)).toEqual(own);
  });

  it("takes the suggested words back elsewhere when the merchant writes others instead", () => {
    const before = fillPresetWords(begun, inGerman);
    const own = {
      ...interestOf(before),
      sv: "Att hjälpa kunder på plats.",
      en: "To help on site.",
    };
    expect(interestOf(fillPresetWords(before, withInterest(before, own)))).toEqual({
      sv: "Att hjälpa kunder på plats.",
      en: "To help on site.",
    });
  });

  it("changes nothing where all is said", () => {
    const filled = fillPresetWords(begun, inGerman);
    expect(fillPresetWords(filled, filled)).toEqual(filled);
  });
});
