import { findDoubts, writer } from "./doubts.ts";
import { type Sentence } from "./fold-text.ts";
import { type CompiledPhrases, type PhraseGroup } from "./read-phrases.ts";
import { type ReadingReason, type Wish } from "./types.ts";

/** What one sentence says. */
export interface SentenceReading {
  readonly wishes: ReadonlySet<Wish>;
  readonly reasons: ReadonlySet<ReadingReason>;
  /** Names leaving without asking for it. */
  readonly isMention: boolean;
  /** The whole sentence may be a mail of one word. */
  readonly isShort: boolean;
  /** Speaks of an order, an app, an account. */
  readonly isOther: boolean;
  /** Ends something without saying what. */
  readonly isEnding: boolean;
  readonly namesList: boolean;
  /** Speaks of an order, whatever else it speaks of. */
  readonly namesOrder: boolean;
  readonly isAutomatic: boolean;
  /** Own words without greetings. */
  readonly wordCount: number;
}

/** Why words that look like a wish are none, by the group of patterns that tells. */
const vetoes: Readonly<Partial<Record<PhraseGroup, ReadingReason>>> = {
  stay: "wants-to-stay",
  negated: "negated",
  why: "asks-why",
  hypothetical: "hypothetical",
  reported: "reported",
  elsewhere: "about-something-else",
};

const rights: readonly (readonly [PhraseGroup, Wish, ReadingReason])[] = [
  ["erasure", "erasure", "asks-for-erasure"],
  ["access", "access", "asks-for-access"],
  ["rectification", "rectification", "asks-for-rectification"],
  ["complaint", "complaint", "complains"],
];

/** The mark left where words were taken out: it parts what stood on both sides. */
const hole = ", #";

/**
 * Reads a sentence in one language. Words that only look like a wish are cut out first, so that
 * `don't unsubscribe me` holds no `unsubscribe me`.
 */
export function readSentence(sentence: Sentence, phrases: CompiledPhrases): SentenceReading {
  const { patterns } = phrases;
  const { isQuestion } = sentence;
  const spelt = spell(sentence.words, phrases);
  const words = tidy(spelt.words.replace(patterns.filler, ""));
  const reasons = new Set<ReadingReason>();
  const own = cutTold(words, patterns);
  const rest = cutVetoes(own, patterns, reasons);
  const isOthers = isNotTheWriters(own, spelt.words, { patterns, reasons });
  const found = isOthers
    ? new Set<Wish>()
    : findWishes({ words: own, rest, patterns, reasons, isQuestion });
  const wishes = withoutDoubtful(found, { words, rest, patterns, reasons, isQuestion });
  if (spelt.isMisspelt && wishes.has("opt-out")) reasons.add("misspelt");
  const wordCount = words.trim() === "" ? 0 : words.trim().split(" ").length;
  const isOwn = (group: PhraseGroup): boolean => !isOthers && matches(rest, patterns[group]);
  return {
    wishes,
    reasons,
    isMention: isOwn("leave") && (wordCount <= 2 || hasClearLeave(rest, patterns)),
    isShort: isOwn("short"),
    isOther: isElsewhere(words, patterns),
    isEnding: isOwn("quit"),
    namesOrder: matches(words, patterns.other),
    namesList: matches(words, patterns.letter),
    isAutomatic: matches(spelt.words, patterns.automatic),
    wordCount,
  };
}

/** What others say or want goes to the end of their clause; what follows may be the writer's. */
function cutTold(words: string, patterns: CompiledPhrases["patterns"]): string {
  return tidy(words.replace(patterns.told, hole));
}

function withoutDoubtful(
  found: ReadonlySet<Wish>,
  { words, rest, patterns, reasons, isQuestion }: Reading,
): ReadonlySet<Wish> {
  const wishes = new Set(found);
  for (const doubt of findDoubts({ words, rest, patterns, isQuestion })) {
    reasons.add(doubt.reason);
    doubt.wishes.forEach((wish) => wishes.delete(wish));
  }
  return wishes;
}

