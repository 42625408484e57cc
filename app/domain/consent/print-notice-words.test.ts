import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileRegister } from "../../../tests/support/hostile-register.ts";
import { randomRegister } from "../../../tests/support/register-arbitrary.ts";
import {
  samplePurpose,
  sampleRegister,
  sampleStoredItem,
} from "../../../tests/support/register-fixture.ts";
import { listMissingSentences } from "../policy/texts/sentences.ts";
import { printNotice } from "../policy/print-notice.ts";
import type { Register } from "../register/types.ts";
import { type Language, languages } from "../shared/language.ts";
import { mostNoticeBytes, noticeBytes, printNoticeWords } from "./print-notice-words.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const print = (register: Register, language: Language | "ar" = "en") =>
  printNoticeWords({ register, language, digest });

/** A register of as many cookies as it can hold. */
function largeRegister(language: Language): Register {
  const words = (text: string) => ({ [language]: text });
  const purposes = Array.from({ length: 20 }, (_, at) =>
    samplePurpose({
      ...{ id: `statistics-${String(at)}`, legalBasis: "consent", noticeCategory: "statistics" },
      name: words(`Vi räknar besök och ser vad som lockar, del ${String(at)}`),
      description: words("Δείχνει πώς χρησιμοποιείται το κατάστημα. ".repeat(20)),
    }),
  );
  const storedItems = Array.from({ length: 500 }, (_, at) =>
    sampleStoredItem({
      ...{ id: `item-${String(at)}`, name: `_tracker_visit_counter_${String(at)}` },
      purpose: `statistics-${String(at % 20)}`,
      description: words("Κρατά έναν αριθμό για να μετράμε επισκέψεις στο κατάστημα."),
    }),
  );
  const published = { mainLanguage: language, publishedLanguages: [language] } as const;
  return { ...sampleRegister(), ...published, purposes, storedItems };
}

describe("printNoticeWords()", () => {
  it("says the same as the notice of the policy, with every cookie's setter, use and lifetime", () => {
    const register = sampleRegister();
    const words = print(register);
    const notice = printNotice({ register, language: "en", digest });
    expect(words.texts).toMatchObject({ title: notice.texts.title, body: notice.texts.body });
    expect(words.texts["policyLink"]).toBe("Read the privacy policy");
    expect(words.groups.map(({ id }) => id)).toEqual(["n", "s", "m"]);
    expect(words.groups[1]?.purposes[0]).toMatchObject({
      getters: ["Google Ireland Limited (Google Analytics)"],
      items: [
        ["_ga", "Google Ireland Limited (Google Analytics)", expect.any(String), "2 years"],
        ["_ga_*", "Google Ireland Limited (Google Analytics)", expect.any(String), "2 years"],
      ],
      more: "",
    });
  });

  it.each(languages)("leaves no sentence unsaid and no place unfilled in %s", (language) => {
    if (listMissingSentences(language).length > 0) return;
    const { texts } = print(sampleRegister(), language);
    for (const text of Object.values(texts)) {
      expect(text).not.toMatch(/^notice\./u);
      expect(text).not.toContain("{name}");
      expect(text).not.toContain("{categories}");
    }
  });

  it("speaks Arabic from right to left around the register's own language", () => {
    const words = print(sampleRegister(), "ar");
    expect(words).toMatchObject({ direction: "rtl", registerLanguage: "sv" });
    expect(words.texts["accept"]).toMatch(/^\p{Script=Arabic}/u);
    expect(words.texts["body"]).not.toContain("{");
    expect(words.groups[1]?.name).toMatch(/^\p{Script=Arabic}/u);
    expect(words.groups[1]?.purposes[0]?.name).toBe("Statistik");
  });

  it.each(["sv", "el"] as const)(
    "fits 500 cookies into a page in %s and tells of the rest",
    (language) => {
      const words = print(largeRegister(language), language);
      expect(noticeBytes(words)).toBeLessThanOrEqual(mostNoticeBytes);
      const purposes = words.groups.flatMap((group) => group.purposes);
      const listed = purposes.flatMap(({ items }) => items);
      const more = purposes.map((purpose) => Number(/\d+/u.exec(purpose.more)?.[0] ?? 0));
      expect(listed.length + more.reduce((sum, left) => sum + left, 0)).toBe(500);
      expect(listed.length).toBeGreaterThan(250);
      for (const [name, setBy, , lifetime] of listed) {
        expect([name, setBy, lifetime].every((text) => text !== "")).toBe(true);
      }
    },
  );

  it("shows what could turn the direction of a text, or no page may hold, as a sign of its own", () => {
    const words = print(hostileRegister(), "sv");
    expect(JSON.stringify(words)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u000|\\ud[89a-f]/u);
    expect(words.groups[1]?.purposes[0]?.text).toContain("\ufffd");
    expect(words.groups[1]?.purposes[0]?.text.length).toBeGreaterThan(1_900);
  });

  it("survives whatever stands in a register, and JSON both ways", () => {
    fc.assert(
      fc.property(randomRegister, (register) => {
        for (const language of [register.mainLanguage, "ar"] as const) {
          const words = print(register, language);
          expect(JSON.parse(JSON.stringify(words))).toEqual(words);
          expect(noticeBytes(words)).toBeLessThanOrEqual(mostNoticeBytes);
        }
      }),
      { numRuns: 40 },
    );
  });
});
