import { type SentenceReading } from "./read-sentence.ts";
import { type ReadingReason, type Wish } from "./types.ts";

/** What the words of a mail come to. */
export interface Judgement {
  /** The weightiest first. */
  readonly wishes: readonly Wish[];
  readonly certainty: number;
  readonly reasons: readonly ReadingReason[];
  readonly isAutomatic: boolean;
}

/** A person's data first: what is asked of it has a deadline by law (GDPR Art. 12(3)). */
export const byWeight: readonly Wish[] = [
  "erasure",
  "access",
  "rectification",
  "complaint",
  "opt-out",
];
/** More words than these beside a single `stop` are a mail about something. */
const fewWords = 4;
const shortSentence = 10;
const contradictions: readonly ReadingReason[] = ["negated", "wants-to-stay"];

/** Weighs what the sentences say against each other. */
export function judgeWords({
  body,
  subject,
}: {
  readonly body: readonly SentenceReading[];
  readonly subject: readonly SentenceReading[];
}): Judgement {
  const all = [...body, ...subject];
  const isAutomatic = all.some((one) => one.isAutomatic);
  const reasons = new Set(all.flatMap((one) => [...one.reasons]));
  if (body.every((one) => one.wordCount === 0)) reasons.add("no-own-words");
  const wishes = new Set(body.flatMap((one) => [...one.wishes]));
  readFewWords(body, { wishes, reasons });
  readEnding(body, { wishes, reasons });
  readSubject(subject, body, { wishes, reasons });
  dropOrderMatters(body, wishes);
  if (wishes.size === 0) reasons.add("nothing-asked");
  const isContradicted =
    wishes.has("opt-out") && contradictions.some((reason) => reasons.has(reason));
  if (isContradicted) {
    wishes.delete("opt-out");
    reasons.add("contradicts-itself");
  }
  return {
    wishes: byWeight.filter((wish) => wishes.has(wish)),
    certainty: certaintyOf(wishes, reasons),
    reasons: [...reasons],
    isAutomatic,
  };
}

/** An order's address is changed with the order, and a bad parcel is no matter of data protection. */
function dropOrderMatters(body: readonly SentenceReading[], wishes: Set<Wish>): void {
  if (!body.some((one) => one.namesOrder)) return;
  wishes.delete("rectification");
  wishes.delete("complaint");
}

interface Found {
  readonly wishes: Set<Wish>;
  readonly reasons: Set<ReadingReason>;
}

/** `Stop`, `avregistrera`: nothing else is said, so a word is a wish. */
function readFewWords(body: readonly SentenceReading[], { wishes, reasons }: Found): void {
  if (wishes.size > 0 || hasVeto(reasons)) return;
  const total = body.reduce((sum, one) => sum + one.wordCount, 0);
  const short = body.find((one) => one.isShort || (one.isMention && one.wordCount <= fewWords));
  if (short === undefined || total - short.wordCount > fewWords) return;
  if (body.some((one) => one.isOther)) return;
  wishes.add("opt-out");
  reasons.add("single-word");
}

/** `We both get your letters. Mine can stop.`: what is ended was named before. */
function readEnding(body: readonly SentenceReading[], { wishes, reasons }: Found): void {
  if (wishes.size > 0 || hasVeto(reasons) || body.some((one) => one.isOther)) return;
  const isEnded = body.some((one) => one.isEnding && one.wordCount <= shortSentence);
  if (!isEnded || !body.some((one) => one.namesList)) return;
  wishes.add("opt-out");
  reasons.add("asks-to-stop-sending");
}

/** A subject of the writer's own counts when the mail below does not speak of something else. */
function readSubject(
  subject: readonly SentenceReading[],
  body: readonly SentenceReading[],
  { wishes, reasons }: Found,
): void {
  if (hasVeto(reasons) || body.some((one) => one.isOther)) return;
  const before = wishes.size;
  for (const one of subject) {
    one.wishes.forEach((wish) => wishes.add(wish));
    const isWord = one.isShort || (one.isMention && one.wordCount <= fewWords);
    if (wishes.size === 0 && isWord) wishes.add("opt-out");
  }
  if (wishes.size > before) reasons.add("subject-asks");
}

function hasVeto(reasons: ReadonlySet<ReadingReason>): boolean {
  const vetoes: readonly ReadingReason[] = [
    ...contradictions,
    "reported",
    "hypothetical",
    "asks-why",
    "about-something-else",
  ];
  return vetoes.some((reason) => reasons.has(reason));
}

function certaintyOf(wishes: ReadonlySet<Wish>, reasons: ReadonlySet<ReadingReason>): number {
  if (wishes.size === 0) return hasVeto(reasons) ? 0.7 : 0.9;
  let certainty = 0.95;
  if (reasons.has("single-word") || reasons.has("subject-asks")) certainty -= 0.1;
  if (reasons.has("misspelt")) certainty -= 0.05;
  if (reasons.has("footer-words")) certainty -= 0.1;
  if (hasVeto(reasons)) certainty -= 0.15;
  return Math.round(certainty * 100) / 100;
}
