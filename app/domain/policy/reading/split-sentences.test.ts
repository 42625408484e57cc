import { describe, expect, it } from "vitest";
import { splitSentences } from "./split-sentences.ts";

describe("splitSentences()", () => {
  it("ends no sentence at an abbreviation, a number, an address or a date", () => {
    const whole = [
      "Vi delar uppgifter med bl.a. Posten, t.ex. din adress.",
      "We use tools, e.g. Matomo, for this.",
      "Northern Mugs Inc. is responsible.",
      "Write to hello@example.test or call 08.123 45.",
      "1. What we collect",
      "Gäller fr.o.m. 25. maj 2018.",
      "The company has its seat at P.O. Box 12.",
    ];
    for (const sentence of whole) expect(splitSentences(sentence)).toEqual([sentence]);
  });

  it("keeps each sentence as it stands", () => {
    expect(splitSentences("We ask.  You answer! (Really?) “Yes.” Then we stop…")).toEqual([
      ...["We ask.", "You answer!", "(Really?)", "“Yes.”", "Then we stop…"],
    ]);
  });

  it("ends a sentence at a line break made by hand, unless the line goes on in lower case", () => {
    expect(splitSentences("Sockbolaget\nSockgatan 1\nand more")).toEqual([
      "Sockbolaget",
      "Sockgatan 1\nand more",
    ]);
  });
});
