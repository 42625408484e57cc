/** Shopify tries 8 more times after the first attempt. */
export const retriesAllowed = 8;

const retryWindowMs = 4 * 60 * 60 * 1000;

/**
 * Waits before each retry, in ms of local time. Shopify states 8 retries over
 * 4 hours with exponentially growing waits; each wait here is twice the one
 * before, and together they fill the 4 hours.
 */
export const retryWaitsMs: readonly number[] = Array.from({ length: retriesAllowed }, (_, index) =>
  Math.round((retryWindowMs / (2 ** retriesAllowed - 1)) * 2 ** index),
);
