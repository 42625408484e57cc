import type { DataRequestId, OrderId } from "../shared/ids.ts";

export const keepingFilters = ["open", "ended"] as const;
export type KeepingFilter = (typeof keepingFilters)[number];

export type KeepingQuery = {
  readonly filter: KeepingFilter;
  /** From 1. */
  readonly page: number;
};

/** A field of an order that stays by law, or stayed. */
export type KeepingListItem = {
  readonly id: string;
  /** Null once the entry has ended. */
  readonly orderId: OrderId | null;
  readonly field: string;
  /** Id of the legal ground. */
  readonly ground: string;
  /** Last day, a calendar date in the shop's zone. */
  readonly keptUntil: string;
  readonly state: "keeping" | "cleared" | "closed";
  /** Why it was closed, or what Shopify refused last while it is open; a code. */
  readonly because: string | null;
  readonly closedAt: Date | null;
  readonly dataRequestId: DataRequestId | null;
};

export type KeepingList = {
  readonly items: readonly KeepingListItem[];
  readonly openCount: number;
  readonly endedCount: number;
  readonly page: number;
  readonly pageCount: number;
};
