import { describe, expect, it } from "vitest";
import { createSpeech, startSentence } from "./speech.ts";

describe("createSpeech()", () => {
  it("joins a list as the language does", () => {
    expect(createSpeech("en").list(["name", "address", "phone"])).toBe("name, address and phone");
    expect(createSpeech("fi").list(["nimi", "osoite"])).toBe("nimi ja osoite");
  });

  it("parts the pieces by semicolons where one of them is a list itself", () => {
    expect(createSpeech("en").list(["name and title", "phone"])).toBe("name and title; phone");
    expect(createSpeech("sv").list(["namn och titel", "order"])).toBe("namn och titel; order");
    expect(createSpeech("de").list(["Muster, Inc.", "Beispiel"])).toBe("Muster, Inc.; Beispiel");
    expect(createSpeech("el").list(["όνομα και τίτλος", "φύλο"])).toBe("όνομα και τίτλος· φύλο");
  });

  it("writes the first of a month as French and Greek do", () => {
    expect(createSpeech("fr").day("2026-12-01")).toBe("1er décembre 2026");
    expect(createSpeech("el").day("2026-12-01")).toBe("1η Δεκεμβρίου 2026");
    expect(createSpeech("fr").day("2026-12-11")).toBe("11 décembre 2026");
    expect(createSpeech("pt").day("2026-12-01")).toBe("1 de dezembro de 2026");
  });
});

describe("startSentence()", () => {
  it("begins with a capital and leaves a Greek accent where it is", () => {
    expect(startSentence("åtgärder", "sv")).toBe("Åtgärder");
    expect(startSentence("όνομα", "el")).toBe("Όνομα");
    expect(startSentence("", "en")).toBe("");
  });
});
