import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChoiceText, writeChoiceText } from "./choice-text.ts";
import type { KeptChoice } from "./types.ts";

const letters = fc.subarray(["p", "s", "m"]);
const choices = fc.record({
  granted: letters.map((list) => list.join("")),
  minutes: fc.integer({ min: 20_000_000, max: 60_000_000 }),
  id: fc
    .array(fc.constantFrom("0", "7", "a", "f"), { minLength: 32, maxLength: 32 })
    .map((list) => list.join("")),
  number: fc.integer({ min: 1, max: 999 }),
  terms: letters.map((list) => list.map((letter) => `${letter}0a1b2c3d`).join("~")),
  sale: fc.constantFrom(true, false, null),
});

describe("writeChoiceText()", () => {
  it("fits a consent metafield of Shopify's and a cookie, and reads back the same", () => {
    fc.assert(
      fc.property(choices, (choice: KeptChoice) => {
        const text = writeChoiceText(choice);
        expect(text.length).toBeLessThanOrEqual(100);
        expect(text).toMatch(/^[\w.~-]+$/u);
        const back = readChoiceText(text);
        expect({ ...back, granted: back?.granted.replace("-", "") }).toEqual(choice);
      }),
    );
  });
});

describe("readChoiceText()", () => {
  it("takes nothing for a choice that is none", () => {
    for (const text of [undefined, null, "", "1", "2.s.x.y.1.s0.-", "1.s.lots", "{}"])
      expect(readChoiceText(text)).toBeUndefined();
  });
});
