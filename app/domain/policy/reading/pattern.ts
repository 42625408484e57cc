import type { Sentence } from "./types.ts";

const letter = String.raw`[\p{L}\p{N}]`;
const border = `(?:(?<=${letter})(?!${letter})|(?<!${letter})(?=${letter}))`;

function expand(source: string): string {
  return source
    .replaceAll(String.raw`(?:\w+ )`, String.raw`(?:\S+ )`)
    .replaceAll(String.raw`\b`, border)
    .replaceAll(String.raw`\w`, letter);
}

/** A regular expression, asked only whether it is in a text. */
export type Pattern = Pick<RegExp, "test">;

/**
 * A pattern over a matchable text (fold-text.ts). As in a regular expression, but `\w` and `\b` know
 * å, ä and ö, and `(?:\w+ )` is any word with the comma after it.
 *
 * Made when first asked: there are many hundreds, and a process that reads no policy would make them all
 * each time it starts.
 */
export function pattern(strings: TemplateStringsArray, ...values: readonly string[]): Pattern {
  let made: RegExp | undefined;
  const make = () => new RegExp(expand(String.raw({ raw: strings.raw }, ...values)), "u");
  return { test: (text) => (made ??= make()).test(text) };
}

/** Ways of saying one thing, each a whole word or more, to be put into patterns. */
export function words(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const source = String.raw({ raw: strings.raw }, ...values).replace(/\s*\n\s*/gu, "");
  return `(?<!${letter})(?:${source})(?!${letter})`;
}

/** What has to stand where for a sentence to say something. */
export type Clue = {
  /** Each is in the sentence itself. */
  readonly all: readonly Pattern[];
  /** Each is in the sentence or in what leads to it. */
  readonly around?: readonly Pattern[];
  /** Each is in the sentence, in what leads to it or in the headings above it. */
  readonly under?: readonly Pattern[];
  /** As `under`, or in the sentences before it that it may point back to. */
  readonly nearby?: readonly Pattern[];
  /** None is in the sentence or in what leads to it. */
  readonly not?: readonly Pattern[];
  /** Each is in the nearest heading, and the sentence is the first below it. */
  readonly firstUnder?: readonly Pattern[];
  /** Each is in the nearest heading. */
  readonly titled?: readonly Pattern[];
  /** None is in the headings above it. */
  readonly notUnder?: readonly Pattern[];
  /** Each is true of one cell of a row, or more: what its column is headed, and what it says. */
  readonly cells?: readonly { readonly column: Pattern; readonly text: Pattern }[];
  /** What the sentence stands in; anything when left out. */
  readonly kinds?: readonly Sentence["kind"][];
};

export type Clues = readonly Clue[];

/** A clue that needs patterns in the sentence itself only. */
export function says(...all: readonly Pattern[]): Clue {
  return { all };
}

/** Tells whether a sentence gives one of these clues. */
export function gives(sentence: Sentence, clues: Clues): boolean {
  return clues.some((clue) => givesOne(sentence, clue));
}

function givesOne(sentence: Sentence, clue: Clue): boolean {
  const { text, leadIn, kind } = sentence;
  if (clue.kinds !== undefined && !clue.kinds.includes(kind)) return false;
  if (!hasCells(sentence, clue)) return false;
  if (!clue.all.every((one) => one.test(text)) || !standsRight(sentence, clue)) return false;
  return surroundedBy(sentence, leadIn === "" ? text : `${leadIn} ${text}`, clue);
}

function surroundedBy({ heading, before }: Sentence, near: string, clue: Clue): boolean {
  const { around = [], under = [], nearby = [], not = [] } = clue;
  return (
    around.every((one) => one.test(near)) &&
    under.every((one) => one.test(near) || one.test(heading)) &&
    nearby.every((one) => one.test(near) || one.test(heading) || one.test(before)) &&
    !not.some((one) => one.test(near))
  );
}

function hasCells({ cells: own }: Sentence, { cells = [] }: Clue): boolean {
  return cells.every((cell) =>
    own.some(({ column, text }) => cell.column.test(column) && cell.text.test(text)),
  );
}

function standsRight(
  { heading, title, isFirst }: Sentence,
  { firstUnder = [], titled = [], notUnder = [] }: Clue,
): boolean {
  if (firstUnder.length > 0 && !(isFirst && firstUnder.every((one) => one.test(title))))
    return false;
  return titled.every((one) => one.test(title)) && !notUnder.some((one) => one.test(heading));
}
