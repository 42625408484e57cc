/** Puts words right that are nearly one of a few long words. */
export interface Spelling {
  /** The word itself where nothing is near. */
  readonly correct: (word: string) => string;
}

const shortest = 5;
/** Words this long may have two letters wrong. */
const long = 10;

/**
 * @param right Words that are often misspelt, separated by spaces.
 * @param lookAlikes Words that look like them and mean something else: never put right.
 */
export function createSpelling(right: string, lookAlikes: string): Spelling {
  const targets = right.split(/\s+/u).filter((word) => word.length >= shortest);
  const others = new Set([...targets, ...lookAlikes.split(/\s+/u)]);
  return {
    correct: (word) => {
      if (word.length < shortest - 1 || others.has(word)) return word;
      return targets.find((target) => isNear(word, target)) ?? word;
    },
  };
}

function isNear(word: string, target: string): boolean {
  const most = target.length >= long ? 2 : 1;
  // A letter more or less makes another word of a short one; two swapped or one doubled do not.
  if (target.length < long - 3) return isSwapped(word, target);
  if (single(word) === single(target)) return true;
  if (word[0] !== target[0] || Math.abs(word.length - target.length) > most) return false;
  // Another ending is another form of the word, not a slip.
  if (word.slice(0, -2) === target.slice(0, word.length - 2)) return false;
  return distance(word, target, most) <= most;
}

/** Each letter once where it is written twice: what is doubled is often misspelt. */
function single(letters: string): string {
  return letters.replace(/(.)\1/gu, "$1");
}

function isSwapped(word: string, target: string): boolean {
  const sorted = (letters: string): string => Array.from(letters).toSorted().join("");
  const isSame = word.length === target.length && sorted(word) === sorted(target);
  return word[0] === target[0] && (isSame || single(word) === single(target));
}

/** Letters added, left out, changed or swapped with their neighbour; gives up past `most`. */
function distance(one: string, other: string, most: number): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const next = nextRow({ one, other, line, row, before });
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return at(row, other.length);
}

interface RowSoFar {
  readonly one: string;
  readonly other: string;
  readonly line: number;
  readonly row: readonly number[];
  readonly before: readonly number[];
}

function nextRow({ one, other, line, row, before }: RowSoFar): readonly number[] {
  const next = [line];
  const letter = one[line - 1];
  for (let column = 1; column <= other.length; column += 1) {
    const change = letter === other[column - 1] ? 0 : 1;
    const isSwap = letter === other[column - 2] && one[line - 2] === other[column - 1];
    next.push(
      Math.min(
        at(row, column) + 1,
        at(next, column - 1) + 1,
        at(row, column - 1) + change,
        isSwap ? at(before, column - 2) + 1 : Infinity,
      ),
    );
  }
  return next;
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Infinity;
}
