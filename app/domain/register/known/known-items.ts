import { advertisingItems } from "./items-advertising.ts";
import { newsletterItems } from "./items-newsletter.ts";
import { operationItems } from "./items-operation.ts";
import { serviceItems } from "./items-service.ts";
import { shopifyItems } from "./items-shopify.ts";
import { statisticsItems } from "./items-statistics.ts";
import { type KnownStoredItem, toKnownItems } from "./known-item.ts";

/** The ready table of cookies and similar storage. */
export const knownStoredItems: readonly KnownStoredItem[] = [
  ...shopifyItems,
  ...statisticsItems,
  ...advertisingItems,
  ...newsletterItems,
  ...serviceItems,
  ...operationItems,
].flatMap(toKnownItems);

/** What a recipient of the ready table keeps on devices. */
export function listItemsOf(recipientId: string): readonly KnownStoredItem[] {
  return knownStoredItems.filter(({ setBy }) => setBy === recipientId);
}
