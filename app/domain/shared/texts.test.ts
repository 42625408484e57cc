import { describe, expect, it } from "vitest";
import { createTexts } from "./texts.ts";

const dictionaries = {
  en: { hello: "Hello {name}", "things.one": "{count} thing", "things.other": "{count} things" },
  sv: { hello: "Hej {name}", "things.one": "{count} sak", "things.other": "{count} saker" },
};

describe("createTexts()", () => {
  it("speaks the language asked for, whatever region it comes with", () => {
    expect(createTexts(dictionaries, "sv-FI").say("hello", { name: "Maja" })).toBe("Hej Maja");
    expect(createTexts(dictionaries, "SV").language).toBe("sv");
  });

  it("falls back to English and says so", () => {
    expect(createTexts(dictionaries, "fi").language).toBe("en");
    expect(createTexts(dictionaries, "").language).toBe("en");
    expect(createTexts(dictionaries, "constructor").language).toBe("en");
  });

  it("takes the form the number asks for", () => {
    const texts = createTexts(dictionaries, "en");
    expect([0, 1, 2].map((count) => texts.say("things", { count }))).toEqual([
      "0 things",
      "1 thing",
      "2 things",
    ]);
  });

  it("leaves names without a value and unknown keys standing", () => {
    const texts = createTexts(dictionaries, "en");
    expect(texts.say("hello")).toBe("Hello {name}");
    expect(texts.say("nothing.here")).toBe("nothing.here");
    expect(texts.find("toString")).toBeUndefined();
  });
});
