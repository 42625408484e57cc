import type { Json } from "../../shared/json.ts";
import type { Language } from "../../shared/language.ts";

/** The points of GDPR 15(1) with its (2), each of which an answer explains. */
export const explanationBlocks = [
  "confirmation",
  "purposes",
  "categories",
  "recipients",
  "retention",
  "rights",
  "complaint",
  "sources",
  "automated",
] as const;
export type ExplanationBlockId = (typeof explanationBlocks)[number];

/** A part of a block: made to be read, the same in every form. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export type ExplanationBlock = {
  readonly id: ExplanationBlockId;
  /** `GDPR 15(1)(c), 15(2)` */
  readonly source: string;
  readonly title: string;
  readonly pieces: readonly Piece[];
  /** The same for programs: codes of the register, and the merchant's words in the block's language. */
  readonly facts: Json;
};

/** Everything an answer says beside the data. */
export type Explanation = {
  readonly language: Language;
  /** Set where the person's own language is another, and why this one stands there. */
  readonly notes: readonly string[];
  readonly title: string;
  readonly intro: string;
  /** Of the register's version. */
  readonly registerNumber: number;
  /** Nine, in the law's order. */
  readonly blocks: readonly ExplanationBlock[];
};
