import { describe, expect, it } from "vitest";
import { cutList } from "./cut-list.ts";

async function cut(text: string, atOnce: number): Promise<readonly string[]> {
  const pieces: string[] = [];
  for await (const { bytes } of cutList(new Blob([text]), atOnce)) {
    pieces.push(new TextDecoder().decode(bytes));
  }
  return pieces;
}

describe("cutList()", () => {
  it("ends each piece where a row ends, and loses nothing", async () => {
    const text = Array.from({ length: 300 }, (_, row) => `${row},p${row}@example.test\n`).join("");
    const pieces = await cut(text, 100);
    expect(pieces.join("")).toBe(text);
    expect(pieces.length).toBeGreaterThan(40);
    expect(pieces.every((piece) => piece.endsWith("\n"))).toBe(true);
  });

  it("does not cut a line inside quotes, and takes a longer piece for a longer row", async () => {
    const row = `"${"a line\n".repeat(40)}with ""quotes""",p@example.test\r\n`;
    const pieces = await cut(`${row}${row}`, 64);
    expect(pieces).toEqual([row, row]);
  });

  it("comes to an end where a quote is never closed, and where nothing is in it", async () => {
    const text = `"${"open,p@example.test\n".repeat(150_000)}`;
    expect((await cut(text, 512 * 1024)).join("")).toBe(text);
    expect(await cut("", 10)).toEqual([]);
    expect(await cut("no end", 10)).toEqual(["no end"]);
  });
});
