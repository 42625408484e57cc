import type { MissingCode, PlaceId } from "../../domain/data-map/types.ts";
import type { PlaceProgress, PlaceRunStatus } from "../../domain/data-requests/types.ts";
import type { Label } from "./request-words.ts";

/** A place of the data map as the merchant knows it. */
export const placeWords: Readonly<Record<PlaceId, string>> = {
  customer: "Customer record",
  orders: "Orders",
  "draft-orders": "Draft orders",
  "abandoned-checkouts": "Abandoned checkouts",
  "gift-cards": "Gift cards",
  "store-credit": "Store credit",
  "company-contacts": "Company contacts",
  "subscription-contracts": "Subscriptions",
  "payment-methods": "Saved payment methods",
  "blog-comments": "Blog comments",
  "merged-customers": "Merged customers",
  lagom: "Lagom itself",
};

const statusWords: Readonly<Record<PlaceRunStatus, Label>> = {
  waiting: { text: "Waiting", tone: null },
  running: { text: "Searching", tone: "info" },
  searched: { text: "Searched", tone: "success" },
  unreachable: { text: "Not reachable", tone: "warning" },
  failed: { text: "Failed", tone: "critical" },
};

const unreachableWords: Partial<Record<MissingCode, string>> = {
  "scope-not-granted": "Permission missing",
  "source-failed": "Shopify did not answer",
  "shop-not-installed": "Not installed",
  "no-api": "Not open to apps",
};

/** How the search of a place stands; for one that could not be reached, why. */
export function toPlaceLabel({ status, missing }: PlaceProgress): Label {
  if (status !== "unreachable") return statusWords[status];
  const text = missing.map(({ code }) => unreachableWords[code]).find((one) => one !== undefined);
  return { text: text ?? statusWords.unreachable.text, tone: "warning" };
}
