/** How Shopify limits calls: a bucket of points per app and shop that refills with time. */
export type CostLimits = {
  /** Points a full bucket holds. */
  readonly maximumAvailable: number;
  /** Points restored per second of real time. */
  readonly restoreRate: number;
  /** Most points one query may ask for. */
  readonly maxPerQuery: number;
};

export const SHOPIFY_LIMITS: CostLimits = {
  maximumAvailable: 2000,
  restoreRate: 100,
  maxPerQuery: 1000,
};

export type ThrottleStatus = {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
};

export type CostBucket = {
  /** Takes the points out, or says no and takes nothing. */
  readonly reserve: (points: number) => boolean;
  readonly refund: (points: number) => void;
  readonly status: () => ThrottleStatus;
};

/** A leaky bucket on a monotonic clock in milliseconds. */
export function createCostBucket(limits: CostLimits, nowMs: () => number): CostBucket {
  let available = limits.maximumAvailable;
  let at = nowMs();
  const refill = (): void => {
    const now = nowMs();
    available = Math.min(
      limits.maximumAvailable,
      available + ((now - at) / 1000) * limits.restoreRate,
    );
    at = now;
  };
  return {
    reserve: (points) => {
      refill();
      if (points > available) return false;
      available -= points;
      return true;
    },
    refund: (points) => {
      available = Math.min(limits.maximumAvailable, available + points);
    },
    status: () => {
      refill();
      return {
        maximumAvailable: limits.maximumAvailable,
        currentlyAvailable: Math.floor(available),
        restoreRate: limits.restoreRate,
      };
    },
  };
}
