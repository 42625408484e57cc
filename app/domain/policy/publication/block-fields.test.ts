import { describe, expect, it } from "vitest";
import { readFieldText, toFieldText, toParts, unusedPart } from "./block-fields.ts";

const paragraph = (size: number) => `<p>${"å".repeat(size)}</p>\n`;

describe("toParts()", () => {
  it("keeps a short text in one field", () => {
    expect(toParts("policy_sv", "<p>Kort.</p>")).toEqual({ policy_sv: "<p>Kort.</p>" });
  });

  it("cuts a long text between blocks, each part within the limit, nothing lost", () => {
    const html = paragraph(14_000).repeat(7);
    const parts = toParts("policy_sv", html);
    expect(Object.keys(parts ?? {})).toEqual([
      ...["policy_sv", "policy_sv_2", "policy_sv_3", "policy_sv_4"].slice(
        0,
        Object.keys(parts ?? {}).length,
      ),
    ]);
    expect(Object.values(parts ?? {}).join("")).toBe(html);
    for (const part of Object.values(parts ?? {})) {
      expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(60_000);
      expect(part).toMatch(/<\/p>\s*$/u);
    }
  });

  it("cuts a table of many cookies between its rows", () => {
    const row = `<tr><td>${"x".repeat(300)}</td></tr>`;
    const parts = toParts("cookies_sv", `<table>${row.repeat(500)}</table>`);
    expect(Object.keys(parts ?? {})).toHaveLength(3);
  });

  it("has no parts for what four of them do not hold", () => {
    expect(toParts("policy_sv", paragraph(20_000).repeat(20))).toBeUndefined();
    expect(toParts("policy_sv", paragraph(40_000))).toBeUndefined();
  });
});

describe("toFieldText()", () => {
  it("says the same of the same fields in any order, and can be read again", () => {
    const text = toFieldText({ policy_sv: "b", cookies_sv: "a" });
    expect(text).toBe(toFieldText({ cookies_sv: "a", policy_sv: "b" }));
    expect(readFieldText(text ?? "")).toEqual({ cookies_sv: "a", policy_sv: "b" });
  });

  it("takes a part that is not in use for none", () => {
    expect(toFieldText({ policy_sv: "b", policy_sv_2: unusedPart })).toBe(
      toFieldText({ policy_sv: "b" }),
    );
    expect(toFieldText({ policy_sv_2: unusedPart })).toBeNull();
  });
});
