import { describe, expect, it } from "vitest";
import type { ErasureLine } from "../../domain/erasure/types.ts";
import type { ErasurePlanView, ErasureView } from "../../domain/erasure/views.ts";
import { asDataRequestId, asOrderId } from "../../domain/shared/ids.ts";
import { presentErasure } from "./present-erasure.ts";

const reader = { timeZone: "Europe/Stockholm", now: new Date("2026-11-23T12:00:00Z") };

const line = (change: Partial<ErasureLine> = {}): ErasureLine => ({
  ...{ place: "orders", field: "Order.note", fate: "clear", because: null },
  ...{ until: null, subject: null, count: 3 },
  ...change,
});

const plan: ErasurePlanView = {
  ...{ digest: "ab12", round: 1, steps: 4, watched: 2 },
  lines: [line()],
};

const nothing: ErasureView = {
  ...{ accessBeside: [], plan: null, stepsEnded: 0, refused: [], ownPartAt: null },
  ...{ shopify: null, keptNow: 0, residue: null, copiesUnreadableBy: null },
  ordersToSecure: [],
};

const dueAt = new Date("2026-12-20T08:00:00Z");
const handedOverAt = new Date("2026-11-20T09:15:00Z");
const watched: ErasureView = {
  ...nothing,
  ...{ plan, stepsEnded: 4, ownPartAt: handedOverAt },
  shopify: {
    ...{ state: "watching", handedOverAt, readBackAt: null, remaining: 2 },
    lastCheckAt: new Date("2026-11-22T09:15:00Z"),
    nextCheckAt: new Date("2026-11-23T09:15:00Z"),
  },
};

type Status = Parameters<typeof presentErasure>[0]["status"];

function present(status: Status, view: ErasureView, attentionReason: string | null = null) {
  return presentErasure({ status, attentionReason, dueAt }, view, reader);
}

describe("presentErasure()", () => {
  it("says which request of the person it waits for, and why", () => {
    const id = asDataRequestId("01a20000-0000-7000-8000-0000deadbeef");
    const accessBeside = [{ id, status: "answered" as const, answeredAt: handedOverAt }];
    const shown = present("received", { ...nothing, accessBeside }, "waits-for-access");
    expect(shown.phase).toBe("waiting");
    expect(shown.waiting?.text).toContain("cannot be answered any more");
    expect(shown.waiting?.text).toContain("at the latest on 27 Nov 2026.");
    expect(shown.waiting?.requests).toEqual([
      {
        reference: "DEADBEEF",
        url: `/app/requests/${id}`,
        text: "answer ready since 20 Nov 2026, 10:15, not handed over yet",
      },
    ]);
  });

  it("searches before there is a plan, then counts the changes done", () => {
    expect(present("running", nothing)).toMatchObject({ phase: "searching", plan: null });
    const { own, shopify } = present("running", { ...nothing, plan, stepsEnded: 1 });
    expect(own).toMatchObject({ percent: 25, text: "1 of 4 changes in the store done." });
    expect(shopify).toMatchObject({ status: { text: "Comes after" }, mayLookAgain: false });
  });

  it("keeps the dates of its two steps apart", () => {
    const { own, shopify } = present("watching", watched);
    expect(own.text).toContain("Done 20 Nov 2026, 10:15.");
    expect(shopify).toEqual({
      status: { text: "Waiting for Shopify", tone: "info" },
      lines: [
        "Handed over 20 Nov 2026, 10:15.",
        "Last look 22 Nov 2026, 10:15: 2 records still readable.",
        "Next look 23 Nov 2026, 10:15.",
        "Shopify has until 20 Dec 2026; if anything is readable after that, you are told.",
      ],
      mayLookAgain: true,
    });
    const readBackAt = new Date("2026-11-24T06:00:00Z");
    const over = { ...watched.shopify, handedOverAt, state: "read-back" as const, readBackAt };
    const showEnd = (remaining: number) => {
      const shopify = { ...nothingLooked, ...over, remaining };
      return present("completed", { ...watched, shopify }).shopify;
    };
    expect(showEnd(0)?.lines).toContain("Read back as erased 24 Nov 2026, 07:00.");
    expect(showEnd(0)?.mayLookAgain).toBe(false);
    expect(showEnd(2)?.status).toEqual({ text: "Ended, not all read back", tone: "warning" });
    expect(showEnd(2)?.lines.join(" ")).toContain("2 records could not be read back");
  });

  it("says when Shopify could not be asked, and when it has nothing to erase", () => {
    const shopify = { ...nothingLooked, lastCheckAt: handedOverAt };
    const asked = present("watching", { ...watched, shopify });
    expect(asked.shopify?.lines[1]).toContain("could not be asked");
    const none = present("completed", { ...nothing, plan: { ...plan, watched: 0 } });
    expect(none.shopify?.status.text).toBe("Not needed");
  });

  it("says nothing of the store when it has no plan any more", () => {
    const { own, plan: shown } = present("completed", { ...nothing, ownPartAt: handedOverAt });
    expect(own.text).toBe("Done 20 Nov 2026, 10:15: everything Lagom held on the person is gone.");
    expect(shown).toBeNull();
  });

  it("says what Shopify refused and how often", () => {
    const refused = [{ code: "not-read-back", count: 2 }];
    const { own } = present("watching", { ...watched, refused });
    expect(own.status).toEqual({ text: "Done, partly refused", tone: "warning" });
    expect(own.text).toContain("2 of 4 changes in the store;");
    expect(own.refused).toEqual([
      "2 changes: Shopify accepted the change, but it was still there when read back.",
    ]);
  });

  it("warns of records that Shopify erases before the law allows", () => {
    const sooner = line({
      ...{ field: "Order.billingAddress", fate: "left-to-shopify" },
      ...{ because: "shopify-erases-sooner", subject: "se-bookkeeping", until: "2033-12-31" },
    });
    const { accounting } = present("watching", { ...watched, plan: { ...plan, lines: [sooner] } });
    expect(accounting?.text).toContain("The billing address of 3 orders must be kept by law");
    expect(accounting?.orders).toEqual([]);
    expect(present("watching", watched).accounting).toBeNull();
  });

  it("names the orders whose accounting record is to be secured, the first of many", () => {
    const sooner = line({ because: "shopify-erases-sooner", subject: "se-bookkeeping" });
    const ordersToSecure = Array.from({ length: 14 }, (_none, at) => asOrderId(String(5501 + at)));
    const view = { ...watched, ordersToSecure, plan: { ...plan, lines: [sooner] } };
    const { accounting } = present("watching", view);
    expect(accounting?.orders[0]).toEqual({ id: "5501", url: "shopify://admin/orders/5501" });
    expect(accounting?.orders).toHaveLength(12);
    expect(accounting?.more).toBe("and 2 more");
  });

  it("says how long Shopify has been late", () => {
    const shopify = { ...nothingLooked, state: "overdue" as const };
    expect(present("watching", { ...watched, shopify }).shopify?.lines).toContain(
      "Shopify’s 30 days ended 20 Dec 2026.",
    );
  });

  it("says what holds after the end, and nothing of it before", () => {
    const copiesUnreadableBy = new Date("2026-12-30T12:00:00Z");
    const residue = { searched: 14, found: 0 };
    const kept = line({ fate: "keep", because: "legal-ground", until: "2033-12-31" });
    const lines = [kept, line({ ...kept, until: "2031-12-31" })];
    const more = { plan: { ...plan, lines }, residue, copiesUnreadableBy };
    const view = { ...watched, ...more, keptNow: 2 };
    expect(present("running", view).facts).toEqual([]);
    expect(Object.fromEntries(present("watching", view).facts)).toEqual({
      "Looked for again in Lagom": "14 places searched, nothing found",
      "Kept by law": "2 fields of orders, the last until 31 Dec 2033",
      "Copies in backups and logs": "Unreadable by 30 Dec 2026, when the last key to them is gone",
    });
  });
});

