import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../shared/json.ts";
import type { CollectedRecord, RecordKind } from "../types.ts";
import { startNotes } from "./note-disclosures.ts";

function record(kind: RecordKind, data: JsonObject, order = "1"): CollectedRecord {
  const id = `gid://shopify/Order/${order}`;
  return {
    ...{ place: "orders", kind, reason: "customer-id", data },
    id: kind === "order" ? id : `${id}/${kind}`,
    parentId: kind === "order" ? null : id,
  };
}

function note(...records: readonly CollectedRecord[]) {
  const notes = startNotes();
  for (const one of records) notes.note(one);
  return { seen: notes.seen(), recorded: notes.recorded() };
}

const at = { processedAt: "2026-09-14T10:00:00Z" };

describe("startNotes()", () => {
  it("sees who handled the payment, carried the parcel and brought the order, once each", () => {
    const { seen } = note(
      record("order", {
        ...at,
        ...{ paymentGatewayNames: ["shopify_payments"], attribution: { displayName: "TikTok" } },
      }),
      record("transaction", {
        ...at,
        gateway: "shopify_payments",
        formattedGateway: "Shopify Payments",
      }),
      record("fulfilment", {
        createdAt: "2026-09-16T08:00:00Z",
        trackingInfo: [{ company: "Bring" }],
      }),
    );
    const times = 1;
    expect(seen).toEqual([
      {
        name: "Shopify Payments",
        role: "payment",
        firstOn: "2026-09-14",
        lastOn: "2026-09-14",
        times,
      },
      { name: "TikTok", role: "channel", firstOn: "2026-09-14", lastOn: "2026-09-14", times },
      { name: "Bring", role: "carrier", firstOn: "2026-09-16", lastOn: "2026-09-16", times },
    ]);
  });

  it("counts orders, not records, from the first day to the last", () => {
    const klarna = { paymentGatewayNames: ["klarna"] };
    const { seen } = note(
      record("order", { ...klarna, processedAt: "2026-09-14T10:00:00Z" }, "2"),
      record("transaction", { gateway: "klarna", processedAt: "2026-09-15T10:00:00Z" }, "2"),
      record("order", { ...klarna, processedAt: "2025-03-01T10:00:00Z" }, "1"),
    );
    expect(seen).toEqual([
      { name: "klarna", role: "payment", firstOn: "2025-03-01", lastOn: "2026-09-15", times: 2 },
    ]);
  });

  it.each(["manual", "cash", "Cash on Delivery (COD)", "bank_deposit", "gift_card", "bogus"])(
    "takes paying by %s for nobody's business",
    (gateway) => {
      const order = record("order", { ...at, paymentGatewayNames: [gateway] });
      const payment = record("transaction", { ...at, gateway, formattedGateway: "Something" });
      expect(note(order, payment).seen).toEqual([]);
    },
  );

  it.each(["web", "pos", "shopify_draft_order", "580111"])(
    "takes the store's own channel %s for nobody else",
    (sourceName) => {
      expect(note(record("order", { ...at, sourceName, attribution: null })).seen).toEqual([]);
    },
  );

  it("says nothing of orders that name nobody, nor of values that are no names", () => {
    const odd = { paymentGatewayNames: [null, 7, ""], attribution: "x", trackingInfo: {} };
    const { seen, recorded } = note(
      record("order", odd),
      record("fulfilment", { trackingInfo: [{ company: null }, "x"] }),
    );
    expect([seen, recorded]).toEqual([[], []]);
  });

  it("records only what the ledger has, counted by recipient", () => {
    const row = { recipient: "MAIL_SERVER", purpose: "NEWSLETTER", means: "MAIL" };
    const { recorded } = note(
      record("lagom-transmission", { ...row, at: "2026-10-09T09:00:00Z", categories: ["CONTACT"] }),
      record("lagom-transmission", {
        ...{ ...row, purpose: "PRIVACY_REQUESTS", at: "2026-10-02T09:00:00Z" },
        categories: ["CONTACT", "MARKETING_CHOICES", "NO_SUCH"],
      }),
      record("lagom-transmission", { at: "2026-10-02T09:00:00Z" }),
    );
    expect(recorded).toEqual([
      {
        recipient: "mail-server",
        purposes: ["newsletter", "privacy-requests"],
        categories: ["contact", "marketing-choices"],
        means: ["mail"],
        ...{ firstOn: "2026-10-02", lastOn: "2026-10-09", times: 2 },
      },
    ]);
  });
});
