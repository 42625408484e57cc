import { describe, expect, it } from "vitest";
import { matchesText, parseSearch } from "./search-syntax.ts";

const term = (field: string | null, value: string, more: object = {}) => ({
  kind: "term",
  field,
  comparator: ":",
  value,
  phrase: false,
  ...more,
});

describe("parseSearch()", () => {
  it("reads nothing as everything", () => {
    expect(parseSearch("  ")).toBeNull();
  });

  it("binds AND, also unspoken, tighter than OR", () => {
    expect(parseSearch("a:1 b:2 OR c:3 AND d:4")).toEqual({
      kind: "or",
      parts: [
        { kind: "and", parts: [term("a", "1"), term("b", "2")] },
        { kind: "and", parts: [term("c", "3"), term("d", "4")] },
      ],
    });
  });

  it("reads quotes, escapes and comparators", () => {
    expect(parseSearch('email:"a\\"b"')).toEqual(term("email", 'a"b', { phrase: true }));
    expect(parseSearch("created_at:>='2026-01-01T00:00:00Z'")).toEqual(
      term("created_at", "2026-01-01T00:00:00Z", { phrase: true, comparator: ":>=" }),
    );
    expect(parseSearch("id:<=9")).toEqual(term("id", "9", { comparator: ":<=" }));
  });

  it("turns a dash and NOT into the same", () => {
    expect(parseSearch("-tag:x")).toEqual({ kind: "not", part: term("tag", "x") });
    expect(parseSearch("NOT tag:x")).toEqual(parseSearch("-tag:x"));
  });

  it("opens brackets", () => {
    expect(parseSearch("(a:1 OR b:2) c:3")).toEqual({
      kind: "and",
      parts: [{ kind: "or", parts: [term("a", "1"), term("b", "2")] }, term("c", "3")],
    });
  });
});

describe("matchesText()", () => {
  it("finds words wherever they stand, a phrase only side by side", () => {
    const email = "Anna.B@Nara.example.test";
    expect(matchesText(email, { value: "anna@nara.example.test", phrase: false })).toBe(true);
    expect(matchesText(email, { value: "anna@nara.example.test", phrase: true })).toBe(false);
    expect(matchesText(email, { value: "b@nara.example.test", phrase: true })).toBe(true);
  });

  it("takes the last loose word as a beginning", () => {
    expect(matchesText("Lindqvist", { value: "lind", phrase: false })).toBe(true);
    expect(matchesText("Lindqvist", { value: "lind", phrase: true })).toBe(false);
  });

  it("takes a star as anything at all", () => {
    expect(matchesText("x", { value: "*", phrase: false })).toBe(true);
    expect(matchesText("", { value: "*", phrase: false })).toBe(false);
  });
});
