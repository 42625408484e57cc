import { gives } from "./pattern.ts";
import { type PromiseKind, promiseKinds } from "./promise-kinds.ts";
import { choiceRules } from "./rules-choice.ts";
import { collectionRules } from "./rules-collection.ts";
import { keepingRules } from "./rules-keeping.ts";
import { purposeRules } from "./rules-purpose.ts";
import { rightsRules } from "./rules-rights.ts";
import { sharingRules } from "./rules-sharing.ts";
import type { FoundPromise, Sentence } from "./types.ts";

const rules = {
  ...collectionRules,
  ...purposeRules,
  ...sharingRules,
  ...choiceRules,
  ...rightsRules,
  ...keepingRules,
};

/** Every promise a policy makes, in the order it makes them; one sentence may make several. */
export function findPromises(sentences: readonly Sentence[]): readonly FoundPromise[] {
  const seen = new Set<string>();
  return sentences
    .filter((sentence, index) => !isLabel(sentence, sentences[index - 1], sentences[index + 1]))
    .flatMap((sentence) => kindsOf(sentence).map((kind) => ({ kind, quote: sentence.quote })))
    .filter(({ kind, quote }) => {
      const key = `${kind} ${quote}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

const speaks =
  /(?<!\p{L})(?:we|you|your|our|us|is|are|may|can|will|not|no|never|use|uses|vår|våra|använder|lämnas|delas|vi|du|din|ditt|dina|oss|är|kan|får|ska|inte|aldrig|has|have|har)(?!\p{L})/u;
const longestLabel = 5;
/** An item's own label may be longer. */
const longestInline = 8;

/** A heading, or a few words that stand before what they announce: `Marketing and ads. We use …` */
function isLabel(
  { kind, text, block }: Sentence,
  before: Sentence | undefined,
  next: Sentence | undefined,
): boolean {
  if (kind === "heading") return true;
  if (kind === "row" || next === undefined || before?.block === block) return false;
  return next.block === block
    ? speaks.test(next.text) && isBrief(text, kind === "item" ? longestInline : longestLabel)
    : opens({ kind, text }, next);
}

const opens = ({ kind, text }: Pick<Sentence, "kind" | "text">, next: Sentence): boolean =>
  kind === "paragraph" && isBrief(text, longestLabel) && (next.kind === "item" || isUnended(text));

/** A few words that state nothing. */
const isBrief = (text: string, longest: number): boolean =>
  text.split(" ").length <= longest && !speaks.test(text) && !/: ./u.test(text);
const isUnended = (text: string): boolean => text.split(" ").length < 4 && !/[.!?]$/u.test(text);

function kindsOf(sentence: Sentence): readonly PromiseKind[] {
  // A line that only opens a list says nothing by itself; its items do.
  return promiseKinds.filter((kind) => gives(sentence, rules[kind] ?? []));
}
