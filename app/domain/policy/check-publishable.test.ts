import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import type { Register } from "../register/types.ts";
import { checkPublishable, type LanguageChoices, printableLanguages } from "./check-publishable.ts";
import { textsToReview } from "./texts/sentences.ts";

const digest = (text: string) => `digest of ${String(text.length)}`;
const none: LanguageChoices = { reviews: [], unreviewedAllowed: [], digest };
/** A register without words of the merchant's own, so that every language could be printed. */
const plain: Register = {
  ...sampleRegister(),
  ...{ mainLanguage: "en", publishedLanguages: ["en", "fi"], securityMeasures: {} },
  purposes: sampleRegister().purposes.filter(({ id }) => id === "statistics"),
  recipients: [],
  storedItems: [],
};
const codesOf = (register: Register, choices = none) =>
  checkPublishable(register, choices)
    .filter(({ language }) => language === "fi")
    .map(({ path, code }) => `${path} ${code}`);

describe("checkPublishable()", () => {
  it("finds nothing to hold a finished register in finished languages", () => {
    expect(checkPublishable(sampleRegister(), none)).toEqual([]);
    expect(printableLanguages(sampleRegister(), none)).toEqual(["sv", "en"]);
  });

  it("names the field that is missing", () => {
    const register = sampleRegister();
    const controller = { ...register.controller, email: "" };
    expect(checkPublishable({ ...register, controller }, none)).toEqual([
      expect.objectContaining({ path: "controller.email", source: "GDPR 13(1)(a)" }),
    ]);
  });

  it("holds back sentences nobody has reviewed, until the merchant allows them", () => {
    expect(codesOf(plain)).toContain("publishedLanguages.fi sentences-not-reviewed");
    const allowed = { ...none, unreviewedAllowed: ["fi"] as const };
    expect(codesOf(plain, allowed).join()).not.toContain("sentences-not-reviewed");
  });

  it("takes a review for the sentences that were read, and no others", () => {
    const review = { language: "fi", textsDigest: digest(textsToReview("fi")) } as const;
    expect(codesOf(plain, { ...none, reviews: [review] }).join()).not.toContain("not-reviewed");
    const older = { ...review, textsDigest: "digest of other sentences" };
    expect(codesOf(plain, { ...none, reviews: [older] }).join()).toContain("not-reviewed");
  });

  it("leaves out only the language that lacks the merchant's words", () => {
    const register = { ...sampleRegister(), publishedLanguages: ["sv", "en", "fi"] as const };
    const choices = { ...none, unreviewedAllowed: ["fi"] as const };
    expect(printableLanguages(register, choices)).toEqual(["sv", "en"]);
    expect(codesOf(register, choices)).toContain("purposes.sock-club.name.fi no-purpose-name");
  });
});
