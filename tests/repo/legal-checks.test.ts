import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/run-command.ts";

const read = (name: string) => readFileSync(path.join(repositoryRoot, name), "utf8");
const rows = read("docs/notice-legal-checks.md")
  .split("\n")
  .filter((line) => /^\| \d+ /u.test(line));

/** The tests a row names: a file, then titles until the next file. */
function namedTests(row: string): readonly (readonly [file: string, title: string])[] {
  return row.split("`").flatMap((part, at, parts) => {
    const file = parts[at - 1] ?? "";
    if (!/\.test\.ts$/u.test(file)) return [];
    return [...part.matchAll(/“([^”]+)”/gu)].map(([, title = ""]) => [file, title] as const);
  });
}

describe("the table of the notice's legal checks", () => {
  it("names tests that are there, by their titles", () => {
    const missing = rows
      .flatMap(namedTests)
      .filter(([file, title]) => !read(file).includes(`"${title}"`));
    expect(missing).toEqual([]);
    expect(rows.flatMap(namedTests).length).toBeGreaterThan(25);
  });

  it("numbers its rows without a gap, and says of each what shows it", () => {
    const cells = rows.map((row) => row.split("|").map((cell) => cell.trim()));
    expect(cells.map(([, number]) => Number(number))).toEqual(rows.map((_, at) => at + 1));
    for (const [, , asked, source, shown] of cells)
      expect([asked, source, shown].every((text) => text !== "" && text !== undefined)).toBe(true);
  });
});
