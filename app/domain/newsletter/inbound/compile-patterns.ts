import { foldDigraphs } from "./fold-text.ts";

/**
 * Patterns over folded words, one a line. `*` goes on to the end of a word, `~` leaves out up to
 * five words but no comma (`~2` up to two), `(a|b)` is one of them, `(a )?` may be missing, `{name}` is one of the
 * lines of another list, `^` and `$` are the sentence's ends.
 */
export type PatternText = string;

/** Lists a pattern may name in braces. */
export type PatternLists = Readonly<Record<string, PatternText>>;

const maxDepth = 4;

/**
 * Compiles the lines into one expression that finds any of them between word borders.
 * @throws Error for a list that is not there: a mistake in a table.
 */
export function compilePatterns(
  text: PatternText,
  lists: PatternLists,
  hasDigraphs: boolean,
): RegExp {
  const sources = toLines(text).map((line) => toSource(line, lists));
  const source = sources.length === 0 ? "(?!)" : `(?<= )(?:${sources.join("|")})(?= )`;
  return new RegExp(hasDigraphs ? foldDigraphs(source) : source, "gu");
}

/** The words of a list that hold no pattern signs. */
export function toLines(text: PatternText): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function toSource(line: string, lists: PatternLists): string {
  return expand(line, lists, 0)
    .replace(/(?<!\))\*/gu, "[^ ]*")
    .replace(/ ~(\d?) /gu, (_gap, most: string) => ` (?:[^ ,]+ ){0,${most === "" ? "5" : most}}`)
    .replace(/^\^/u, "(?<=^ )")
    .replace(/\$$/u, "(?= $)");
}

function expand(line: string, lists: PatternLists, depth: number): string {
  return line.replace(/\{(\w+)\}/gu, (_all, name: string) => {
    const list = lists[name];
    if (list === undefined || depth > maxDepth) throw new Error(`No list of patterns: ${name}`);
    return `(?:${toLines(list)
      .map((one) => expand(one, lists, depth + 1))
      .join("|")})`;
  });
}
