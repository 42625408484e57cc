import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createBatches } from "./batches.server.ts";

function recording(rules: { lanes?: number; maxItems?: number; maxWeight?: number } = {}) {
  const batches: number[][] = [];
  const add = createBatches<number, number>({
    lanes: 1,
    maxItems: 10,
    maxWeight: 1_000,
    weigh: (item) => item,
    ...rules,
    run: async (items) => {
      batches.push([...items]);
      await sleep(5);
      return items.map((item) => item * 2);
    },
  });
  return { batches, add };
}

describe("createBatches()", () => {
  it("starts a lone item at once and answers it", async () => {
    const { batches, add } = recording();
    expect(await add(3)).toBe(6);
    expect(batches).toEqual([[3]]);
  });

  it("puts together what comes while it is busy", async () => {
    const { batches, add } = recording();
    expect(await Promise.all([1, 2, 3, 4].map(add))).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it("keeps to the number and the weight of a batch, heavy items alone", async () => {
    const { batches, add } = recording({ maxItems: 2, maxWeight: 100 });
    await Promise.all([1, 2, 3, 4, 99, 500, 1].map(add));
    expect(batches).toEqual([[1], [2, 3], [4], [99], [500], [1]]);
  });

  it("uses its lanes side by side", async () => {
    const { batches, add } = recording({ lanes: 2 });
    await Promise.all([1, 2, 3].map(add));
    expect(batches).toEqual([[1], [2], [3]]);
  });

  it("hands an error to everybody in the batch and goes on", async () => {
    let calls = 0;
    const add = createBatches<number, number>({
      ...{ lanes: 1, maxItems: 10, maxWeight: 10, weigh: () => 1 },
      run: async (items) => {
        calls += 1;
        if (calls === 1) throw new Error("broken");
        return items;
      },
    });
    await expect(add(1)).rejects.toThrow("broken");
    expect(await add(2)).toBe(2);
  });
});
