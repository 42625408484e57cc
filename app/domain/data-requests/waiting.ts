import type { DataRequestId } from "../shared/ids.ts";

/**
 * Why a request waits until the merchant opens Lagom in the shop:
 *
 * - `shop-not-installed`: the app was uninstalled, or never installed;
 * - `access-lost`: it is installed, but Shopify refuses its token.
 */
export const waitingReasons = ["shop-not-installed", "access-lost"] as const;

export type WaitingReason = (typeof waitingReasons)[number];

/** A request that is laid aside instead of being answered without the shop's data. */
export type ParkedRequest = {
  readonly id: DataRequestId;
  readonly reason: WaitingReason;
  readonly at: Date;
  /** Whether the merchant is mailed: they may still believe that all is well. */
  readonly tellMerchant: boolean;
};

export type RequestParking = {
  /** Status, timeline and mail commit together. Leaves alone what is not being worked on. */
  readonly park: (request: ParkedRequest) => Promise<void>;
};
