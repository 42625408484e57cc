import type { Topics } from "../types.ts";

/** What is left for an address; null where it is none. */
export type ListAnswer = Topics | null;

/** How many rows of a list came out how. */
export type ListCounts = {
  readonly rows: number;
  readonly left: number;
  readonly someTopics: number;
  readonly noAddress: number;
};

/** The name of the column that is added to a list. */
export const listColumn = "suppressed";

/** What stands in it: for programs as much as for people, and never a formula. */
export function sayAnswer(answer: ListAnswer): string {
  if (answer === null) return "not an address";
  if (answer === "all") return "yes";
  return answer.length === 0 ? "no" : `topics: ${answer.join(" ")}`;
}

/** Counts answers by what they say. */
export function countAnswers(answers: readonly ListAnswer[]): ListCounts {
  const counts = { rows: answers.length, left: 0, someTopics: 0, noAddress: 0 };
  for (const answer of answers) {
    if (answer === null) counts.noAddress += 1;
    else if (answer === "all") counts.left += 1;
    else if (answer.length > 0) counts.someTopics += 1;
  }
  return counts;
}

/** Both together. */
export function addCounts(some: ListCounts, others: ListCounts): ListCounts {
  return {
    rows: some.rows + others.rows,
    left: some.left + others.left,
    someTopics: some.someTopics + others.someTopics,
    noAddress: some.noAddress + others.noAddress,
  };
}

/** Before the first row. */
export const noCounts: ListCounts = { rows: 0, left: 0, someTopics: 0, noAddress: 0 };
