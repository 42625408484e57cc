import { describe, expect, it } from "vitest";
import type { GeneratedStore, StoreOptions, Taker, TokenLeft } from "../contract.ts";
import { describeStore } from "./generated-store.ts";
import { createLiveStore, type LiveStore } from "./live-store.ts";

const START_MS = Date.parse("2026-11-23T10:00:00Z");
const SMALL: StoreOptions = {
  shop: "demo.myshopify.com",
  seed: 11,
  customers: 40,
  orders: 80,
  hardPeople: true,
};

function generate(more: Partial<StoreOptions> = {}): { live: LiveStore; store: GeneratedStore } {
  const live = createLiveStore({ ...SMALL, ...more }, START_MS);
  return { live, store: describeStore(live, "1") };
}

function takers(left: readonly TokenLeft[]): ReadonlySet<Taker> {
  return new Set(left.map(({ takenBy }) => takenBy));
}

/** Erases as Shopify does what the person's own request lists. */
function eraseOwn(store: GeneratedStore, person: string): void {
  const found = store.people.find((one) => one.person === person);
  if (!found) throw new Error(`nobody is called ${person}`);
  const { customerId, ordersRequested: orders } = found.request;
  store.eraseOwn({ customerId, orders });
}

describe("tokensLeft()", () => {
  it("finds every planted token of everybody in a store nobody touched", () => {
    const { store } = generate();
    for (const { person } of store.people) {
      const left = new Set(store.tokensLeft(person).map(({ token }) => token));
      const planted = new Set(store.tokensOf(person).map(({ token }) => token));
      expect(left).toEqual(planted);
    }
  });

  it("names each place where an e-mail address stands", () => {
    const { store } = generate();
    const email = store.people.find(({ person }) => person === "everything")?.email ?? "";
    const places = store
      .tokensLeft("everything")
      .filter(({ token }) => email.includes(token))
      .map(({ field, takenBy }) => `${field} ${takenBy}`);
    expect(new Set(places)).toEqual(
      new Set([
        "Customer.email shopify",
        "Order.email shopify",
        "DraftOrder.email app",
        "CommentAuthor.email app",
      ]),
    );
  });

  it("says of each field who takes it", () => {
    const { store } = generate();
    const fields = new Map(
      store
        .tokensLeft("everything")
        .map(({ field, recordId, takenBy }) => [
          `${recordId.split("/")[3] ?? ""}: ${field}`,
          takenBy,
        ]),
    );
    const shown = (taker: Taker): readonly string[] =>
      [...fields].filter(([, one]) => one === taker).map(([field]) => field);
    expect(shown("app")).toEqual(
      expect.arrayContaining([
        "Order: Order.note",
        "Order: Order.poNumber",
        "Order: Attribute.value",
        "Order: LocalizedField.value",
        "Order: Metafield.value",
        "Customer: Metafield.value",
        "GiftCard: GiftCard.note",
        "DraftOrder: DraftOrder.note2",
        "Comment: Comment.body",
      ]),
    );
    expect(shown("shopify")).toEqual(
      expect.arrayContaining([
        "Customer: Customer.note",
        "Customer: MailingAddress.address1",
        "Order: MailingAddress.lastName",
        "Order: Order.clientIp",
      ]),
    );
    expect(shown("nobody")).toEqual(
      expect.arrayContaining([
        "Order: OrderTransaction.receiptJson",
        "Order: Refund.note",
        "Customer: Customer.tags",
        "AbandonedCheckout: AbandonedCheckout.note",
        "GiftCard: GiftCardTransaction.note",
      ]),
    );
  });

  it("leaves an order to nobody that the request does not list", () => {
    const { store } = generate();
    const left = store.tokensLeft("everything", []);
    const ofOrders = left.filter(({ recordId }) => recordId.includes("/Order/"));
    expect(takers(ofOrders)).toEqual(new Set(["nobody"]));
    expect(takers(store.tokensLeft("guest-by-email"))).toEqual(new Set(["nobody"]));
  });

  it("no longer finds what a mutation cleared or deleted", () => {
    const { live, store } = generate();
    for (const { recordId, takenBy } of store.tokensLeft("everything")) {
      if (takenBy !== "app") continue;
      const type = recordId.split("/")[3];
      if (type === "DraftOrder" || type === "Comment") live.remove(recordId);
      else
        live.change(recordId, {
          ...(type === "Customer" ? {} : { note: null }),
          poNumber: null,
          customAttributes: [],
          localizedFields: [],
          metafields: [],
          recipientAttributes: null,
        });
    }
    expect(takers(store.tokensLeft("everything"))).toEqual(new Set(["shopify", "nobody"]));
  });
});

describe("eraseOwn()", () => {
  it("leaves nothing of anybody that Shopify takes, and all the app takes", () => {
    const { store } = generate();
    for (const { person } of store.people) {
      const before = store.tokensLeft(person);
      eraseOwn(store, person);
      const after = store.tokensLeft(person);
      expect(after).toEqual(before.filter(({ takenBy }) => takenBy !== "shopify"));
      eraseOwn(store, person);
      expect(store.tokensLeft(person)).toEqual(after);
    }
  });

  it("touches nobody else", () => {
    const { store } = generate();
    const others = store.people.filter(({ person }) => person !== "everything");
    const before = others.map(({ person }) => store.tokensLeft(person));
    eraseOwn(store, "everything");
    expect(others.map(({ person }) => store.tokensLeft(person))).toEqual(before);
  });
});
