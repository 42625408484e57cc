import type { PromiseKind } from "./promise-kinds.ts";
import type { RequiredItem } from "./required-items.ts";

/** A piece of a policy between two hard breaks, as its reader sees it. */
export type Block = {
  readonly kind: "heading" | "paragraph" | "item" | "row";
  /** As it stands in the source; white space is still as written. */
  readonly text: string;
  /** 1 is the highest heading, or the outermost list; 0 elsewhere. */
  readonly level: number;
  /** A table's row, cell by cell; empty elsewhere. */
  readonly cells: readonly Cell[];
  readonly links: readonly Link[];
};

/** A cell and the heading of its column, which is empty where the table has none. */
export type Cell = { readonly column: string; readonly text: string };

export type Link = { readonly text: string; readonly href: string };

/** One sentence, or a list's item or a table's row, with what surrounds it and gives it its sense. */
export type Sentence = {
  /** As it stands in the source, white space folded: a quote of it is found there. */
  readonly quote: string;
  /** The quote in the form rules are matched against. */
  readonly text: string;
  /** What led to this item (`We collect information when you:`) in the same form; else empty. */
  readonly leadIn: string;
  /** Headings above it, nearest last, in the same form; the policy's own title is none. */
  readonly heading: string;
  /** What stands just before it in its paragraph, and the label the paragraph opens with. */
  readonly before: string;
  /** The nearest of them. */
  readonly title: string;
  /** Nothing stands between that heading and the sentence. */
  readonly isFirst: boolean;
  readonly kind: Block["kind"];
  /** A row's cells in the same form; empty elsewhere. */
  readonly cells: readonly Cell[];
  readonly links: readonly Link[];
  /** The block it stands in: sentences of one paragraph share it. */
  readonly block: number;
};

export type ReadLanguage = "en" | "sv" | "other";

export type FoundPromise = { readonly kind: PromiseKind; readonly quote: string };

export const contactKinds = [
  "company",
  "org-number",
  "email",
  "dpo-email",
  "phone",
  "postal-address",
  "help-centre",
] as const;
export type ContactKind = (typeof contactKinds)[number];

export type FoundContact = {
  readonly kind: ContactKind;
  readonly value: string;
  readonly quote: string;
};

/**
 * `present`: said with its content. `vague`: touched upon without the content the law asks for.
 * `outdated`: said in a way the law no longer accepts, or by an act that was repealed.
 */
export type RequiredState = "present" | "vague" | "missing" | "outdated";

export type GradedItem = {
  readonly item: RequiredItem;
  /** The article that asks for it. */
  readonly source: string;
  readonly state: RequiredState;
  /** The sentence that decided; empty when missing. */
  readonly quote: string;
};

/** What a policy says, and what it should say. */
export type PolicyFindings = {
  readonly language: ReadLanguage;
  readonly promises: readonly FoundPromise[];
  readonly contacts: readonly FoundContact[];
  readonly required: readonly GradedItem[];
};
