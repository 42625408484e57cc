import type { InstallationId } from "./ids.ts";

/** What Shopify says about its query-cost bucket; points and points per second. */
export type BudgetReading = {
  readonly available: number;
  readonly maximum: number;
  readonly restoreRate: number;
};

/** The cost bucket of an installation, shared by every process that calls for it. */
export type ApiBudget = {
  /**
   * Takes `points` out of the bucket when it holds them and answers 0; else takes
   * nothing and answers the milliseconds until it will.
   */
  readonly reserve: (installation: InstallationId, points: number) => Promise<number>;
  /** Sets the bucket to what Shopify last reported. */
  readonly observe: (installation: InstallationId, reading: BudgetReading) => Promise<void>;
};
