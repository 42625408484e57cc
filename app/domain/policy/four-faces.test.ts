import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRegister } from "../../../tests/support/register-arbitrary.ts";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import {
  elementsOf,
  readExplanation,
  readNotice,
  readPolicy,
  readRecord,
  readTransferSection,
  type StatedFacts,
} from "../../../tests/support/read-faces.ts";
import { explainProcessing } from "../data-requests/explanation/explain-processing.ts";
import { nameRecipients } from "../recipients/name-recipients.ts";
import type { Recipient, Register } from "../register/types.ts";
import { languages, type Language } from "../shared/language.ts";
import { printNotice } from "./print-notice.ts";
import { printPolicy } from "./print-policy.ts";
import { makeProcessingRecord, toRecordCsv } from "./record-of-processing.ts";
import { createSpeech } from "./speech.ts";
import { listMissingSentences } from "./texts/sentences.ts";

const spoken = languages.filter((language) => listMissingSentences(language).length === 0);
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** All four faces of a register, as they leave the app. */
function printFaces(register: Register, language: Language) {
  const recipients = nameRecipients({ register, recorded: [], seen: [] });
  const about = { register, language, registerNumber: 1, asked: null };
  const policy = printPolicy({
    ...{ register, before: null, language, number: 1, effectiveOn: "2026-12-01" },
  });
  const record = makeProcessingRecord({ register, language, number: 1, printedOn: "2026-12-01" });
  return {
    policy: policy.html,
    record: toRecordCsv(record),
    explanation: JSON.stringify(
      explainProcessing({ ...about, holdsData: true, recipients, isIncomplete: false }),
    ),
    notice: JSON.stringify(printNotice({ register, language, digest })),
  };
}

function readFaces(register: Register, language: Language) {
  const printed = printFaces(register, language);
  return {
    policy: readPolicy(printed.policy, language),
    record: readRecord(printed.record, language),
    explanation: readExplanation(printed.explanation, language),
    notice: readNotice(printed.notice, language),
  };
}

/** The facts of purposes for which something is stored: all the notice speaks of. */
function ofStored(
  facts: StatedFacts,
  register: Register,
  ids: readonly string[],
): readonly unknown[] {
  return ids.map((id) => facts.purposes[register.purposes.findIndex((one) => one.id === id)]);
}

function expectAgreement(register: Register, language: Language): void {
  const { policy, record, explanation, notice } = readFaces(register, language);
  expect(policy.purposes).toHaveLength(register.purposes.length);
  expect(record.purposes).toEqual(policy.purposes);
  expect(explanation.purposes).toEqual(policy.purposes);
  expect(notice.purposes).toEqual(ofStored(policy, register, notice.ids));
  expect(record.recipients).toEqual(policy.recipients);
  expect(explanation.recipients).toEqual(policy.recipients);
  for (const recipient of notice.recipients) expect(policy.recipients).toContainEqual(recipient);
  expect(record.transfers).toEqual(policy.transfers);
  expect(explanation.transfers).toEqual(policy.transfers);
  for (const transfer of notice.transfers) expect(policy.transfers).toContain(transfer);
  expect(record.contacts.slice(0, policy.contacts.length)).toEqual(policy.contacts);
  expect(explanation.contacts).toEqual(policy.contacts);
  expect(policy.sale).toBe(register.dataSale);
  expect([record.sale, explanation.sale]).toEqual([policy.sale, policy.sale]);
  expect(notice.contacts).toEqual(policy.contacts);
}

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";

