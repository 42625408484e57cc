import type { Drift } from "./types.ts";

/** What was found about a promise: where reality differs, and when something last showed it kept. */
export type Verdict = { readonly drifts: readonly Drift[]; readonly shownAt: Date | null };

export const nothingShown: Verdict = { drifts: [], shownAt: null };

/** Nothing differs, as was seen at a moment; null where nobody looked. */
export function keptAt(shownAt: Date | null): Verdict {
  return { drifts: [], shownAt };
}
