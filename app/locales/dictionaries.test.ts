import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { missingCodes, placeIds } from "../domain/data-map/types.ts";
import { recordKinds } from "../domain/data-requests/types.ts";
import { dictionaries } from "./dictionaries.ts";

const { en, sv } = dictionaries;
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\w+\}/gu)].map(([name]) => name).toSorted();

describe("dictionaries", () => {
  it("have the same keys in every language", () => {
    expect(Object.keys(sv!)).toEqual(Object.keys(en!));
  });

  it("say of what is missing only what is known, not when or after how many attempts", () => {
    expect(en!["answer.missing.record-gone"]).not.toMatch(/while|removed/u);
    expect(sv!["answer.missing.record-gone"]).not.toMatch(/medan|togs/u);
    expect(en!["answer.missing.source-failed"]).not.toContain("attempts");
    expect(sv!["answer.missing.source-failed"]).not.toContain("försök");
  });

  it("have no empty text and the same placeholders in every language", () => {
    for (const [key, text] of Object.entries(en!)) {
      expect(text.trim(), key).not.toBe("");
      expect(sv![key]?.trim(), key).not.toBe("");
      expect(placeholders(sv![key]!), key).toEqual(placeholders(text));
    }
  });

  it("name every place, every kind of record and every reason for something missing", () => {
    const keys = [
      ...placeIds.flatMap((place) => [`place.${place}`, `place.${place}.source`]),
      ...recordKinds.flatMap((kind) => [`kind.${kind}`, `kinds.${kind}`]),
      ...missingCodes.map((code) => `answer.missing.${code}`),
    ];
    expect(keys.filter((key) => en![key] === undefined)).toEqual([]);
  });

  it("have every key the answer's files ask for by name", async () => {
    const folder = "app/domain/data-requests/answer";
    const sources = (await readdir(folder)).filter((name) => !name.includes(".test."));
    const asked = new Set<string>();
    for (const name of sources) {
      const source = await readFile(`${folder}/${name}`, "utf8");
      for (const [, key] of source.matchAll(/"(answer\.[\w.-]+)"/gu)) asked.add(key!);
    }
    const known = (key: string): boolean => key in en! || `${key}.other` in en!;
    expect(asked.size).toBeGreaterThan(30);
    expect([...asked].filter((key) => !known(key))).toEqual([]);
  });
});
