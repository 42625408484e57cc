import { type MarkedLine } from "./find-quotes.ts";
import { foldText } from "./fold-text.ts";

/** The shop's own texts, ready to be found again in an answer however it was wrapped. */
export interface OwnTexts {
  readonly has: (line: string) => boolean;
  /** Whether the line may be of an own text when its neighbours are. */
  readonly mayHave: (line: string) => boolean;
}

/** Shorter lines are anybody's words. */
const surelyOwn = 24;
const minWords = 4;

/** Prepares newsletters and templates; letters and digits only, so that marks and wraps do not matter. */
export function prepareOwnTexts(texts: readonly string[]): OwnTexts {
  const all = texts.map(toLetters).join("\n");
  const has = (line: string): boolean => {
    const letters = toLetters(line);
    return (
      letters.length >= surelyOwn && line.split(/\s+/u).length >= minWords && all.includes(letters)
    );
  };
  return { has, mayHave: (line) => all.includes(toLetters(line)) };
}

function toLetters(text: string): string {
  return foldText(text.replace(/https?:\/\/\S+/gu, "")).replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Marks the shop's own lines that no quote mark gives away: the stretch from the first known line
 * to the last, with short lines of the same texts below it. Above it a lone word of the footer may
 * be the writer's answer, so nothing is added there.
 */
export function markOwnTexts(
  lines: readonly MarkedLine[],
  ownTexts: OwnTexts,
): readonly MarkedLine[] {
  const known = lines.map((line) => !line.isQuoted && ownTexts.has(line.text));
  const first = known.indexOf(true);
  if (first < 0) return lines;
  const end = spreadDown(lines, ownTexts, known.lastIndexOf(true));
  return lines.map((line, index) =>
    index >= first && index <= end ? { ...line, isQuoted: true } : line,
  );
}

function spreadDown(lines: readonly MarkedLine[], ownTexts: OwnTexts, last: number): number {
  let end = last;
  for (let next = last + 1; next < lines.length; next += 1) {
    const text = lines[next]?.text ?? "";
    if (text.trim() === "") continue;
    if (!ownTexts.mayHave(text)) break;
    end = next;
  }
  return end;
}
