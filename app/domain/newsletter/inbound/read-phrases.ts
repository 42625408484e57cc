import { compilePatterns, type PatternLists } from "./compile-patterns.ts";
import { general, joined, sharedLists } from "./general-phrases.ts";
import { foldDigraphs } from "./fold-text.ts";
import { type Phrases } from "./phrases/types.ts";
import { createSpelling, type Spelling } from "./spelling.ts";
import { type ReadLanguage } from "./types.ts";

/** The groups of patterns that are looked for in a sentence. */
const groups = [
  "filler",
  "list",
  "leave",
  "other",
  "ask",
  "loose",
  "ensured",
  "farNegated",
  "generic",
  "quit",
  "letter",
  "not",
  "still",
  "short",
  "negated",
  "stay",
  "why",
  "hypothetical",
  "reported",
  "elsewhere",
  "person",
  "wanting",
  "footer",
  "erasure",
  "access",
  "rectification",
  "complaint",
  "automatic",
  "denied",
  "almost",
  "back",
  "lose",
  "past",
  "ponder",
  "told",
  "neg",
] as const satisfies readonly (keyof Phrases | keyof typeof general | "neg")[];

/** What is said in every language, and by people who mix two. */
const everywhere = {
  filler:
    "(please|pls|thanks|thank you|thx|hi|hello|hey|asap|merci|gracias|danke|grazie|tack|takk|tak)",
  letter:
    "(newsletters?|mailings?|spam|nyhetsbrev*|nyhedsbrev*|nieuwsbrie*|uutiskir*|boletin*|verteiler*|werbung|reklam*|mailing list)",
  leave: "(unsubscrib*|unsub|opt out|opt me out|optout)",
  quit: "(stop|unsubscribe|cancel|remove|delete)",
} as const;

/** One group of patterns of a language. */
export type PhraseGroup = (typeof groups)[number];

/** A language's phrases, ready to be looked for. */
export interface CompiledPhrases {
  readonly language: ReadLanguage;
  readonly patterns: Readonly<Record<PhraseGroup, RegExp>>;
  readonly frequent: ReadonlySet<string>;
  readonly spelling: Spelling;
  /** The sentence as this language's patterns were written. */
  readonly fold: (words: string) => string;
}

/** The lists of a table that patterns name in braces. */
const named = [
  "list",
  "other",
  "more",
  "permit",
  "ensure",
  "no",
  "not",
  "meant",
  "person",
  "others",
  "says",
  "denied",
  "almost",
  "back",
  "lose",
  "past",
  "ponder",
] as const satisfies readonly (keyof Phrases)[];

function pick(phrases: Phrases, names: typeof named): PatternLists {
  return Object.fromEntries(names.map((name) => [name, phrases[name]]));
}

/** Compiles a language's table; done once per process and language. */
export function compilePhrases(phrases: Phrases): CompiledPhrases {
  const lists: PatternLists = {
    ...sharedLists,
    ...pick(phrases, named),
    leave: `${phrases.leave}\n${everywhere.leave}`,
    quit: `${phrases.quit}\n${everywhere.quit}`,
    letter: `${phrases.letter}\n${everywhere.letter}`,
    send: "(?!)",
    ...phrases.lists,
  };
  const texts = {
    ...phrases,
    ...general,
    letter: "{letter}",
    quit: "{quit}",
    leave: "{leave}",
    neg: "{neg}",
    filler: `${phrases.filler}\n${everywhere.filler}`,
    stay: `${phrases.stay}\n${joined.stay}`,
    hypothetical: `${phrases.hypothetical}\n${joined.hypothetical}`,
    negated: `${phrases.negated}\n${phrases.spared}\n${joined.negated}`,
    short: toWholes(phrases.short),
  };
  const compile = (group: PhraseGroup): RegExp =>
    compilePatterns(texts[group], lists, phrases.hasDigraphs);
  const patterns = Object.fromEntries(groups.map((group) => [group, compile(group)]));
  const fold = phrases.hasDigraphs ? foldDigraphs : (words: string) => words;
  return {
    language: phrases.language,
    patterns: patterns as CompiledPhrases["patterns"],
    frequent: new Set(fold(phrases.frequent).split(/\s+/u)),
    spelling: createSpelling(fold(wordsToSpell(phrases)), fold(knownWords(phrases))),
    fold,
  };
}

/** The long words of the tables, which are worth putting right. */
function wordsToSpell(phrases: Phrases): string {
  const plain = [phrases.letter, phrases.quit].join(" ").match(/[a-z]{6,}(?![a-z*])/gu) ?? [];
  return [phrases.spelling.right, ...plain].join(" ");
}

/** What is right as it stands, however near another word it is. */
function knownWords(phrases: Phrases): string {
  const { leave, quit, letter, list, frequent, other } = phrases;
  const plain = [leave, quit, letter, list, other].join(" ").match(/[a-z]{4,}(?![a-z*])/gu) ?? [];
  return [phrases.spelling.lookAlikes, frequent, ...plain].join(" ");
}

/** What the whole mail may be reads from its first word to its last. */
function toWholes(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => `^(${line})$`)
    .join("\n");
}
