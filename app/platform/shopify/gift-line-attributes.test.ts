import { describe, expect, it } from "vitest";

import type { CollectSubject } from "../../domain/data-requests/ports.ts";
import { abandonedCheckoutsPlace } from "./collect-abandoned-checkouts.server.ts";
import { draftOrdersPlace } from "./collect-draft-orders.server.ts";
import { ordersPlace } from "./collect-orders.server.ts";

const subject: CollectSubject = {
  customerIds: ["1"],
  mergedCustomerIds: [],
  emails: ["buyer@example.test"],
  orderIds: [],
  includedRefs: [],
  leftOutRefs: [],
  possibleEmails: [],
};
const given = [
  { key: "Recipient email", value: "other@example.test" },
  { key: "__Recipient name", value: "Other" },
  { key: "Message", value: "Hej" },
  { key: "Send on", value: "2026-12-24" },
];
const engraving = { key: "Engraving", value: "B" };

describe("a gift card's line", () => {
  it.each([
    ["LineItem", ordersPlace],
    ["DraftOrderLineItem", draftOrdersPlace],
  ])("keeps the recipient's data out of the buyer's %s", (type, { tidy }) => {
    const data = { isGiftCard: true, customAttributes: [...given, engraving] };
    expect(tidy?.(data, { type, subject })).toEqual([`${type}.customAttributes`]);
    expect(data.customAttributes).toEqual([engraving]);
  });

  it("is known by Shopify's mark where the line does not say it is one", () => {
    const mark = { key: "__shopify_send_gift_card_to_recipient", value: "on" };
    const data = { customAttributes: [...given, mark] };
    const about = { type: "AbandonedCheckoutLineItem", subject };
    expect(abandonedCheckoutsPlace.tidy?.(data, about)).toHaveLength(1);
    expect(data.customAttributes).toEqual([mark]);
  });

  it("keeps everything where the person is the recipient", () => {
    const own = [{ key: "Recipient email", value: "Buyer@Example.test" }, ...given.slice(1)];
    const data = { isGiftCard: true, customAttributes: own };
    expect(ordersPlace.tidy?.(data, { type: "LineItem", subject })).toEqual([]);
    expect(data.customAttributes).toEqual(own);
  });

  it("is told from another line, whose message is the buyer's", () => {
    const data = { isGiftCard: false, customAttributes: given };
    expect(ordersPlace.tidy?.(data, { type: "LineItem", subject })).toEqual([]);
    expect(data.customAttributes).toEqual(given);
  });
});
