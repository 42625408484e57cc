import { type Language } from "../../shared/language.ts";

/** The languages a mail is read in; words of others are left to people. */
export const readLanguages = [
  "sv",
  "en",
  "de",
  "fr",
  "es",
  "it",
  "nl",
  "da",
  "nb",
  "fi",
  "pl",
  "pt",
] as const satisfies readonly Language[];

/** A language mails are read in. */
export type ReadLanguage = (typeof readLanguages)[number];

/** A mailbox as a mail names it; the name is whatever the writer put there. */
export interface MailParty {
  readonly address: string;
  readonly name: string;
}

/** A mail after its MIME was taken apart, without attachments. */
export interface InboundMail {
  /** Without angle brackets; empty where the mail has none. */
  readonly messageId: string;
  readonly from: MailParty;
  readonly to: readonly MailParty[];
  readonly subject: string;
  /** Lower-cased field name to its values from top to bottom, unfolded. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The plain part; the text of the HTML where there is none. */
  readonly text: string;
  readonly isHtmlOnly: boolean;
  /** Message ids without brackets. */
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
}

/** What the shop knows of its own mails, so that they are not read as the person's words. */
export interface KnownMail {
  /** Plain texts of newsletters, their footers and templates. */
  readonly ownTexts: readonly string[];
  /** Addresses the shop writes from, lower-cased. */
  readonly ownAddresses: readonly string[];
  /** Message ids of mails Lagom sent in answer to such mails: one that comes back is a loop. */
  readonly ownMessageIds: ReadonlySet<string>;
  /** Mails that were read wrongly before; they come before the reader's own rules. */
  readonly examples?: KnownExamples | undefined;
}

/** A mail the merchant put right: what it was, and its sentences by keyed digest, never in words. */
export interface MailExample {
  /** Of `ownSentences()` of the mail, each. One without any is never followed. */
  readonly digests: readonly string[];
  readonly kind: MailKind;
}

/** What the shop's people corrected, the latest last. */
export interface KnownExamples {
  /** The shop's keyed digest of a folded sentence. */
  readonly digest: (sentence: string) => string;
  readonly mails: readonly MailExample[];
}

/** What a person can ask for. */
export type Wish = "opt-out" | "access" | "erasure" | "rectification" | "complaint";

/** What a mail is. `unrelated` is everything else a person may write. */
export type MailKind = Wish | "unrelated" | "automatic";

/** An opt-out harms nobody and is done at once; what weighs more only opens a case. */
export type MailAct = "opt-out-now" | "open-case";

/** Which correspondence an opt-out is about. */
export const mailTopics = ["newsletter", "contests", "surveys", "offers", "sms"] as const;

/** A kind of correspondence a person named. */
export type MailTopic = (typeof mailTopics)[number];

/** Why a mail was read as it was. Codes only: the mail's own words are never kept. */
export type ReadingReason =
  // The mail is no person's, or nobody wrote anything in it.
  | "auto-submitted"
  | "auto-header"
  | "bulk-precedence"
  | "mailing-list"
  | "null-sender"
  | "delivery-report"
  | "automatic-subject"
  | "automatic-words"
  | "sent-by-ourselves"
  | "answer-to-ourselves"
  | "no-own-words"
  // Somebody has put such a mail right before.
  | "as-corrected"
  // What was taken away before reading.
  | "quote-removed"
  | "footer-removed"
  | "signature-removed"
  | "own-text-removed"
  // What the words ask for.
  | "asks-to-leave"
  | "asks-to-stop-sending"
  | "single-word"
  | "subject-asks"
  | "one-click-subject"
  | "still-receives"
  | "asks-for-erasure"
  | "asks-for-access"
  | "asks-for-rectification"
  | "complains"
  | "misspelt"
  // Why words that look like a wish are not one, or are in doubt.
  | "negated"
  | "wants-to-stay"
  | "reported"
  | "hypothetical"
  | "asks-why"
  | "about-something-else"
  | "contradicts-itself"
  | "footer-words"
  | "unknown-language"
  | "nothing-asked";

/**
 * What a mail says and what to do about it.
 *
 * `kind` is its weightiest wish, `also` what it asks beside it (an opt-out beside an erasure is
 * both). `acts` is everything to be done now, each once; empty means: leave it to the human inbox,
 * unread as it was.
 */
export interface MailReading {
  readonly kind: MailKind;
  readonly also: readonly Wish[];
  readonly acts: readonly MailAct[];
  /** Undefined where too little was written to tell. */
  readonly language: ReadLanguage | undefined;
  /** 0 to 1: how sure the reading is of `kind`. */
  readonly certainty: number;
  readonly reasons: readonly ReadingReason[];
  /** What an opt-out is about: `all` unless the person named something narrower. */
  readonly topics: "all" | readonly MailTopic[];
}
