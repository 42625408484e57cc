import { describe, expect, it } from "vitest";

import type { CollectSubject } from "../../domain/data-requests/ports.ts";
import { giftCardsPlace } from "./collect-gift-cards.server.ts";

const subject: CollectSubject = {
  customerIds: ["2"],
  mergedCustomerIds: [],
  emails: [],
  orderIds: [],
  includedRefs: [],
  leftOutRefs: [],
  possibleEmails: [],
};

function tidied(type: string, node: Record<string, unknown>, filter: string) {
  const data = structuredClone(node);
  const leftOut = giftCardsPlace.tidy?.(data, { type, subject, filter });
  return { data, leftOut };
}

describe("a gift card whose owner Shopify does not show", () => {
  const order = { id: "gid://shopify/Order/1" };
  const card = { customer: null, order, note: "n", recipientAttributes: null };
  const paid = { note: "n", giftCard: { customer: null } };

  it("gives the recipient nothing of the owner's", () => {
    const got = tidied("GiftCard", card, "recipient_id:2");
    expect(got.data).toMatchObject({ customer: null, order: null, note: null });
    expect(got.leftOut).toEqual(["GiftCard.customer"]);
    expect(tidied("GiftCardTransaction", paid, "recipient_id:2")).toEqual({
      data: { note: null },
      leftOut: ["GiftCardTransaction.note"],
    });
  });

  it("is the person's where it was searched for by its owner", () => {
    expect(tidied("GiftCard", card, "customer_id:2").data).toEqual(card);
    expect(tidied("GiftCardTransaction", paid, "customer_id:2").data).toEqual({ note: "n" });
  });

  it("says nothing is left out where nothing was", () => {
    const bare = { customer: null, order: null, note: null };
    expect(tidied("GiftCard", bare, "recipient_id:2").leftOut).toEqual([]);
  });
});