const nothingLooked = {
  ...{ state: "watching" as const, handedOverAt, lastCheckAt: null, nextCheckAt: null },
  ...{ remaining: null, readBackAt: null },
};

describe("the plan of an erasure", () => {
  const presentLines = (lines: readonly ErasureLine[], status: Status = "running") =>
    present(status, { ...watched, plan: { ...plan, lines } }).plan;

  it("is grouped by fate, with the fields of a place in one row", () => {
    const shown = presentLines([
      line({ field: "Order.tags", fate: "left", because: "outside-rule", count: 1 }),
      line(),
      line({ field: "Order.poNumber", count: 1 }),
    ]);
    expect(shown?.fates.map(({ title, count }) => [title, count])).toEqual([
      ["To be emptied", "4"],
      ["Left as it is", "1"],
    ]);
    expect(shown?.fates[0]?.rows).toMatchObject([
      { place: "Orders", what: "Note (3), Purchase order number", count: "4", why: "" },
    ]);
  });

  it("is summed up in one line, in words of before and after", () => {
    const lines = [line(), line({ fate: "left", because: "outside-rule", count: 1 })];
    expect(presentLines(lines)?.summary).toBe("Planned: 3 emptied, 1 left as is.");
    expect(presentLines(lines, "watching")?.summary).toBe("3 emptied, 1 left as is.");
  });

  it("speaks of what was done once it is over", () => {
    expect(presentLines([line()], "watching")?.fates[0]?.title).toBe("Emptied");
  });

  it("says why a field stays and until when", () => {
    const why = (change: Partial<ErasureLine>) =>
      presentLines([line(change)])?.fates[0]?.rows[0]?.why;
    const ground = { subject: "se-bookkeeping", until: "2033-12-31" };
    expect(why({ fate: "keep", because: "legal-ground", ...ground })).toMatch(
      /^Because of Bokföringslagen .*, until 31 Dec 2033\.$/u,
    );
    const scope = { fate: "unreachable", because: "scope-not-granted" } as const;
    expect(why({ ...scope, subject: "write_orders" })).toBe(
      "Permission “Clear orders” is not granted on Home.",
    );
    expect(why({ ...scope, subject: "Customer.email" })).toContain("or protected");
    expect(why({ fate: "left", because: "namespace-not-chosen", subject: "loyalty" })).toContain(
      "“loyalty”",
    );
  });

  it("shows no number for what was not seen", () => {
    const unseen = line({ fate: "unreachable", because: "no-call", count: 0 });
    expect(presentLines([unseen])?.fates[0]?.rows[0]?.count).toBe("–");
  });
});
