import type { DataRequestStatus } from "../data-requests/types.ts";
import type { DataRequestId, InstallationId, OrderId } from "../shared/ids.ts";
import type { ErasureLine } from "./types.ts";

/** An access request of the same person that is not handed over yet. */
export type AccessBesideView = {
  readonly id: DataRequestId;
  readonly status: DataRequestStatus;
  /** When the answer was ready; null while there is none. */
  readonly answeredAt: Date | null;
};

/** A plan as it is shown: sums by field, no record. */
export type ErasurePlanView = {
  readonly digest: string;
  /** 1, and one more each time the data had changed under the plan. */
  readonly round: number;
  readonly lines: readonly ErasureLine[];
  readonly steps: number;
  /** Records left to Shopify's own erasure. */
  readonly watched: number;
};

/** The second step: what Shopify erases itself. */
export type ShopifyErasureView = {
  readonly state: "watching" | "overdue" | "read-back";
  readonly handedOverAt: Date;
  readonly lastCheckAt: Date | null;
  readonly nextCheckAt: Date | null;
  /** Records still readable at the last look; null before the first. */
  readonly remaining: number | null;
  readonly readBackAt: Date | null;
};

/** How many times Shopify refused a write, by code. */
export type RefusalCount = { readonly code: string; readonly count: number };

/** An erasure beside the request it answers. */
export type ErasureView = {
  readonly accessBeside: readonly AccessBesideView[];
  readonly plan: ErasurePlanView | null;
  /** Steps that have ended, while it runs; all of them afterwards. */
  readonly stepsEnded: number;
  readonly refused: readonly RefusalCount[];
  /** When Lagom's own part ended. */
  readonly ownPartAt: Date | null;
  readonly shopify: ShopifyErasureView | null;
  /**
   * Orders Shopify has not erased yet, where a law asks to keep what it will erase: their
   * accounting records are still to be secured. Empty where no law does.
   */
  readonly ordersToSecure: readonly OrderId[];
  /** Order fields that are kept by law now. */
  readonly keptNow: number;
  /** What was looked for again in Lagom's own database after the end. */
  readonly residue: { readonly searched: number; readonly found: number } | null;
  /** When no copy of what was erased can be opened any more; null: no date is set. */
  readonly copiesUnreadableBy: Date | null;
};

export type ErasureViews = {
  /** Undefined for anything but an erasure of this shop. */
  readonly get: (
    installationId: InstallationId,
    id: DataRequestId,
  ) => Promise<ErasureView | undefined>;
  /** Open erasures of the shop, for Home. */
  readonly count: (installationId: InstallationId) => Promise<ErasureCounts>;
};

export type ErasureCounts = {
  readonly waitingForAccess: number;
  readonly waitingForShopify: number;
  readonly overdue: number;
};
