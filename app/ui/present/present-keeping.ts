import type { KeepingList, KeepingListItem } from "../../domain/erasure/keeping-views.ts";
import { toReference } from "../../domain/data-requests/views.ts";
import { legalGrounds } from "../../domain/keeping/grounds.ts";
import { isOver } from "../../domain/keeping/plan-keeping.ts";
import { countryName } from "../../domain/shared/country.ts";
import { toCalendarDate, toDate, toDayAfter, type Reader } from "./dates.ts";
import { showGroundOf } from "./ground-words.ts";
import type { Label } from "./request-words.ts";

/** One entry as it is shown: texts only. */
export type ShownKeeping = {
  readonly id: string;
  readonly order: { readonly id: string; readonly url: string } | null;
  readonly field: string;
  readonly ground: { readonly source: string; readonly url: string | null };
  readonly until: string;
  readonly status: Label;
  /** More than the status says: what happened, or what comes and when. */
  readonly note: string;
  /** Whether a permission on Home helps. */
  readonly isGrantable: boolean;
  readonly request: { readonly url: string; readonly reference: string } | null;
};

export type ShownKeepings = {
  readonly items: readonly ShownKeeping[];
  readonly openCount: number;
  readonly endedCount: number;
  readonly page: number;
  readonly pageCount: number;
};

/** Turns a page of entries into what is shown. */
export function presentKeepings(list: KeepingList, reader: Reader): ShownKeepings {
  return { ...list, items: list.items.map((item) => presentKeeping(item, reader)) };
}

const fieldWords: Readonly<Record<string, string>> = {
  "Order.poNumber": "Purchase order number",
  "Order.localizedFields": "Tax and identity numbers",
  "Order.billingAddress": "Billing address",
};

function presentKeeping(item: KeepingListItem, reader: Reader): ShownKeeping {
  const { id, orderId, field, ground, keptUntil, dataRequestId } = item;
  return {
    id,
    order: orderId === null ? null : { id: orderId, url: `shopify://admin/orders/${orderId}` },
    field: fieldWords[field] ?? field,
    ground: showGroundOf(ground),
    until: toCalendarDate(keptUntil),
    ...toStatus(item, reader),
    isGrantable: item.state === "keeping" && grantable.includes(item.because ?? ""),
    request:
      dataRequestId === null
        ? null
        : { url: `/app/requests/${dataRequestId}`, reference: toReference(dataRequestId) },
  };
}

type Status = Pick<ShownKeeping, "status" | "note">;

function toStatus(item: KeepingListItem, reader: Reader): Status {
  const on = item.closedAt === null ? "" : toDate(item.closedAt, reader);
  switch (item.state) {
    case "cleared":
      return { status: { text: "Cleared", tone: "success" }, note: `On ${on}, and read back.` };
    case "closed":
      return { status: { text: "Closed", tone: null }, note: closedWords(item.because, on) };
    case "keeping":
      return toOpenStatus(item, reader);
  }
}

function closedWords(because: string | null, on: string): string {
  if (because === "shopify-erases-sooner") {
    return "Shopify erases it sooner with the order. Keep your own accounting record of it; the request names the order until then.";
  }
  return because === "order-gone" ? `The order was gone on ${on}.` : `On ${on}.`;
}

const refusalWords: Readonly<Record<string, string>> = {
  "access-denied": "Shopify did not let Lagom write. Grant “Clear orders” on Home.",
  "out-of-reach": "Shopify does not show Lagom this order. Grant “All orders” on Home.",
};

const grantable = Object.keys(refusalWords);

/** Why erasures keep nothing in a shop with these books; null where a law is known. */
export function toKeepingHint(country: string | null): string | null {
  if (country === null) {
    return "No country is chosen whose bookkeeping law applies, so an erasure clears all of an order at once. Choose it in Settings if the law makes you keep any of it.";
  }
  if (legalGrounds.some((ground) => ground.country === country)) return null;
  return `Lagom knows no law of ${countryName(country)} that keeps any of an order, so an erasure clears it all at once.`;
}

function toOpenStatus({ because, keptUntil }: KeepingListItem, reader: Reader): Status {
  if (!isOver(keptUntil, reader.now, reader.timeZone)) {
    const note = `Lagom clears it on ${toDayAfter(keptUntil)}.`;
    return { status: { text: "Kept", tone: "info" }, note };
  }
  if (because === null) {
    return {
      status: { text: "To be cleared", tone: "attention" },
      note: "Lagom clears it within an hour.",
    };
  }
  return {
    status: { text: "Refused", tone: "critical" },
    note: refusalWords[because] ?? "Shopify refused the change. Lagom tries again every hour.",
  };
}
