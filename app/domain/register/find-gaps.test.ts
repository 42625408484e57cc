import { describe, expect, it } from "vitest";
import {
  samplePurpose,
  sampleRecipient,
  sampleRegister,
  sampleStoredItem,
} from "../../../tests/support/register-fixture.ts";
import { createEmptyRegister } from "./create-register.ts";
import { findGaps } from "./find-gaps.ts";
import type { OnwardTransfer, Register } from "./types.ts";

const register = sampleRegister();
const codesOf = (change: Partial<Register>) =>
  findGaps({ ...register, ...change }).map(({ path, code, language }) => [path, code, language]);
const withPurpose = (change: Parameters<typeof samplePurpose>[0]) =>
  codesOf({
    ...{ purposes: [samplePurpose({ preset: "support", ...change })] },
    ...{ recipients: [], storedItems: [] },
  });
const withRecipient = (change: Partial<Parameters<typeof sampleRecipient>[0]>) =>
  codesOf({
    recipients: [sampleRecipient({ id: "r", name: "R", purposes: ["support"], ...change })],
    storedItems: [],
  });
const to = (country: string, safeguard: OnwardTransfer["safeguard"]): OnwardTransfer => ({
  ...{ country, safeguard },
});
const withItem = (change: Partial<Parameters<typeof sampleStoredItem>[0]>) =>
  codesOf({
    storedItems: [sampleStoredItem({ id: "i", name: "i", purpose: "support", ...change })],
  });

