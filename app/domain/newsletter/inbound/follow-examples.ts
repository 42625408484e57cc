import { type Judgement, byWeight } from "./judge-words.ts";
import { type KnownExamples, type MailExample, type MailKind, type Wish } from "./types.ts";

/** A mail corrected before whose every sentence stands in this one. */
export interface FoundExample {
  readonly kind: MailKind;
  /** The sentences it explains. */
  readonly sentences: ReadonlySet<string>;
}

/**
 * Finds the corrected mail that explains the most of these sentences; the later one where two do.
 * @param sentences Folded, without those that only greet.
 */
export function findExample(
  sentences: readonly string[],
  examples: KnownExamples | undefined,
): FoundExample | undefined {
  if (examples === undefined || examples.mails.length === 0) return undefined;
  const { digest, mails } = examples;
  const byDigest = new Map(sentences.map((sentence) => [digest(sentence), sentence]));
  let best: MailExample | undefined;
  for (const one of mails) {
    const isWhole = one.digests.length > 0 && one.digests.every((each) => byDigest.has(each));
    if (isWhole && one.digests.length >= (best?.digests.length ?? 0)) best = one;
  }
  if (best === undefined) return undefined;
  const explained = best.digests.map((each) => byDigest.get(each) ?? "");
  return { kind: best.kind, sentences: new Set(explained) };
}

/** What a mail comes to of which the example explains one part and `rest` is the other. */
export function followExample({ kind }: FoundExample, rest: Judgement): Judgement {
  const reasons = new Set([...rest.reasons, "as-corrected" as const]);
  reasons.delete("no-own-words");
  reasons.delete("nothing-asked");
  const wishes = new Set<Wish>(rest.wishes);
  if (isWish(kind)) wishes.add(kind);
  return {
    wishes: byWeight.filter((wish) => wishes.has(wish)),
    certainty: isWish(kind) ? corrected : rest.certainty,
    reasons: [...reasons],
    isAutomatic: rest.isAutomatic || kind === "automatic",
  };
}

/** A person said so, though of another mail. */
const corrected = 0.95;

function isWish(kind: MailKind): kind is Wish {
  return kind !== "unrelated" && kind !== "automatic";
}
