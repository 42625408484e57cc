import type { Publication, PublicationStep } from "./types.ts";

/** What a publication does next. */
export type NextStep =
  /** Look at the shop, and keep what stands there before anything is written. */
  | { readonly kind: "keep" }
  | { readonly kind: "write" | "read-back" | "put-back"; readonly step: PublicationStep }
  | { readonly kind: "finish" | "end-failed" | "nothing" };

/**
 * The state machine. Forward: keep, then each place written and read back, then finished. Once
 * something was refused (`failureReason`) backward: every place that may have been written gets back
 * what stood there, then it has failed. So when nothing is left to do, either all places hold the new
 * edition or all hold the old one.
 */
export function decideNextStep(
  publication: Pick<Publication, "status" | "failureReason" | "steps">,
): NextStep {
  const { status, failureReason, steps } = publication;
  if (status !== "publishing" && status !== "half-published") return { kind: "nothing" };
  if (failureReason !== null) {
    const step = toPutBackOrder(steps).find(needsPutBack);
    return step === undefined ? { kind: "end-failed" } : { kind: "put-back", step };
  }
  if (steps.length === 0) return { kind: "keep" };
  const open = steps.find((step) => step.status !== "read-back");
  if (open === undefined) return { kind: "finish" };
  return { kind: open.status === "written" ? "read-back" : "write", step: open };
}

/** Everything but what was given back: a write whose answer was lost may have come through all the same. */
function needsPutBack({ status }: PublicationStep): boolean {
  return status !== "put-back" && status !== "changed-elsewhere";
}

/**
 * As written: translations are registered against the main text, so that comes first. Where no text
 * stood before, the main one goes last, for translations go with it.
 */
function toPutBackOrder(steps: readonly PublicationStep[]): readonly PublicationStep[] {
  return steps[0]?.previous === null ? steps.toReversed() : steps;
}
