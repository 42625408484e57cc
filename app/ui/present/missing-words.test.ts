import { describe, expect, it } from "vitest";
import { missingCodes, placeIds } from "../../domain/data-map/types.ts";
import { toMissingLines } from "./missing-words.ts";

describe("toMissingLines()", () => {
  it("gathers missing permissions of all places in one line, by their titles", () => {
    const lines = toMissingLines([
      { place: "gift-cards", code: "scope-not-granted", subject: "read_gift_cards" },
      {
        place: "blog-comments",
        code: "scope-not-granted",
        subject: "read_content | read_online_store_pages",
      },
      { place: "orders", code: "scope-not-granted", subject: "Order.returns" },
    ]);
    expect(lines).toEqual([
      {
        place: "Permissions",
        text: "Not searched, because not granted: Gift cards, Blog comments, returns (order).",
        isGrantable: true,
        isOthers: false,
      },
    ]);
  });

  it("puts what is about somebody else last", () => {
    const lines = toMissingLines([
      { place: "orders", code: "others-data-left-out", subject: "Order.staffMember" },
      { place: "customer", code: "record-gone", subject: "gid://shopify/Customer/7" },
    ]);
    expect(lines.map(({ place, text }) => `${place}: ${text}`)).toEqual([
      "Customer record: No longer exists in Shopify: Customer 7.",
      "Orders: About somebody else: staff member (order).",
    ]);
  });

  it("adds up possible matches", () => {
    const [line] = toMissingLines([
      { place: "orders", code: "possible-match-undecided", count: 2 },
      { place: "orders", code: "possible-match-undecided", count: 1 },
    ]);
    expect(line?.text).toBe("3 possible matches not included: nobody has decided yet.");
  });

  it("has words for every code and place, never a code itself", () => {
    const lines = toMissingLines(
      placeIds.flatMap((place) => missingCodes.map((code) => ({ place, code }))),
    );
    for (const { place, text } of lines) {
      expect(`${place} ${text}`).not.toMatch(/[a-z]-[a-z]+-[a-z]|undefined/u);
      expect(text).toMatch(/\.$/u);
    }
  });
});
