import type { StoreRecord, StoreView } from "../parts.ts";
import type { RecordSource } from "../source.ts";

/** The order as the caller sees it: null when it is older than their scopes reach. */
export function visibleOrder(
  source: RecordSource,
  index: number,
  view: StoreView,
): StoreRecord | null {
  if (source.layout.orderCreatedAt(index) < view.earliestOrderMs) return null;
  return source.record("Order", index) ?? null;
}

/** The newest order of a customer that the caller may see. */
export function newestOrder(
  source: RecordSource,
  customer: number,
  view: StoreView,
): StoreRecord | null {
  let newest: number | undefined;
  for (const index of source.layout.ordersOfCustomer(customer)) {
    if (
      newest === undefined ||
      source.layout.orderCreatedAt(index) > source.layout.orderCreatedAt(newest)
    )
      newest = index;
  }
  return newest === undefined ? null : visibleOrder(source, newest, view);
}
