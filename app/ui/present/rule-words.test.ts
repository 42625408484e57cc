import { describe, expect, it } from "vitest";
import { lackingOf } from "./rule-words.ts";

describe("lackingOf()", () => {
  it("names the permissions without which a place is not cleared, as Home does", () => {
    expect(lackingOf("order-note", [])).toEqual(["Clear orders"]);
    expect(lackingOf("gift-cards", ["write_customers"])).toEqual(["Clear gift cards"]);
    expect(lackingOf("gift-cards", [])).toEqual(["Clear gift cards", "Clear customers"]);
  });

  it("names none once they are granted", () => {
    expect(lackingOf("blog-comments", ["write_content"])).toEqual([]);
  });
});
