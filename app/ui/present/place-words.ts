import type { MissingCode, MissingItem, PlaceId } from "../../domain/data-map/types.ts";
import type { PlaceRunStatus } from "../../domain/data-requests/types.ts";
import { counted } from "./dates.ts";
import type { Label } from "./request-words.ts";
import { scopeWords } from "./scope-words.ts";

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

export const placeStatusWords: Readonly<Record<PlaceRunStatus, Label>> = {
  waiting: { text: "Waiting", tone: null },
  running: { text: "Searching", tone: "info" },
  searched: { text: "Searched", tone: "success" },
  unreachable: { text: "Not reachable", tone: "warning" },
  failed: { text: "Failed", tone: "critical" },
};

type Say = (item: MissingItem) => string;

const of = (item: MissingItem) =>
  item.count === undefined ? "" : ` (${counted(item.count, "time")})`;

const missingWords: Readonly<Record<MissingCode, Say>> = {
  "scope-not-granted": (item) => {
    const scope = item.subject === undefined ? undefined : scopeWords[item.subject];
    return scope === undefined
      ? "Not searched: your shop has not granted Lagom the permission it needs."
      : `Not searched: permission for “${scope.title}” is not granted. You can grant it on Home.`;
  },
  "protected-field-withheld": (item) =>
    `Shopify withholds ${item.subject ?? "a protected field"}${of(item)}: Lagom is not approved for it.`,
  "orders-older-than-60-days": () =>
    "Orders older than 60 days were not searched: permission for “All orders” is not granted.",
  "merges-before-installation": () =>
    "Customer records merged before Lagom was installed cannot be found by an app.",
  "no-api": (item) =>
    `Shopify lets no app read ${item.subject ?? "this"}. Look it up in the admin if you need it.`,
  "others-data-left-out": (item) =>
    `${item.subject ?? "Some fields"}${of(item)} left out: they are about somebody else.`,
  "possible-match-undecided": (item) =>
    `${counted(item.count ?? 1, "possible match", "possible matches")} not included: nobody has decided yet.`,
  "possible-match-left-out": (item) =>
    `${counted(item.count ?? 1, "possible match", "possible matches")} left out by your decision.`,
  "source-failed": () => "Could not be searched: Shopify did not answer.",
  "record-gone": () => "A record was deleted in Shopify while it was searched.",
  "shop-not-installed": () => "Not searched: Lagom was not installed in the shop.",
};

/** One entry of the missing list in plain words. */
export function toMissingText(item: MissingItem): string {
  return missingWords[item.code](item);
}
