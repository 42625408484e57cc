import type { LocalClock } from "../contract.ts";

/** A task set for a moment of local time. */
type Timer = { readonly atMs: number; readonly run: () => void };

/** The stand-in's time: it may run faster than real time and be moved on. */
export type MovableClock = LocalClock & {
  /** Moves local time on and starts everything that has become due. */
  readonly advance: (ms: number) => void;
  /** Runs a task at a moment of local time; returns how to call it off. */
  readonly runAt: (at: Date, run: () => void) => () => void;
  /** Calls off every task. */
  readonly stop: () => void;
};

/** Node's timers fire at once beyond 2^31 - 1 ms, so waits are cut. */
const longestWaitMs = 24 * 60 * 60 * 1000;

/**
 * Creates the clock.
 *
 * @param speed local milliseconds per real millisecond; 1 is real time
 */
export function createMovableClock(speed = 1): MovableClock {
  const startedAtMs = Date.now();
  let movedMs = 0;
  let wakeUp: NodeJS.Timeout | undefined;
  const timers = new Set<Timer>();
  const nowMs = (): number => startedAtMs + (Date.now() - startedAtMs) * speed + movedMs;

  const firstDue = (): Timer | undefined =>
    [...timers]
      .filter((timer) => timer.atMs <= nowMs())
      .toSorted((left, right) => left.atMs - right.atMs)[0];
  const runDue = (): void => {
    clearTimeout(wakeUp);
    // What runs may plan more that is due already: a long leap misses nothing.
    for (let timer = firstDue(); timer !== undefined; timer = firstDue()) {
      timers.delete(timer);
      timer.run();
    }
    waitForNext();
  };
  const waitForNext = (): void => {
    clearTimeout(wakeUp);
    if (timers.size === 0) return;
    const nextAtMs = Math.min(...[...timers].map((timer) => timer.atMs));
    const waitMs = Math.max(0, Math.ceil((nextAtMs - nowMs()) / speed));
    wakeUp = setTimeout(runDue, Math.min(waitMs, longestWaitMs));
    wakeUp.unref();
  };

  return {
    now: () => new Date(nowMs()),
    advance: (ms) => {
      movedMs += ms;
      runDue();
    },
    runAt: (at, run) => {
      const timer = { atMs: at.getTime(), run };
      timers.add(timer);
      waitForNext();
      return () => {
        timers.delete(timer);
      };
    },
    stop: () => {
      clearTimeout(wakeUp);
      timers.clear();
    },
  };
}
