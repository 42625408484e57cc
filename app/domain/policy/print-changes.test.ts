import { describe, expect, it } from "vitest";
import { sampleRecipient, sampleRegister } from "../../../tests/support/register-fixture.ts";
import type { Purpose, Register } from "../register/types.ts";
import { listChanges } from "./list-changes.ts";
import { printChanges } from "./print-changes.ts";

const before = sampleRegister();
const list = (after: Register, language: "en" | "sv" = "en") =>
  listChanges({ before, after, language });
const withPurpose = (id: string, change: Partial<Purpose>): Register => ({
  ...before,
  purposes: before.purposes.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

describe("printChanges()", () => {
  it("says that nothing changed where nothing did", () => {
    const { html } = printChanges({ before, after: sampleRegister(), language: "en" });
    expect(html).toBe("<p>No facts have changed since the last edition.</p>");
  });

  it("says in words what came, what went, and what is different", () => {
    const after: Register = {
      ...withPurpose("statistics", {
        retention: { kind: "period", amount: 26, unit: "months", from: "collection" },
      }),
      recipients: [
        ...before.recipients.filter(({ id }) => id !== "skatteverket"),
        sampleRecipient({ id: "bring", name: "Bring AS", country: "NO", purposes: ["support"] }),
      ],
      publishedLanguages: ["sv", "en", "fi"],
    };
    const sentences = list(after, "sv");
    expect(sentences).toContain("Ny mottagare: Bring AS");
    expect(sentences).toContain("Inte längre mottagare: Skatteverket");
    expect(sentences.filter((one) => one.includes("26 månader"))).toHaveLength(1);
    expect(sentences).toContain("Policyn finns nu också på finska.");
  });

  it("says that data is sold now, and how to say no", () => {
    const [only, ...others] = list({ ...before, dataSale: "sold" });
    expect(others).toEqual([]);
    expect(only).toMatch(/^.*Sale of personal data/u);
  });

  it("calls a long text reworded instead of telling it twice", () => {
    const description = { en: "word ".repeat(80), sv: "ord ".repeat(80) };
    const sentences = list(withPurpose("sock-club", { description }));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).not.toContain("word word");
  });

  it("escapes the merchant's words", () => {
    const name = { en: "<img src=x>", sv: "<img src=x>" };
    const after = withPurpose("sock-club", { name });
    expect(printChanges({ before, after, language: "en" }).html).not.toContain("<img");
  });
});