describe("findGaps()", () => {
  it("finds nothing in a finished register", () => {
    expect(findGaps(register)).toEqual([]);
  });

  it("names every field of an empty register, each with its article", () => {
    const gaps = findGaps(createEmptyRegister("sv"));
    expect(gaps.map(({ path }) => path)).toEqual([
      ...["controller.name", "controller.postalAddress.street", "controller.postalAddress.city"],
      ...["controller.postalAddress.country", "controller.email", "dataProtectionOfficer"],
      ...["authorityCountry", "purposes", "dataSale", "automatedDecisions"],
      "securityMeasures.sv",
    ]);
    expect(gaps.every(({ source }) => /GDPR \d+/u.test(source))).toBe(true);
  });

  it("wants a representative of a controller outside the area", () => {
    const { controller } = register;
    const abroad = { ...controller, postalAddress: { ...controller.postalAddress, country: "US" } };
    expect(codesOf({ controller: abroad })).toEqual([
      ["controller.representative", "no-representative", null],
    ]);
    const representative = { name: "R", email: "", phone: "" };
    expect(codesOf({ controller: { ...abroad, representative } })).toEqual([
      ["controller.representative.email", "no-representative-contact", null],
    ]);
  });

  it("wants a way to reach a named officer", () => {
    const officer = { kind: "named", name: "Officer", email: "", phone: "" } as const;
    expect(codesOf({ dataProtectionOfficer: officer })).toEqual([
      ["dataProtectionOfficer.email", "no-officer-contact", null],
    ]);
  });

  it("wants the merchant's words in every published language, and blocks only the one without", () => {
    expect(codesOf({ publishedLanguages: ["sv", "en", "da"] })).toContainEqual([
      ...["purposes.sock-club.name.da", "no-purpose-name", "da"],
    ]);
    expect(codesOf({ securityMeasures: { sv: "lås" } })).toEqual([
      ["securityMeasures.en", "no-security-measures", "en"],
    ]);
    expect(withPurpose({ id: "p", otherData: { en: "size" } })).toEqual([
      ["purposes.p.otherData.sv", "no-translation", null],
    ]);
  });

  it.each([
    [{ legalBasis: null }, "legalBasis", "no-legal-basis"],
    [{ legalBasis: "legitimate-interest" }, "legitimateInterest.sv", "no-legitimate-interest"],
    [{ legalBasis: "legal-obligation" }, "legalObligation.sv", "no-legal-obligation"],
    [{ personCategories: [] }, "personCategories", "no-person-categories"],
    [{ dataCategories: [] }, "dataCategories", "no-data-categories"],
    [{ sources: [] }, "sources", "no-sources"],
    [{ provision: null }, "provision", "no-provision"],
    [
      { legalBasis: "consent", provision: "required-by-contract" },
      "provision",
      "consent-not-voluntary",
    ],
    [{ retention: null }, "retention", "no-retention"],
    [{ retention: { kind: "criteria", words: {} } }, "retention.words.sv", "no-retention-criteria"],
    [{ retention: { kind: "until-withdrawal" } }, "retention", "nothing-to-withdraw"],
    [
      {
        legalBasis: "consent",
        retention: { kind: "period", amount: 1, unit: "years", from: "purchase" },
      },
      "retention",
      "retention-outlasts-consent",
    ],
  ] as const)("finds what a purpose does not say: %j", (change, field, code) => {
    expect(withPurpose({ id: "p", ...change })).toContainEqual([`purposes.p.${field}`, code, null]);
  });

  it.each([
    [{ name: " " }, "name", "no-recipient-name"],
    [{ country: "" }, "country", "no-recipient-country"],
    [{ country: "US" }, "safeguard", "no-safeguard"],
    [{ country: "IN", safeguard: "adequacy-decision" }, "safeguard", "no-adequacy-decision"],
    [{ dataCategories: [] }, "dataCategories", "no-recipient-data"],
    [{ onwardTransfers: [to("", null)] }, "onwardTransfers", "no-onward-country"],
    [{ onwardTransfers: [to("NO", null)] }, "onwardTransfers", "onward-inside-eea"],
    [{ onwardTransfers: [to("US", null)] }, "onwardTransfers", "no-safeguard"],
    [
      { onwardTransfers: [to("CA", "adequacy-decision"), to("IN", "adequacy-decision")] },
      ...(["onwardTransfers", "no-adequacy-decision"] as const),
    ],
  ] as const)("finds what a recipient does not say: %j", (change, field, code) => {
    expect(withRecipient(change)).toEqual([[`recipients.r.${field}`, code, null]]);
  });

  it("asks for no safeguard inside the area or under an adequacy decision", () => {
    expect(withRecipient({ country: "NO" })).toEqual([]);
    expect(withRecipient({ country: "GB", safeguard: "adequacy-decision" })).toEqual([]);
  });

  it.each([
    [{ lifetime: null }, "lifetime", "no-lifetime"],
    [{ party: "third" }, "setBy", "third-party-unnamed"],
    [{ use: "ad-targeting" }, "purpose", "use-not-necessary"],
    [{ use: "support-chat" }, "purpose", "use-not-necessary"],
  ] as const)("finds what a stored item does not say: %j", (change, field, code) => {
    expect(withItem(change)).toEqual([[`storedItems.i.${field}`, code, null]]);
  });

  it("finds a purpose that asks for consent and calls what it stores necessary", () => {
    const purposes = register.purposes.map((purpose) =>
      purpose.id === "newsletter" ? { ...purpose, noticeCategory: "necessary" as const } : purpose,
    );
    const paths = codesOf({ purposes }).map(([path]) => path);
    expect(paths).toContain("purposes.newsletter.noticeCategory");
  });

  it("wants to know whether data is sold, and takes either answer", () => {
    expect(codesOf({ dataSale: "unknown" })).toEqual([["dataSale", "sale-unknown", null]]);
    expect([codesOf({ dataSale: "none" }), codesOf({ dataSale: "sold" })]).toEqual([[], []]);
  });

  it("wants the logic and the consequences of automated decisions", () => {
    const automatedDecisions = {
      kind: "made",
      logic: { sv: "a", en: "a" },
      consequences: {},
    } as const;
    expect(codesOf({ automatedDecisions })).toEqual([
      ["automatedDecisions.consequences.sv", "no-decision-effect", null],
    ]);
  });
});
