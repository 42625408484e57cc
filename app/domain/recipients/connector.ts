import type { Channel } from "../newsletter/types.ts";

/** What a recipient can be told to do. Marketing is carried today; the rights of a person come next to it. */
export type Capability = "marketing" | "erasure" | "rectification" | "restriction";

/** What a recipient is told, whole: calls may be repeated. */
export type RecipientOrder = {
  readonly kind: "marketing";
  readonly channel: Channel;
  readonly address: string;
  /** Whether this person is to get marketing no more, or again. */
  readonly to: "out" | "in";
  /** The same whenever the same order is sent again, so that the recipient does it once. */
  readonly key: string;
};

/** Whom a recipient is asked about. */
export type RecipientQuestion = Pick<RecipientOrder, "kind" | "channel" | "address">;

/**
 * How far an order got. It is `queued` in a job, `sent` without an answer yet, `acknowledged` by the
 * recipient, and `read-back` once the recipient says itself that it holds. `refused` and `impossible` are
 * ends, with a code that says why.
 */
export type OrderState =
  "queued" | "sent" | "acknowledged" | "read-back" | "refused" | "impossible";

export type SendAnswer =
  | { readonly state: "acknowledged" }
  | {
      readonly state: Extract<OrderState, "sent" | "refused" | "impossible">;
      readonly code: string;
    };

export type ReadAnswer =
  | { readonly kind: "said"; readonly isOut: boolean; readonly word: string }
  | { readonly kind: "unknown-there" | "cannot-be-read" }
  | { readonly kind: "refused" | "later"; readonly code: string };

/** One recipient as every other: what it can do, how it is told, and how it is asked. */
export type Connector = {
  /** As it stands in effects, answers and receipts. */
  readonly code: string;
  readonly capabilities: readonly Capability[];
  readonly channels: readonly Channel[];
  /** Never throws for what the recipient does or leaves undone. */
  readonly send: (order: RecipientOrder, signal: AbortSignal) => Promise<SendAnswer>;
  readonly readBack: (question: RecipientQuestion, signal: AbortSignal) => Promise<ReadAnswer>;
};
