import { type PatternText } from "../compile-patterns.ts";
import { type ReadLanguage } from "../types.ts";

/** What people write in one language, as patterns over folded words (see compile-patterns.ts). */
export interface Phrases extends DoubtPhrases, RightsPhrases {
  readonly language: ReadLanguage;
  /** Whether letters with marks may be written as two (`ae`, `oe`, `aa`). */
  readonly hasDigraphs: boolean;
  /** Frequent words, by which the language is told. */
  readonly frequent: string;
  /** Greetings and polite words, taken out of a sentence before it is read. */
  readonly filler: PatternText;
  /** What one may leave: newsletter, mails, advertising. */
  readonly list: PatternText;
  /** Verbs and nouns that mean leaving a list; alone they are a mention, not yet a wish. */
  readonly leave: PatternText;
  /** Words out of `leave` that are often misspelt, and their opposites that look alike. */
  readonly spelling: { readonly right: string; readonly lookAlikes: string };
  /** What orders, accounts and the like are called: leaving these is no opt-out. */
  readonly other: PatternText;
  /** Verbs of ending and taking away, which with a newsletter near them are a wish. */
  readonly quit: PatternText;
  /** `Newsletter`, `advertising`: what nothing else is called. */
  readonly letter: PatternText;
  /** `More`, `again`, `longer`: with a negation and a newsletter they are a wish. */
  readonly more: PatternText;
  /** Somebody else: a wife, a colleague, a customer. What they want is not the writer's wish. */
  readonly person: PatternText;
  /** The writer's own wanting, which counts even where somebody else is named. */
  readonly wanting: PatternText;
  /** `Not` and `never`. */
  readonly not: PatternText;
  /** `Asked`, `meant`, `wanted`: with `never` before them and an ending behind, the opposite of a wish. */
  readonly meant: PatternText;
  /** `Permission` to use an address. */
  readonly permit: PatternText;
  /** `Make sure that`: what is asked for follows. */
  readonly ensure: PatternText;
  /** `No` before a noun. */
  readonly no: PatternText;
  /** Those of `leave` that may as well be said of an order. */
  readonly generic: PatternText;
  /** More names the patterns below may use in braces. */
  readonly lists: Readonly<Record<string, PatternText>>;
  /** An opt-out, said outright. */
  readonly ask: PatternText;
  /** An opt-out that was asked for before and did not happen. */
  readonly still: PatternText;
  /** The whole mail is one of these. */
  readonly short: PatternText;
  /** Looks like a wish and is none. */
  readonly negated: PatternText;
  readonly stay: PatternText;
  readonly why: PatternText;
  readonly hypothetical: PatternText;
  readonly reported: PatternText;
  readonly elsewhere: PatternText;
}

/** What makes a wish doubtful, as parts that go with any word of leaving. */
export interface DoubtPhrases {
  /** More people than `person` names, with the pronouns that are nobody else's. */
  readonly others: PatternText;
  /** What others do with a wish: say, want, ask, try. */
  readonly says: PatternText;
  /** `Nobody asked`, `no intention`: what is left or ended behind it is not to be. */
  readonly denied: PatternText;
  /** `Do not end it`, whole. */
  readonly spared: PatternText;
  /** `Nearly`, `was about to`: with a leaving it did not come to that. */
  readonly almost: PatternText;
  /** Coming back to a list. */
  readonly back: PatternText;
  /** `Miss`, `do without`: with a negation a wish to stay. */
  readonly lose: PatternText;
  /** The writer left, some time ago. */
  readonly past: PatternText;
  /** How questions begin that ask what is or what would be. */
  readonly ponder: PatternText;
}

/** The other rights, and what is nobody's wish. */
export interface RightsPhrases {
  /** The words of a newsletter's footer, which speaks to the reader. */
  readonly footer: PatternText;
  readonly erasure: PatternText;
  readonly access: PatternText;
  readonly rectification: PatternText;
  readonly complaint: PatternText;
  /** Sentences only machines write. */
  readonly automatic: PatternText;
}
