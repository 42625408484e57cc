import type { OrderParts } from "./plans.ts";
import { mix, oneIn } from "./prng.ts";

/** Everything an order can have. */
export const ALL_PARTS: OrderParts = {
  note: true,
  attributes: true,
  lineAttributes: true,
  refund: true,
  returned: true,
  fulfilled: true,
  journey: true,
  staff: true,
  comment: true,
  purchaseOrder: true,
  localized: true,
  metafield: true,
  tags: true,
  lines: 2,
};

/** The parts of an ordinary order, by the dice. */
export function rollParts(seed: number, index: number): OrderParts {
  const has = (n: number, salt: number): boolean => oneIn(n, mix(seed, index, 100 + salt));
  return {
    note: has(3, 1),
    attributes: has(3, 2),
    lineAttributes: has(4, 3),
    refund: has(8, 4),
    returned: has(10, 5),
    fulfilled: !has(3, 6),
    journey: has(2, 7),
    staff: has(10, 8),
    comment: has(10, 9),
    purchaseOrder: has(10, 10),
    localized: has(12, 11),
    metafield: has(4, 12),
    tags: has(3, 13),
    lines: 1 + (mix(seed, index, 114) % 3),
  };
}

const DAY_MS = 86_400_000;
const OLDEST_DAYS = 5 * 365;

/** Age of order `position` of `count`, oldest first: one in seven lies 70 days to five years back, the rest within 58 days. */
export function ageOf(position: number, count: number, dice: number): number {
  const share = (position + (dice % 1000) / 1001) / count;
  const old = 1 / 7;
  const days =
    share < old && count > 1
      ? OLDEST_DAYS - (share / old) * (OLDEST_DAYS - 70)
      : 58 - ((share - (count > 1 ? old : 0)) / (count > 1 ? 1 - old : 1)) * 57.9;
  return Math.round(days * DAY_MS);
}
