import type { Clues, Pattern } from "./pattern.ts";
import type { PromiseKind } from "./promise-kinds.ts";
import type { ContactKind } from "./types.ts";

/**
 * What settles the state of one required item. The strongest counts: `outdated`, then `present`,
 * then `vague`; nothing at all is missing.
 */
export type Requirement = {
  readonly outdated?: Clues;
  /** Said anywhere, it takes the edge off: a policy that names the authority's old and new name. */
  readonly unlessSaid?: Pattern;
  readonly present?: Clues;
  /** Any of these promises makes it present. */
  readonly presentBy?: readonly PromiseKind[];
  readonly presentByContact?: readonly ContactKind[];
  /** This many different kinds of promises that begin so make it present, fewer make it vague. */
  readonly presentByCount?: { readonly prefix: string; readonly count: number };
  readonly vague?: Clues;
  readonly vagueBy?: readonly PromiseKind[];
};
