import { describe, expect, it } from "vitest";
import { median, rankTest } from "./rank-test.ts";

const upTo = (count: number, shift = 0) => Array.from({ length: count }, (_, at) => at + shift);

describe("rankTest()", () => {
  it("finds nothing in samples of one distribution, ties among them", () => {
    expect(rankTest(upTo(200), upTo(200))).toBeCloseTo(1, 6);
    expect(rankTest([1, 1, 1], [1, 1, 1])).toBe(1);
  });

  it("knows the figures of a textbook's normal approximation", () => {
    // U = 1 of 25, mean 12.5, deviation 4.787: z = 2.402.
    expect(rankTest([1, 2, 3, 4, 6], [5, 7, 8, 9, 10])).toBeCloseTo(0.0163, 3);
  });

  it("finds a shift of a tenth in large samples, whichever comes first", () => {
    const [early, late] = [upTo(400), upTo(400, 40)];
    expect(rankTest(early, late)).toBeLessThan(0.01);
    expect(rankTest(late, early)).toBeLessThan(0.01);
  });
});

describe("median()", () => {
  it("is the middle, or between the two middles", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});
