import { foldSpace } from "./fold-text.ts";
import type { Block } from "./types.ts";

/** What begins a list's item: a bullet, or a number or letter with a bracket or full stop. */
const bullet = /^\s*(?:[-–—*+•·●◦▪‣○■o\u2022\uf0b7]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/iu;
const numberedHeading = /^\s*(?:§\s*)?\d{1,2}(?:\.\d{1,2})*[.)]?\s+\p{Lu}/u;
const underline = /^\s*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})\s*$/u;
const closed = /[.!?…:;,"”)]\s*$/u;
const longestHeading = 80;

/** Lines this narrow are seldom broken to fit: they are an address or a list. */
const narrow = 60;

type Line = { readonly text: string; readonly indent: number };

/**
 * Plain text or Markdown as blocks. Lines that were broken to fit a width are joined again; a line
 * somebody ended on purpose stays one.
 */
export function readPlainText(source: string): readonly Block[] {
  const lines = source.split(/\r\n|[\n\r\u2028\u2029\f\v]/u);
  const blocks: Block[] = [];
  for (const paragraph of paragraphsOf(lines)) {
    blocks.push(...toBlocks(joinWrapped(paragraph)));
  }
  return blocks;
}

/**
 * The column at which a paragraph's lines were broken; undefined when they were not: the lines of an
 * address are short, and where lines are far longer each is a paragraph of its own.
 */
function wrapWidth(paragraph: readonly Line[]): number | undefined {
  const widest = Math.max(...paragraph.map(({ text }) => text.trimEnd().length));
  return widest >= 45 && widest <= 130 ? widest : undefined;
}

function* paragraphsOf(lines: readonly string[]): Generator<readonly Line[]> {
  let paragraph: Line[] = [];
  for (const line of lines) {
    if (line.trim() === "") {
      if (paragraph.length > 0) yield paragraph;
      paragraph = [];
      continue;
    }
    paragraph.push({ text: line, indent: line.length - line.trimStart().length });
  }
  if (paragraph.length > 0) yield paragraph;
}

/** Joins what was broken to fit; `=====` below a line is kept to mark it as a heading. */
function joinWrapped(paragraph: readonly Line[]): readonly string[] {
  const width = wrapWidth(paragraph);
  const joined: string[] = [];
  let last: Line | undefined;
  for (const line of paragraph) {
    const before = joined.at(-1);
    if (before !== undefined && last !== undefined && continues(last, line, width)) {
      joined[joined.length - 1] = `${before} ${line.text.trimStart()}`;
    } else joined.push(line.text);
    last = line;
  }
  return joined;
}

/** Whether the next line goes on with a sentence that only lacked room. */
function continues(last: Line, next: Line, width: number | undefined): boolean {
  if (width === undefined || begins(next.text) || ends(last.text)) return false;
  if (width < narrow && !/^\s*\p{Ll}/u.test(next.text)) return false;
  const firstWord = next.text.trimStart().split(/\s/u)[0] ?? "";
  if (last.text.trimEnd().length + 1 + firstWord.length > width - 8) return true;
  // An item's continuation is indented below it; elsewhere a short line was ended on purpose.
  return next.indent > 0 && bullet.test(last.text) && /^\s*\p{Ll}/u.test(next.text);
}

/** `Head office: …` */
const label = /^\s*\p{Lu}[\p{L} /-]{1,28}:\s+\S/u;

const begins = (text: string): boolean =>
  bullet.test(text) ||
  label.test(text) ||
  isTableLine(text) ||
  underline.test(text) ||
  isHeadingMark(text);
const ends = (text: string): boolean =>
  underline.test(text) || isHeadingMark(text) || /:\s*$/u.test(text);
const isHeadingMark = (text: string): boolean => /^\s*#{1,6}\s/u.test(text);

function toBlocks(lines: readonly string[]): readonly Block[] {
  return lines.flatMap((text, index): readonly Block[] => {
    if (underline.test(text)) return [];
    const isUnderlined = underline.test(lines[index + 1] ?? "");
    const isAlone = lines.length === 1 || (index === 0 && lines.length > 1);
    if (isUnderlined || isHeading(text, isAlone, lines[index + 1])) return [block("heading", text)];
    if (isTableLine(text)) return tableRow(lines, index);
    const marked = bullet.exec(text);
    if (marked !== null) return [block("item", text.slice(marked[0].length))];
    return [block("paragraph", text)];
  });
}

const block = (kind: Block["kind"], text: string): Block => ({
  kind,
  level: kind === "heading" ? headingLevel(text) : kind === "item" ? 1 : 0,
  text: kind === "heading" ? text.replace(/^\s*#{1,6}\s+/u, "") : text,
  cells: [],
  links: [],
});

function headingLevel(text: string): number {
  const marks = /^\s*(#{1,6})\s/u.exec(text)?.[1];
  return marks === undefined ? 2 : marks.length;
}

const isTableLine = (text: string): boolean => /\|.*\|/u.test(text);
const isRule = (text: string): boolean => /^[\s|:-]+$/u.test(text);
const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replaceAll(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => cell.trim());

/** A row of a Markdown table; its first row, above dashes, is read with the rows below it. */
function tableRow(lines: readonly string[], index: number): readonly Block[] {
  const text = lines[index] ?? "";
  if (isRule(text) || isRule(lines[index + 1] ?? "")) return [];
  const rule = lines.findLastIndex((line, at) => at < index && isTableLine(line) && isRule(line));
  const columns = rule === -1 ? [] : cellsOf(lines[rule - 1] ?? "");
  const cells = cellsOf(text).map((cell, at) => ({ column: columns[at] ?? "", text: cell }));
  return [{ ...block("row", text), cells }];
}

/** A short line of its own that is no sentence: `3. Cookies`, `WHAT WE COLLECT`, `What do we collect?` */
function isHeading(text: string, isAlone: boolean, next: string | undefined): boolean {
  if (isHeadingMark(text)) return true;
  const shown = foldSpace(text.replace(/\*\*/gu, ""));
  if (!isAlone || shown.length > longestHeading || /[@]|https?:/u.test(shown)) return false;
  if (isShouted(shown)) return true;
  if (numberedHeading.test(shown)) {
    return !/[.;,:]$/u.test(shown) && !numberedHeading.test(next ?? "");
  }
  return !bullet.test(shown) && standsAbove(shown, next);
}

/** A line without an end, alone or above prose. */
const standsAbove = (shown: string, next: string | undefined): boolean =>
  shown.endsWith("?") ||
  (!closed.test(shown) &&
    (next === undefined || isProse(next) || opensList(shown, next)) &&
    /^[\p{Lu}\d"“]/u.test(shown));

/** `Who else` above bullets or labels; a line that goes on into them (`We share it with`) leads them in. */
const opensList = (shown: string, next: string): boolean =>
  shown.split(" ").length < leastWords + 2 &&
  !goesOn.test(shown) &&
  (bullet.test(next) || (labelled.test(next) && !ofContact.test(next)));
const goesOn =
  /:|(?<!\p{L})(?:du|you|att|to|in|med|with|för|for|till|när|when|om|if|AB|Ltd|GmbH|Inc)$/u;
/** `Bookkeeping: invoices`, `_ga: statistics`, but no `Phone: …` */
const labelled = /^\s*[\p{L}_][\p{L}\d_ /-]{0,28}:\s+\S/u;
const ofContact =
  /^\s*(?:tel|phone|mobil|fax|e-?mail|e-?post|epost|mail|web|org|organisation|company|vat|moms|kontakt|contact|adress|address|box)/iu;

const isShouted = (text: string): boolean =>
  text.length <= 60 && /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();

/** Long enough to be what a heading stands above, not the second line of an address. */
const isProse = (text: string): boolean =>
  foldSpace(text).length > longestHeading ||
  (/[.!?]\s*$/u.test(text) && foldSpace(text).split(" ").length >= leastWords);
const leastWords = 5;