/** A footer's words, or what somebody else wants. */
function isNotTheWriters(
  words: string,
  whole: string,
  { patterns, reasons }: Pick<Reading, "patterns" | "reasons">,
): boolean {
  const isFooter = matches(words, patterns.footer) || matches(whole, patterns.footer);
  if (isFooter) reasons.add("footer-words");
  const isReported = matches(words, patterns.person) && !matches(words, patterns.wanting);
  if (isReported) reasons.add("reported");
  return isFooter || isReported;
}

/** A sentence being read. */
interface Reading {
  /** Without greetings. */
  readonly words: string;
  /** Without what only looks like a wish. */
  readonly rest: string;
  readonly patterns: CompiledPhrases["patterns"];
  readonly reasons: Set<ReadingReason>;
  readonly isQuestion: boolean;
}

function spell(
  words: string,
  phrases: CompiledPhrases,
): { readonly words: string; readonly isMisspelt: boolean } {
  const folded = phrases.fold(words);
  const right = folded.replace(/[^ ]{4,}/gu, (word) => phrases.spelling.correct(word));
  return { words: right, isMisspelt: right !== folded };
}

function cutVetoes(
  words: string,
  patterns: CompiledPhrases["patterns"],
  reasons: Set<ReadingReason>,
): string {
  let rest = words;
  for (const [group, reason] of Object.entries(vetoes)) {
    const cut = rest.replace(patterns[group as PhraseGroup], (found: string, ...more: unknown[]) =>
      isKept(group, found, { before: wordsBefore(more), patterns }) ? found : hole,
    );
    if (cut !== rest) reasons.add(reason);
    rest = cut;
  }
  return tidy(cutFarNegations(rest, patterns, reasons));
}

/** `It was never meant to end the newsletter` is none; `I can not leave` and `you have not` are. */
function cutFarNegations(
  words: string,
  patterns: CompiledPhrases["patterns"],
  reasons: Set<ReadingReason>,
): string {
  if (matches(words, patterns.still)) return words;
  return words.replace(patterns.farNegated, (found: string, ...more: unknown[]) => {
    if (inability.test(` ${wordsBefore(more)}${found} `)) return found;
    reasons.add("negated");
    return hole;
  });
}

/** Who can not leave wants to; and what somebody else has not done is still asked for. */
const inability =
  / (?:can|cant|cannot|could|able|unable|possible|works?|working|kan|kunde|gar|funkar|lyckas|lyckats|kann|konnte|geht|klappt|funktioniert|moglich|kunne|virker|fungerer|funker|riesco|riesce|riuscit[oa]|posso|funziona|puedo|puede|funciona|consigo|consegui|arrive|peux|parviens|reussi|marche|fonctionne|lukt|werkt|gelukt|moge|mozna|udaje|dziala|voi|pysty|onnistu|toimi|you|ni|ihr|vous|jullie|dere|you|wy|i) /u;

/** The three words in front of what was found; the last arguments of a replacer are place and whole. */
function wordsBefore(more: readonly unknown[]): string {
  const [offset, whole] = more.slice(-2);
  if (typeof offset !== "number" || typeof whole !== "string") return "";
  return `${whole.slice(0, offset).trim().split(" ").slice(-3).join(" ")} `;
}

/** What stands between two wishes, in the twelve languages. */
const and = / (?:and|och|und|et|y|e|en|og|ja|i) /u;

/** `I don't want to go on getting …` is no wish to stay; `end the newsletter and my account` ends both. */
function isKept(
  group: string,
  found: string,
  { before, patterns }: { readonly before: string; readonly patterns: CompiledPhrases["patterns"] },
): boolean {
  if (group === "stay") return matches(` ${before}${found} `, patterns.not);
  const [first = "", ...others] = found.split(and);
  return group === "elsewhere" && others.length > 0 && matches(` ${first} `, patterns.letter);
}

