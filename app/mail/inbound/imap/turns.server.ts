/** Runs some work when its turn comes. */
export type Turns = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Lets so much work run at a time; what comes beyond waits, the first to come first. */
export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free -= 1;
    else {
      await new Promise<void>((next) => {
        waiting.push(next);
      });
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
