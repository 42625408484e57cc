import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Text of one of this repository's files, by its path from the root. */
export function readText(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

/** Paths from the root of the files that match, in order. */
export function filesMatching(...patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
}
