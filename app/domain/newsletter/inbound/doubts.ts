import { type CompiledPhrases, type PhraseGroup } from "./read-phrases.ts";
import { type ReadingReason, type Wish } from "./types.ts";

type Patterns = CompiledPhrases["patterns"];

/** A sentence in which a wish was found. */
interface Wished {
  /** Without greetings, with everything that was cut out for the search. */
  readonly words: string;
  /** What the search was done in. */
  readonly rest: string;
  readonly isQuestion: boolean;
  readonly patterns: Patterns;
}

interface Doubt {
  readonly reason: ReadingReason;
  readonly wishes: readonly Wish[];
  readonly holds: (wished: Wished) => boolean;
}

/** The writer as the one to be left alone, also at the end of a verb (`quitadme`, `toglietemi`). */
export const writer =
  / (?:me|us|mig|mej|oss|mich|uns|mir|moi|nous|m|nos|mi|ci|mij|ons|meg|minut|mut|mua|meidat|mnie|nas|[a-z]{4,}(?:me|mi)) | (?:you|euch|vous|voi|jullie|jer|dere|teista|voces) $/u;

const every: readonly Wish[] = ["opt-out", "erasure", "access", "rectification", "complaint"];
const ofEnding: readonly Wish[] = ["opt-out", "erasure"];

/**
 * What takes a wish back whatever its words: they are denied, nearly came to it, long past, said to
 * come back, or only asked about. A doubt costs a wish that people then read; without it somebody
 * loses what they wanted to keep.
 */
const doubts: readonly Doubt[] = [
  // What others say was cut to the end of their clause; behind it only `me` is surely the writer.
  {
    reason: "reported",
    wishes: every,
    holds: (wished) => has("told")(wished) && !writer.test(wished.rest),
  },
  { reason: "negated", wishes: ofEnding, holds: has("denied") },
  { reason: "hypothetical", wishes: ofEnding, holds: has("almost") },
  { reason: "wants-to-stay", wishes: ["opt-out"], holds: hasWanted("back") },
  { reason: "wants-to-stay", wishes: ["opt-out"], holds: has("lose") },
  {
    reason: "asks-why",
    wishes: ["opt-out"],
    holds: (wished) => !has("still")(wished) && (isPondered(wished) || has("past")(wished)),
  },
];

/** The doubts about a sentence's wishes, each with the wishes it takes back. */
export function findDoubts(
  wished: Wished,
): readonly { readonly reason: ReadingReason; readonly wishes: readonly Wish[] }[] {
  return doubts.filter((doubt) => doubt.holds(wished));
}

function isPondered(wished: Wished): boolean {
  return wished.isQuestion && has("ponder")(wished);
}

function has(group: PhraseGroup): (wished: Wished) => boolean {
  return ({ words, patterns }) => words.search(patterns[group]) >= 0;
}

/** Not what the writer does not want: `never come back`. */
function hasWanted(group: PhraseGroup): (wished: Wished) => boolean {
  return ({ words, patterns }) => {
    const at = words.search(patterns[group]);
    if (at < 0) return false;
    const before = ` ${words.slice(0, at).trim().split(" ").slice(-3).join(" ")} `;
    return before.search(patterns.not) < 0 && before.search(patterns.neg) < 0;
  };
}
