import type { ActionReply } from "./action-reply.ts";

/** One difference between two versions in words. */
export type ShownChange = {
  /** What it is about: `Purpose “Newsletter”: how long`. Both null when it came or went, the first alone where nothing was before. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Somebody else changed the same meanwhile. */
export type ShownConflict = {
  /** The version they made, which the next try is based on. */
  readonly number: number;
  readonly by: string;
  readonly at: string;
  readonly changes: readonly ShownChange[];
};

/** What saving in the register answers. */
export type RegisterReply = ActionReply & {
  /** By field within what was edited: `retention`, `name.sv` … */
  readonly faults: Readonly<Record<string, string>>;
  readonly conflict: ShownConflict | null;
  /** The version that holds the change now; null when nothing was saved. */
  readonly number: number | null;
  /** The edited item's id, given to a new one by saving it. */
  readonly itemId: string | null;
};

/** What the policy would say, as safe HTML; null while it cannot be said. */
export type PreviewReply = { readonly html: string | null };
