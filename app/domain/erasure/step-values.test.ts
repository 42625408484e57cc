import { describe, expect, it } from "vitest";
import {
  commentValues,
  companyContactValues,
  draftValues,
  giftCardValues,
  isEmptyValues,
  metafieldValues,
  orderValues,
  seenDigest,
} from "./step-values.ts";

const asIs = (text: string): string => text;

describe("seenDigest()", () => {
  it("is the same for the same values in whatever order they are named", () => {
    const one = seenDigest({ note: "n", poNumber: null }, asIs);
    expect(seenDigest({ poNumber: null, note: "n" }, asIs)).toBe(one);
    expect(seenDigest({ poNumber: "", note: "n" }, asIs)).not.toBe(one);
  });
});

describe("isEmptyValues()", () => {
  it("is true once every field that is cleared holds nothing", () => {
    const empty = { note: "", poNumber: null, customAttributes: [], localizedFields: [] };
    expect(isEmptyValues("clear-order", empty)).toBe(true);
    expect(isEmptyValues("clear-order", { ...empty, note: " " })).toBe(false);
    expect(isEmptyValues("delete-metafields", { "a.b": null })).toBe(true);
    expect(isEmptyValues("delete-metafields", { "a.b": "0" })).toBe(false);
  });

  it("is never true of a record that is to go as a whole", () => {
    for (const action of ["delete-draft", "delete-comment", "delete-company-contact"] as const) {
      expect(isEmptyValues(action, { id: null })).toBe(false);
    }
  });
});

describe("orderValues()", () => {
  const order = {
    note: "n",
    poNumber: "7",
    customAttributes: [{ key: "k", value: "v", more: "x" }],
    localizedFields: [
      { key: "B", value: "2", title: "b" },
      { key: "C", value: "" },
      { key: "A", value: "1" },
    ],
  };

  it("holds only the step's fields", () => {
    expect(orderValues(order, ["Order.note"])).toEqual({ note: "n" });
    expect(orderValues({}, ["Order.note", "Order.customAttributes"])).toEqual({
      note: null,
      customAttributes: [],
    });
  });

  it("sorts localised fields and leaves empty ones away, attributes as they are", () => {
    expect(orderValues(order, ["Order.localizedFields", "Order.customAttributes"])).toEqual({
      customAttributes: [{ key: "k", value: "v" }],
      localizedFields: [
        { key: "A", value: "1" },
        { key: "B", value: "2" },
      ],
    });
  });
});

describe("values of records that go whole", () => {
  it("say whose the record is", () => {
    const draft = { id: "1", email: "a@example.com", customer: { id: "2" }, note2: "n" };
    expect(draftValues(draft)).toEqual({ id: "1", email: "a@example.com", customerId: "2" });
    expect(draftValues({ id: "1" })).toEqual({ id: "1", email: null, customerId: null });
    const comment = { id: "1", author: { name: "A", email: "a@example.com" }, body: "b" };
    expect(commentValues(comment)).toEqual({
      id: "1",
      author: { name: "A", email: "a@example.com" },
    });
    expect(companyContactValues({ id: "1", title: "t" })).toEqual({ id: "1" });
  });
});

describe("giftCardValues()", () => {
  it("takes an empty text for nothing, and only the step's fields", () => {
    const card = { note: "", recipientAttributes: { preferredName: "A", message: "" } };
    const fields = ["GiftCard.note", "GiftCardRecipient.preferredName"];
    expect(giftCardValues(card, fields)).toEqual({ note: null, "recipient.preferredName": "A" });
    expect(giftCardValues({ note: "n" }, ["GiftCardRecipient.message"])).toEqual({
      "recipient.message": null,
    });
  });
});

describe("metafieldValues()", () => {
  it("names each that goes, with null for one that is gone", () => {
    const found = [{ namespace: "loyalty", key: "card", value: "7" }];
    expect(metafieldValues(found, ["loyalty.card", "loyalty.size"])).toEqual({
      "loyalty.card": "7",
      "loyalty.size": null,
    });
  });
});
