/** What waits for its turn. */
type Waiting<Item, Outcome> = {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
};

export type BatchRules<Item, Outcome> = {
  /** Works on several at once; answers one outcome each, in their order. */
  readonly run: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  /** Batches under way at the same time. */
  readonly lanes: number;
  readonly maxItems: number;
  /** Weights add up to `maxWeight` at most, but for a single heavy item. */
  readonly weigh: (item: Item) => number;
  readonly maxWeight: number;
};

/**
 * Shares round trips and commits between calls that come at the same time.
 * Nothing waits for company: a call that finds a free lane starts at once, and
 * what comes while all are busy goes together.
 */
export function createBatches<Item, Outcome>(
  rules: BatchRules<Item, Outcome>,
): (item: Item) => Promise<Outcome> {
  const queue: Waiting<Item, Outcome>[] = [];
  let free = rules.lanes;

  const take = (): Waiting<Item, Outcome>[] => {
    let weight = 0;
    let count = 0;
    for (const { item } of queue) {
      weight += rules.weigh(item);
      if (count > 0 && (count >= rules.maxItems || weight > rules.maxWeight)) break;
      count += 1;
    }
    return queue.splice(0, count);
  };

  const work = async (): Promise<void> => {
    free -= 1;
    for (let batch = take(); batch.length > 0; batch = take()) await runBatch(rules, batch);
    free += 1;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (free > 0) void work();
    });
}

async function runBatch<Item, Outcome>(
  rules: BatchRules<Item, Outcome>,
  batch: readonly Waiting<Item, Outcome>[],
): Promise<void> {
  try {
    const outcomes = await rules.run(batch.map(({ item }) => item));
    for (const [index, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) reject(new Error("a batch must answer each of its items"));
      else resolve(outcome);
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