describe("printPolicy(), printNotice(), explainProcessing(), makeProcessingRecord()", () => {
  it("state the same facts of any register, in all its languages", () => {
    fc.assert(
      fc.property(randomRegister, (register) => {
        for (const language of register.publishedLanguages.filter((one) => spoken.includes(one))) {
          expectAgreement(register, language);
        }
      }),
      { numRuns: isFull ? 300 : 40 },
    );
  }, 180_000);

  it.each(spoken)("state the same facts of a finished register in %s", (language) => {
    expectAgreement(sampleRegister(), language);
  });

  it("state what the register says, not only the same", () => {
    const register = sampleRegister();
    const { policy } = readFaces(register, "en");
    expect(policy.purposes.map(({ basis }) => basis)).toEqual(
      register.purposes.map(({ legalBasis }) => legalBasis),
    );
    expect(policy.purposes.map(({ data }) => data)).toEqual(
      register.purposes.map(({ dataCategories }) => dataCategories.toSorted()),
    );
    expect(policy.purposes[3]).toEqual({
      name: "Statistics",
      basis: "consent",
      data: ["browsing", "device", "location"],
      retention: "14 months after the data was collected",
      recipients: "Google Ireland Limited (Google Analytics)",
      items: [
        "_ga | google ireland limited (google analytics) | 2 years",
        "_ga_* | google ireland limited (google analytics) | 2 years",
      ],
    });
    expect(policy.recipients).toContainEqual({ name: "Klaviyo, Inc.", country: "United States" });
  });

  it("state every country outside the EEA: the recipient's own, and those it passes data on to", () => {
    const { policy, notice } = readFaces(sampleRegister(), "en");
    const stated = [
      "Klaviyo, Inc. | united states (standard contractual clauses)",
      "Shopify International Limited | canada (adequacy decision)",
      "Shopify International Limited | united states (standard contractual clauses)",
    ];
    expect(policy.transfers).toEqual(stated);
    expect(notice.transfers).toEqual(stated);
    expect(readTransferSection(printFaces(sampleRegister(), "en").policy)).toEqual([
      expect.stringMatching(/^Klaviyo, Inc\. \(United States\): .*standard clauses/u),
      expect.stringMatching(/^Shopify International Limited \(Canada\): .*well enough/u),
      expect.stringMatching(
        /^Shopify International Limited \(United States\): .*standard clauses/u,
      ),
    ]);
  });

  it("say that nothing leaves the EEA only where the register says of nobody that it does", () => {
    const inside = "All recipients named here are in the European Economic Area";
    const printed = (change: Partial<Recipient>) =>
      printFaces(
        {
          ...sampleRegister(),
          recipients: sampleRegister().recipients.map((one) => ({
            ...{ ...one, country: "IE", safeguard: null, onwardTransfers: [] },
            ...(one.id === "shopify" ? change : {}),
          })),
        },
        "en",
      ).policy;
    expect(printed({})).toContain(inside);
    expect(printed({ country: "" })).not.toContain(inside);
    const onward = [{ country: "CA", safeguard: "adequacy-decision" }] as const;
    expect(printed({ onwardTransfers: onward })).not.toContain(inside);
  });
});

describe("whether data is sold", () => {
  const printed = (dataSale: Register["dataSale"]) =>
    printFaces({ ...sampleRegister(), dataSale }, "en");

  it.each(["unknown", "none", "sold"] as const)("is said as the register says: %s", (dataSale) => {
    expectAgreement({ ...sampleRegister(), dataSale }, "sv");
    const { policy, record, explanation } = printed(dataSale);
    for (const face of [policy, record, explanation]) {
      expect(/do not (?:sell|trade)/u.test(face)).toBe(dataSale === "none");
      expect(face.includes("We sell your personal data")).toBe(dataSale === "sold");
    }
  });

  it("comes with the way to say no, in the summary too", () => {
    const { policy } = printed("sold");
    const sentence = "You have the right to say no: write to <a";
    expect(policy.split(sentence)).toHaveLength(3);
  });
});

const faces = ["policy", "record", "explanation", "notice"] as const;

/** Shopify passes data on to one country. */
const withOnward = (register: Register, country: string): Register => ({
  ...register,
  recipients: register.recipients.map((one) =>
    one.id === "shopify"
      ? { ...one, onwardTransfers: [{ country, safeguard: "adequacy-decision" }] }
      : one,
  ),
});