function findWishes(reading: Reading): Set<Wish> {
  const { words, rest, patterns, reasons } = reading;
  const wishes = new Set<Wish>();
  for (const [group, wish, reason] of rights) {
    if (!matches(rest, patterns[group])) continue;
    wishes.add(wish);
    reasons.add(reason);
  }
  const isEnsured = matches(words, patterns.ensured) && !reasons.has("wants-to-stay");
  const reason = isEnsured ? "asks-to-stop-sending" : findOptOut(reading);
  if (reason !== undefined) {
    wishes.add("opt-out");
    reasons.add(reason);
  }
  return wishes;
}

/** How an opt-out is asked for, if it is. */
function findOptOut({
  words,
  rest,
  patterns,
  reasons,
  isQuestion,
}: Reading): ReadingReason | undefined {
  // What is asked of data is not asked of the newsletter: `delete my account` is no `remove me`.
  const asked = tidy(rest.replace(patterns.erasure, hole));
  const outright = asked.match(patterns.ask) ?? [];
  if (reasons.has("asks-why") || reasons.has("reported")) return undefined;
  if (isElsewhere(words, patterns)) {
    if (outright.length > 0) reasons.add("about-something-else");
    return undefined;
  }
  if (outright.some((one) => isClear(one, asked, patterns))) {
    return matches(asked, patterns.leave) ? "asks-to-leave" : "asks-to-stop-sending";
  }
  if (isAskedLoosely(asked, patterns, isQuestion)) return "asks-to-stop-sending";
  return matches(asked, patterns.still) ? "still-receives" : undefined;
}

/** Half a question about the newsletter is about something else: `does it stop on Sunday?` */
function isAskedLoosely(
  words: string,
  patterns: CompiledPhrases["patterns"],
  isQuestion: boolean,
): boolean {
  return matches(words, patterns.loose) && (!isQuestion || writer.test(words));
}

/** Names the correspondence, the writer, or a word that is said of nothing else. */
function isClear(found: string, words: string, patterns: CompiledPhrases["patterns"]): boolean {
  if (matches(words, patterns.list) || matches(words, patterns.letter)) return true;
  if (
    writer.test(` ${found} `) ||
    writing.test(` ${found}`) ||
    words.trim().split(" ").length <= clearlyShort
  )
    return true;
  return hasClearLeave(words, patterns);
}

/** A word of leaving that is not said of orders as well. */
function hasClearLeave(words: string, patterns: CompiledPhrases["patterns"]): boolean {
  const found: readonly string[] = words.match(patterns.leave) ?? [];
  return found.some((one) => !matches(` ${one.split(" ")[0] ?? ""} `, patterns.generic));
}

/** `Stop`, `end it now`: what else could be meant? */
const clearlyShort = 3;
/** Sending and writing: what is done to nobody's order. */
const writing =
  / (?:hora|hore|kuul|entendre|mail|e?mejl|meil|maila|spam|skriv|schreib|ecri|escri|scriv|schrijf|kirjoit|pisz|pisa|mailow|escrev|contact|kontakt|recev|recib|ricev|receb|tilsendt|dostaw|otrzym|erhalt|bekomm|krijg|ontvang)/u;

/** An order, an app, an account, and no newsletter beside it. */
function isElsewhere(words: string, patterns: CompiledPhrases["patterns"]): boolean {
  const things = words.replace(/ (?:art|artik|artyk)\w* (?=\d)/gu, " ");
  return matches(things, patterns.other) && !matches(words, patterns.list);
}

function matches(words: string, pattern: RegExp): boolean {
  return words.search(pattern) >= 0;
}

/** Single spaces, and no comma at either end. */
function tidy(words: string): string {
  const inner = words
    .replace(/ {2,}/gu, " ")
    .replace(/(?: , ?)+/gu, " , ")
    .replace(/^[ ,]+|[ ,]+$/gu, "");
  return inner === "" ? "" : ` ${inner} `;
}
