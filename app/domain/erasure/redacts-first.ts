/** What is known when Shopify asks to remove a shop's data. */
export type RemovalFacts = {
  /** Whether a lifetime of the app stays: the shop is connected again. */
  readonly isBack: boolean;
  /** Erasures of the lifetimes that go which were acknowledged and are not carried out. */
  readonly openRedacts: number;
  /** When the removal is due (30 days at most). */
  readonly dueAt: Date;
  readonly now: Date;
};

/** `rest`: all that the open erasures can do without. */
export type RemovalReach = "all" | "rest" | "nothing";

/**
 * How much of a shop's ended lifetimes may go. Shopify never sends an acknowledged erasure
 * again, and in a shop that is connected again the person still is in the store: so it comes
 * first, and its request stays until it is carried out, however long that takes. What it can do
 * without keeps the removal's own deadline. Where the app is gone from the shop nothing can be
 * erased in the store, and all goes at once.
 */
export function removalReach({ isBack, openRedacts, dueAt, now }: RemovalFacts): RemovalReach {
  if (!isBack || openRedacts === 0) return "all";
  return now.getTime() < dueAt.getTime() ? "nothing" : "rest";
}
