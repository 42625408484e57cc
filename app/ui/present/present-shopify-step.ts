import type { ErasureView, ShopifyErasureView } from "../../domain/erasure/views.ts";
import { overdueFrom } from "../../domain/erasure/watch.ts";
import { counted, toDate, toDateTime, type Reader } from "./dates.ts";
import type { Label } from "./request-words.ts";

/** The second step of an erasure: what Shopify does itself. */
export type ShownShopifyStep = {
  readonly status: Label;
  readonly lines: readonly string[];
  readonly mayLookAgain: boolean;
};

const statuses: Readonly<Record<ShopifyErasureView["state"], Label>> = {
  watching: { text: "Waiting for Shopify", tone: "info" },
  overdue: { text: "Overdue", tone: "warning" },
  "read-back": { text: "Read back as erased", tone: "success" },
};

/** Null while it is not known whether Shopify has anything to erase. */
export function presentShopifyStep(
  { shopify, plan, ownPartAt }: ErasureView,
  reader: Reader,
): ShownShopifyStep | null {
  if (shopify !== null) return presentWatch(shopify, reader);
  if (plan === null) return null;
  if (plan.watched === 0) {
    const lines = ["Shopify has nothing of its own to erase."];
    return { status: { text: "Not needed", tone: null }, lines, mayLookAgain: false };
  }
  if (ownPartAt !== null) return null;
  const records = counted(plan.watched, "record");
  const lines = [`Names, addresses and contact details in ${records} are handed over afterwards.`];
  return { status: { text: "Comes after", tone: null }, lines, mayLookAgain: false };
}

function presentWatch(shopify: ShopifyErasureView, reader: Reader): ShownShopifyStep {
  const at = (moment: Date) => toDateTime(moment, reader);
  const { state, handedOverAt, readBackAt } = shopify;
  const handedOver = `Handed over ${at(handedOverAt)}.`;
  const isOpen = state !== "read-back";
  return {
    status: isUnread(shopify) ? ended : statuses[state],
    lines:
      readBackAt === null
        ? [
            handedOver,
            toLastLook(shopify, at),
            ...toNextLook(shopify, at),
            toLimit(shopify, reader),
          ]
        : [handedOver, ...toEnd(shopify, at(readBackAt))],
    mayLookAgain: isOpen,
  };
}

const ended: Label = { text: "Ended, not all read back", tone: "warning" };

function isUnread({ state, remaining }: ShopifyErasureView): boolean {
  return state === "read-back" && remaining !== null && remaining > 0;
}

function toEnd(shopify: ShopifyErasureView, at: string): readonly string[] {
  if (!isUnread(shopify)) return [`Read back as erased ${at}.`];
  const records = counted(shopify.remaining ?? 0, "record");
  return [`Last look ${at}: ${records} could not be read back, because the app may not read them.`];
}

type Say = (moment: Date) => string;

function toLastLook({ lastCheckAt, remaining }: ShopifyErasureView, at: Say): string {
  if (lastCheckAt === null) return "Lagom has not looked yet.";
  if (remaining === null) {
    return `Last look ${at(lastCheckAt)}: Shopify could not be asked.`;
  }
  return `Last look ${at(lastCheckAt)}: ${counted(remaining, "record")} still readable.`;
}

/** What comes after: an end by Shopify, or a look by the merchant. */
function toLimit({ state, handedOverAt }: ShopifyErasureView, reader: Reader): string {
  const limit = toDate(overdueFrom(handedOverAt), reader);
  return state === "overdue"
    ? `Shopify’s 30 days ended ${limit}.`
    : `Shopify has until ${limit}; if anything is readable after that, you are told.`;
}

function toNextLook({ nextCheckAt }: ShopifyErasureView, at: Say): readonly string[] {
  return nextCheckAt === null ? [] : [`Next look ${at(nextCheckAt)}.`];
}
