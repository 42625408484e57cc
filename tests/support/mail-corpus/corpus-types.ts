/** What a mail to support may say: the kinds the reader of mails knows. */
export type CorpusKind =
  "opt-out" | "access" | "erasure" | "rectification" | "complaint" | "unrelated" | "automatic";

/** "open" is for tuning; "held-out" is read only when the reader of mails is measured. */
export type CorpusPart = "open" | "held-out";

export const corpusLanguages = [
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
] as const;

export type CorpusLanguage = (typeof corpusLanguages)[number];

/** Each way of writing, and what a person reading such a mail would say it is. */
export const expectedOfGroup = {
  "opt-out": "opt-out",
  angry: "opt-out",
  short: "opt-out",
  misspelt: "opt-out",
  "no-diacritics": "opt-out",
  mixed: "opt-out",
  mobile: "opt-out",
  buried: "opt-out",
  erasure: "erasure",
  access: "access",
  rectification: "rectification",
  complaint: "complaint",
  both: "erasure",
  unrelated: "unrelated",
  negated: "unrelated",
  reported: "unrelated",
  keep: "unrelated",
  "order-question": "unrelated",
  forwarded: "unrelated",
  thread: "unrelated",
  automatic: "automatic",
} as const satisfies Readonly<Record<string, CorpusKind>>;

export type CorpusGroup = keyof typeof expectedOfGroup;

export interface CorpusMail {
  readonly id: string;
  readonly language: CorpusLanguage;
  /** How it was written or sent: a client's way of quoting, HTML only, an automatic mail's form. */
  readonly style: string;
  readonly group: CorpusGroup;
  readonly expected: CorpusKind;
  /** What the same mail asks for besides: who wants to be forgotten and get no more mail wants both. */
  readonly also: readonly CorpusKind[];
  /** The message as a server receives it: bytes, since not all of them are UTF-8. */
  readonly raw: Buffer;
}
