import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../tests/support/register-fixture.ts";
import { makeProcessingRecord } from "../domain/policy/record-of-processing.ts";
import type { Register } from "../domain/register/types.ts";
import type { Language } from "../domain/shared/language.ts";
import { printRecordPdf } from "./record-pdf.server.ts";
import { wrapText } from "./wrap-text.server.ts";

function recordOf(register: Register, language: Language = "sv") {
  return makeProcessingRecord({ register, language, number: 3, printedOn: "2026-12-01" });
}

async function print(register: Register, language: Language = "sv"): Promise<Uint8Array> {
  return printRecordPdf(recordOf(register, language), new Date("2026-12-01T09:00:00Z"));
}

function streamsOf(pdf: Uint8Array): readonly string[] {
  const raw = Buffer.from(pdf).toString("latin1");
  return [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/gu)].flatMap(([, body = ""]) => {
    try {
      return [inflateSync(Buffer.from(body, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
}

/** Letters of an embedded subset by glyph, from its map to Unicode. */
function lettersOf(map: string): readonly string[] {
  const lists = [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/gu)];
  return lists.flatMap(([, list = ""]) =>
    [...list.matchAll(/<([0-9a-f ]*)>/gu)].map(([, hex = ""]) =>
      Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
    ),
  );
}

/** Every string of the PDF without blanks, read with each of its fonts. */
function readText(pdf: Uint8Array): string {
  const streams = streamsOf(pdf);
  const alphabets = streams.filter((one) => one.includes("begincmap")).map(lettersOf);
  const shown = streams.filter((one) => one.includes(" TJ"));
  const strings = shown.flatMap((one) =>
    [...one.matchAll(/\[([^\]]*)\] TJ/gu)].map(([, parts = ""]) =>
      [...parts.matchAll(/<([0-9a-f]+)>/gu)].map(([, hex]) => hex).join(""),
    ),
  );
  const read = (letters: readonly string[]) =>
    strings
      .map((hex) =>
        (hex.match(/.{4}/gu) ?? [])
          .map((glyph) => letters[Number.parseInt(glyph, 16)] ?? "")
          .join(""),
      )
      .join("");
  return alphabets.map(read).join("\n").replace(/\s+/gu, "");
}

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\b/gu)?.length;

describe("printRecordPdf()", () => {
  it("holds every cell of the record, and the controller, the sale and the measures once", async () => {
    const register = sampleRegister();
    const text = readText(await print(register));
    const { rows, controller, sale, security } = recordOf(register);
    const cells = rows.flatMap((row) =>
      [row.purpose, row.data, row.transfers, row.retention].flat(),
    );
    for (const cell of [...cells, ...controller, ...sale, ...security]) {
      expect(text).toContain(cell.replace(/\s+/gu, ""));
    }
  });

  it.each(["bg", "el", "hu", "lv", "mt"] as const)("has the letters of %s", async (language) => {
    const text = readText(await print({ ...sampleRegister(), securityMeasures: {} }, language));
    const { columns } = recordOf(sampleRegister(), language);
    for (const column of [columns.purpose, columns.retention, columns.transfers]) {
      expect(text).toContain(column.replace(/\s+/gu, ""));
    }
  });

  it("goes on over as many pages as the longest cell takes, cutting nothing", async () => {
    const register = sampleRegister();
    const long = Array.from({ length: 700 }, (_, number) => `ord${String(number)}`).join(" ");
    const [first] = register.purposes;
    const purposes = [{ ...first!, description: { sv: long } }];
    const pdf = await print({ ...register, purposes });
    expect(pagesOf(pdf)).toBeGreaterThan(2);
    expect(readText(pdf)).toContain("ord698ord699");
  });

  it("gives the same bytes for the same record", async () => {
    expect(await print(sampleRegister())).toEqual(await print(sampleRegister()));
  });
});

describe("wrapText()", () => {
  const measure = (text: string) => text.length;

  it.each([
    ["one two three", 7, ["one two", "three"]],
    ["standardavtalsklausuler", 10, ["standardav", "talsklausu", "ler"]],
    ["ett standardavtal", 8, ["ett", "standard", "avtal"]],
    ["", 5, [""]],
  ])("sets %j in lines of %i", (text, width, lines) => {
    expect(wrapText(measure, text, width)).toEqual(lines);
  });
});
