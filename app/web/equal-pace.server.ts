import { setTimeout as sleep } from "node:timers/promises";

/** How many of the latest are remembered. */
const remembered = 64;
const firstGuessMs = 8;

/**
 * Lets an answer for which there was nothing to do take as long as one for which there was: as long as
 * one of the latest of those, drawn at random. Whoever measures learns nothing.
 */
export function createEqualPace(deps: {
  readonly nowMs: () => number;
  readonly random: () => number;
}) {
  const latest: number[] = [];
  return async <Value>(
    work: () => Promise<Value>,
    isReal: (value: Value) => boolean,
  ): Promise<Value> => {
    const began = deps.nowMs();
    const value = await work();
    const took = deps.nowMs() - began;
    if (isReal(value)) {
      latest.push(took);
      if (latest.length > remembered) latest.shift();
      return value;
    }
    const pattern = latest[Math.floor(deps.random() * latest.length)] ?? firstGuessMs;
    if (pattern > took) await sleep(pattern - took);
    return value;
  };
}
