import { describe, expect, it } from "vitest";
import type { KeepingListItem } from "../../domain/erasure/keeping-views.ts";
import { asDataRequestId, asOrderId } from "../../domain/shared/ids.ts";
import { presentKeepings, toKeepingHint } from "./present-keeping.ts";

const reader = { timeZone: "Europe/Stockholm", now: new Date("2033-12-31T22:30:00Z") };
const entry: KeepingListItem = {
  id: "01a20000-0000-7000-8000-000000000001",
  orderId: asOrderId("5501"),
  field: "Order.poNumber",
  ground: "se-bookkeeping",
  keptUntil: "2033-12-31",
  state: "keeping",
  because: null,
  closedAt: null,
  dataRequestId: asDataRequestId("01a20000-0000-7000-8000-0000deadbeef"),
};

function present(change: Partial<KeepingListItem> = {}, now = reader.now) {
  const list = { items: [{ ...entry, ...change }], openCount: 1, endedCount: 0 };
  return presentKeepings({ ...list, page: 1, pageCount: 1 }, { ...reader, now }).items[0];
}

describe("presentKeepings()", () => {
  it("says what is kept, by which law and until when", () => {
    expect(present()).toEqual({
      id: entry.id,
      order: { id: "5501", url: "shopify://admin/orders/5501" },
      field: "Purchase order number",
      ground: {
        source: "Bokföringslagen (1999:1078), chapter 7, section 2",
        url: expect.stringContaining("riksdagen.se") as string,
      },
      until: "31 Dec 2033",
      status: { text: "Kept", tone: "info" },
      note: "Lagom clears it on 1 Jan 2034.",
      isGrantable: false,
      request: { url: `/app/requests/${entry.dataRequestId}`, reference: "DEADBEEF" },
    });
  });

  it("tells from the day after on that it is to be cleared, in the shop's zone", () => {
    expect(present({}, new Date("2033-12-31T23:00:00Z"))?.status.text).toBe("To be cleared");
  });

  it("tells what Shopify refused and what helps", () => {
    const late = new Date("2034-01-02T12:00:00Z");
    const status = { text: "Refused", tone: "critical" };
    expect(present({ because: "access-denied" }, late)).toMatchObject({ status });
    const unseen = present({ because: "out-of-reach" }, late);
    expect(unseen).toMatchObject({ isGrantable: true });
    expect(unseen?.note).toContain("All orders");
    const refused = present({ because: "user-error" }, late);
    expect(refused).toMatchObject({ isGrantable: false });
    expect(refused?.note).toContain("tries again");
  });

  it("says how an entry ended", () => {
    const closedAt = new Date("2034-01-01T00:07:00Z");
    expect(present({ state: "cleared", closedAt, orderId: null })).toMatchObject({
      order: null,
      status: { text: "Cleared" },
      note: "On 1 Jan 2034, and read back.",
    });
    const sooner = { state: "closed", closedAt, because: "shopify-erases-sooner" } as const;
    expect(present(sooner)?.note).toContain("Keep your own accounting record");
    expect(present({ ...sooner, because: "order-gone" })?.note).toContain("was gone");
  });

  it("says a ground that is not in the list any more by its id", () => {
    expect(present({ ground: "xx-old" })?.ground).toEqual({ source: "xx-old", url: null });
  });
});

describe("toKeepingHint()", () => {
  it("tells why erasures keep nothing, and nothing where a law is known", () => {
    expect(toKeepingHint("SE")).toBeNull();
    expect(toKeepingHint(null)).toContain("No country is chosen");
    expect(toKeepingHint("AQ")).toContain("no law of Antarctica");
  });
});