describe("a fact changed once in the register", () => {
  const statistics = (register: Register, change: Partial<Register["purposes"][number]>) => ({
    ...register,
    purposes: register.purposes.map((one) =>
      one.id === "statistics" ? { ...one, ...change } : one,
    ),
  });
  const changes: readonly (readonly [string, (register: Register) => Register, string, string])[] =
    [
      [
        "a purpose's retention",
        (register) =>
          statistics(register, {
            retention: { kind: "period", amount: 26, unit: "months", from: "collection" },
          }),
        "14 months",
        "26 months",
      ],
      [
        "a purpose's name",
        (register) => statistics(register, { name: { en: "Counting visits", sv: "Räkna besök" } }),
        "Statistics\u0000",
        "Counting visits",
      ],
      [
        "a recipient's name",
        (register) => ({
          ...register,
          recipients: register.recipients.map((one) =>
            one.id === "google-analytics" ? { ...one, name: "Plausible Insights OÜ" } : one,
          ),
        }),
        "Google Ireland Limited (Google Analytics)",
        "Plausible Insights OÜ",
      ],
      [
        "a recipient's country",
        (register) => ({
          ...register,
          recipients: register.recipients.map((one) =>
            one.id === "klaviyo" ? { ...one, country: "JP" } : one,
          ),
        }),
        "United States",
        "Japan",
      ],
      [
        "a country a recipient passes data on to",
        (register) => withOnward(register, "KR"),
        "Canada",
        "South Korea",
      ],
      [
        "a recipient's safeguard",
        (register) => ({
          ...register,
          recipients: register.recipients.map((one) =>
            one.id === "klaviyo" ? { ...one, safeguard: "binding-rules" } : one,
          ),
        }),
        "contractual clauses",
        "binding corporate rules",
      ],
      [
        "a cookie's lifetime",
        (register) => ({
          ...register,
          storedItems: register.storedItems.map((one) =>
            one.id === "cart"
              ? { ...one, lifetime: { kind: "period", amount: 9, unit: "hours" } }
              : one,
          ),
        }),
        "14 days",
        "9 hours",
      ],
      [
        "the controller's e-mail",
        (register) => ({
          ...register,
          controller: { ...register.controller, email: "data@socks.example.test" },
        }),
        "privacy@socks.example.test",
        "data@socks.example.test",
      ],
    ];

  it.each(changes)("stands in all four faces: %s", (...[, change, before, after]) => {
    const register = withOnward(sampleRegister(), "CA");
    const old = printFaces(register, "en");
    const now = printFaces(change(register), "en");
    for (const face of faces) {
      const said = (text: string) => text.replaceAll("<wbr>", "").toLowerCase();
      expect(said(old[face]), face).not.toContain(after.toLowerCase());
      expect(said(now[face]), face).toContain(after.toLowerCase());
      expect(said(now[face]), face).not.toContain(before.toLowerCase());
    }
  });
});

describe("printPolicy()", () => {
  it("escapes whatever a merchant writes, and uses no element or attribute but its own", () => {
    const elements = "h2 h3 p ul li strong table thead tbody tr th td a wbr".split(" ");
    fc.assert(
      fc.property(randomRegister, (register) => {
        const language = register.mainLanguage;
        const number = 2;
        const { html, cookieTableHtml, changesHtml } = printPolicy({
          ...{ register, before: sampleRegister(), language, number, effectiveOn: "2026-12-01" },
        });
        for (const element of elementsOf(html + cookieTableHtml + changesHtml)) {
          expect(elements).toContain(element.tagName);
          for (const { name, value } of element.attrs) {
            expect(["id", "href", "rel", "scope"]).toContain(name);
            const isSafe = name !== "href" || /^(?:#|mailto:|https:\/\/)/u.test(value);
            expect(isSafe, value).toBe(true);
          }
        }
      }),
      { numRuns: isFull ? 100 : 20 },
    );
  }, 60_000);

  it("shows what is missing in the language instead of another's words", () => {
    const register: Register = { ...sampleRegister(), publishedLanguages: ["sv", "en", "de"] };
    const { html } = printPolicy({
      ...{ register, before: null, language: "de", number: 1, effectiveOn: "2026-12-01" },
    });
    expect(html).not.toContain("Strumpklubben");
    expect(html).not.toContain("The sock club");
    expect(html).toContain(createSpeech("de").gap);
  });
});
