import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import { createEmptyRegister } from "../../domain/register/create-register.ts";
import { toMeasureWords } from "../../domain/register/start/measure-words.ts";
import type { Language } from "../../domain/shared/language.ts";
import { presentLanguages, presentOwnWords } from "./present-languages.ts";

const trusted = () => {
  return { state: "finished", missing: 0, isAllowed: false } as const;
};
const nobody = { reviewedAt: null, reviewedBy: null } as const;
const facts = () => ({ ...trusted(), ...nobody });
const published: readonly Language[] = ["sv", "fi", "en"];

describe("presentLanguages()", () => {
  it("begins with the shop's own language, then those it publishes, then the others by name", () => {
    const register = { ...sampleRegister(), publishedLanguages: published };
    const shown = presentLanguages(register, facts).map(({ name }) => name);
    expect(shown.slice(0, 5)).toEqual(["Swedish", "English", "Finnish", "Bulgarian", "Croatian"]);
    expect(shown).toHaveLength(26);
  });

  it("asks for no translation of what Lagom suggested", () => {
    const securityMeasures = toMeasureWords(["encrypted"], ["sv"]);
    const register = { ...createEmptyRegister("sv"), securityMeasures };
    const german = presentLanguages(register, facts).find(({ language }) => language === "de");
    expect(german).toMatchObject({ untranslated: 0, hindrance: null });
    expect(presentOwnWords(register, "de")).toEqual([]);
    const own = { ...register, securityMeasures: { sv: "Vi låser dörren." } };
    expect(presentOwnWords(own, "de").map(({ path }) => path)).toEqual(["securityMeasures"]);
  });
});
