import { SourceRefusedError } from "../data-requests/ports.ts";
import type { Clock } from "../shared/clock.ts";
import type { DataRequestId } from "../shared/ids.ts";
import type { EraserContext, ErasureStore, StepEnd, StoreEraser } from "./ports.ts";
import { isEmptyValues, seenDigest } from "./step-values.ts";
import type { ErasureStep } from "./types.ts";

export type StepDeps = {
  readonly store: Pick<ErasureStore, "waitingSteps" | "endStep">;
  readonly eraser: StoreEraser;
  readonly clock: Clock;
  /** SHA-256 of a text, in hex. */
  readonly digest: (text: string) => string;
};

/**
 * Carries out the steps that are still to be done, one by one; a refused one, or
 * one whose record cannot be read, does not stop the others. False as soon as a record is not what the plan was made
 * from: then the plan is void. Safe to run again after a kill at any point.
 */
export async function runSteps(
  deps: StepDeps,
  id: DataRequestId,
  context: EraserContext,
): Promise<boolean> {
  for await (const step of deps.store.waitingSteps(id)) {
    context.signal.throwIfAborted();
    const end = await tryStep(deps, context, step);
    if (end === undefined) return false;
    await deps.store.endStep(id, end, deps.clock.now());
  }
  return true;
}

/** A record Shopify will not show or change is refused; that the whole shop is closed is not its matter. */
async function tryStep(
  deps: StepDeps,
  context: EraserContext,
  step: ErasureStep,
): Promise<StepEnd | undefined> {
  try {
    return await runStep(deps, context, step);
  } catch (error) {
    if (!(error instanceof SourceRefusedError) || error.code === "shop-not-installed") throw error;
    return { number: step.number, state: "refused", outcome: "source-refused" };
  }
}

/** Reads, writes and reads back; undefined when there is something else than the plan saw. */
async function runStep(
  { eraser, digest }: StepDeps,
  context: EraserContext,
  step: ErasureStep,
): Promise<StepEnd | undefined> {
  const { number, action } = step;
  const before = await eraser.read(context, step);
  if (before === undefined) return { number, state: "gone", outcome: null };
  if (isEmptyValues(action, before)) return { number, state: "done", outcome: null };
  if (seenDigest(before, digest) !== step.seen) return undefined;
  const outcome = await eraser.write(context, step);
  if (outcome.kind === "refused") return { number, state: "refused", outcome: outcome.code };
  const after = await eraser.read(context, step);
  const isEmpty = after === undefined || isEmptyValues(action, after);
  return isEmpty
    ? { number, state: "done", outcome: null }
    : { number, state: "refused", outcome: "not-read-back" };
}
