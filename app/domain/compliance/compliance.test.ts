import { describe, expect, it } from "vitest";
import type { JsonObject } from "../shared/json.ts";
import { bindDelivery } from "./bind-delivery.ts";
import { interpret } from "./interpret.ts";
import { type ComplianceTopic, complianceTopics } from "./topic.ts";

const shop = "lagom-test.myshopify.com";
const named = { shop_id: "954889", shop_domain: shop };
const customer = { id: "706405506930370084", email: "john@example.com", phone: "555-625-1199" };
const bodies: Record<ComplianceTopic, JsonObject> = {
  "customers/data_request": {
    ...named,
    orders_requested: ["299938", "280263"],
    customer,
    data_request: { id: "9999" },
  },
  "customers/redact": { ...named, customer, orders_to_redact: ["299938"] },
  "shop/redact": named,
};

const bound = (topic: ComplianceTopic, body: JsonObject) => bindDelivery({ topic, shop, body });

describe("bindDelivery()", () => {
  it("takes each topic's own shape and refuses the other two", () => {
    for (const topic of complianceTopics) {
      for (const shape of complianceTopics) {
        expect(bound(topic, bodies[shape]).ok, `${shape} sent as ${topic}`).toBe(topic === shape);
      }
    }
  });

  it("refuses a body about another shop or about none", () => {
    const body = { ...bodies["shop/redact"], shop_domain: "other.myshopify.com" };
    expect(bound("shop/redact", body)).toEqual({ ok: false, reason: "shop-differs" });
    expect(bound("shop/redact", {})).toEqual({ ok: false, reason: "shop-missing" });
    expect(bound("shop/redact", { shop_domain: null }).ok).toBe(false);
  });

  it("takes a customer's body without marks for either customer topic, never for the shop's", () => {
    const body = { ...named, customer };
    expect(complianceTopics.map((topic) => bound(topic, body).ok)).toEqual([true, true, false]);
  });

  it("does not look at what a body inherits", () => {
    const body: JsonObject = { ...named };
    Object.setPrototypeOf(body, { data_request: {} });
    expect(bound("shop/redact", body).ok).toBe(true);
  });
});

describe("interpret()", () => {
  it("keeps every digit of ids beyond 2^53", () => {
    expect(interpret("customers/data_request", bodies["customers/data_request"])).toEqual({
      ok: true,
      value: {
        kind: "access",
        shopifyRequestId: "9999",
        subject: {
          customerId: "706405506930370084",
          email: "john@example.com",
          phone: "555-625-1199",
          orderIds: ["299938", "280263"],
        },
      },
    });
  });

  it("reads absent, null and empty alike", () => {
    const gaps: JsonObject[] = [{}, { id: null, phone: null }, { id: "", phone: "" }];
    for (const gap of gaps) {
      const body = { ...named, customer: { email: "a@b.se", ...gap }, orders_to_redact: [] };
      const read = interpret("customers/redact", body);
      expect(read.ok && read.value.subject).toEqual({
        customerId: null,
        email: "a@b.se",
        phone: null,
        orderIds: [],
      });
    }
  });

  it("reads an old request without Shopify's number", () => {
    const body = { ...named, customer, orders_requested: [] };
    const read = interpret("customers/data_request", body);
    expect(read.ok && read.value.shopifyRequestId).toBeNull();
  });

  it("never takes an unmarked body for an erasure", () => {
    const body = { ...named, customer };
    expect(interpret("customers/redact", body)).toEqual({ ok: false, reason: "topic-uncertain" });
    expect(interpret("customers/data_request", body).ok).toBe(true);
    const both = { ...bodies["customers/data_request"], orders_to_redact: [] };
    expect(interpret("customers/data_request", both).ok).toBe(false);
  });

  it.each([
    ["customer-unreadable", { customer: "anna" }],
    ["customer-unreadable", { customer: ["anna"] }],
    ["customer-unreadable", { customer: { id: "12.5" } }],
    ["customer-unreadable", { customer: { id: "-1" } }],
    ["customer-unreadable", { customer: { id: true } }],
    ["customer-unreadable", { customer: { email: { at: "example.com" } } }],
    ["customer-unreadable", { customer: { email: "no address" } }],
    ["orders-unreadable", { orders_requested: "299938" }],
    ["orders-unreadable", { orders_requested: ["299938", null] }],
    ["orders-unreadable", { orders_requested: [{ id: "1" }] }],
    ["request-id-unreadable", { data_request: "9999" }],
    ["request-id-unreadable", { data_request: { id: "abc" } }],
    ["nobody-named", { customer: {}, orders_requested: [] }],
    ["nobody-named", { customer: null, orders_requested: null }],
  ])("says %s of %j", (reason, change) => {
    const body: JsonObject = { ...bodies["customers/data_request"], ...change };
    expect(interpret("customers/data_request", body)).toEqual({ ok: false, reason });
  });
});
