import { describe, expect, it } from "vitest";
import type { GeneratedStore, StoreOptions } from "../contract.ts";
import { describeStore } from "./generated-store.ts";
import { createLiveStore } from "./live-store.ts";

const START_MS = Date.parse("2026-11-23T10:00:00Z");
const SMALL: StoreOptions = {
  shop: "demo.myshopify.com",
  seed: 3,
  customers: 60,
  orders: 120,
  hardPeople: true,
};

function generate(options: Partial<StoreOptions> = {}): GeneratedStore {
  return describeStore(createLiveStore({ ...SMALL, ...options }, START_MS), "1");
}

const store = generate();

describe("describeStore()", () => {
  it("gives the same people and tokens for the same seed", () => {
    const again = generate();
    expect(again.tokens).toEqual(store.tokens);
    expect(again.people).toEqual(store.people);
  });

  it("gives other tokens for another seed", () => {
    const mine = new Set(store.tokens.map(({ token }) => token));
    expect(generate({ seed: 4 }).tokens.filter(({ token }) => mine.has(token))).toEqual([]);
  });

  it("plants every token once", () => {
    const tokens = store.tokens.map(({ token }) => token);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it("plants no token that lies inside another", () => {
    const tokens = new Set(store.tokens.map(({ token }) => token));
    const lengths = new Set([...tokens].map((token) => token.length));
    const windows = (token: string, length: number): readonly string[] =>
      length >= token.length
        ? []
        : Array.from({ length: token.length - length + 1 }, (_, at) =>
            token.slice(at, at + length),
          );
    const inside = [...tokens].flatMap((token) =>
      [...lengths].flatMap((length) => windows(token, length).filter((part) => tokens.has(part))),
    );
    expect(inside).toEqual([]);
  });

  it("plants tokens that no format has to escape", () => {
    const odd = store.tokens.filter(({ token }) => !/^[\p{L}\d.:]+$/u.test(token));
    expect(odd).toEqual([]);
  });

  it("plants a token in every kind of record and every kind of protected field", () => {
    const types = new Set(store.tokens.map(({ recordId }) => recordId.split("/")[3]));
    expect([...types].sort()).toEqual([
      "AbandonedCheckout",
      "Comment",
      "CompanyContact",
      "CompanyLocation",
      "Customer",
      "CustomerPaymentMethod",
      "DraftOrder",
      "GiftCard",
      "Order",
      "StaffMember",
    ]);
    expect(new Set(store.tokens.map(({ protectedKind }) => protectedKind))).toEqual(
      new Set(["name", "email", "phone", "address", null]),
    );
  });

  it("marks what only a decision or nothing at all joins to the person", () => {
    const flagged = (person: string, flag: "onlyByDecision" | "reachable", is: boolean) =>
      store.tokensOf(person).filter((token) => token[flag] === is).length;
    expect(flagged("two-emails", "onlyByDecision", true)).toBeGreaterThan(20);
    expect(flagged("two-emails", "onlyByDecision", false)).toBeGreaterThan(20);
    expect(flagged("merged-before-install", "reachable", false)).toBeGreaterThan(20);
    expect(flagged("drafts-and-checkouts", "reachable", false)).toBeGreaterThan(5);
    expect(flagged("everything", "reachable", false)).toBe(0);
  });

  it("writes each person's request as Shopify would", () => {
    for (const person of store.people) {
      const { request } = person;
      expect(request.customerId ?? request.email).not.toBeNull();
      for (const id of [request.customerId ?? "1", ...request.ordersRequested])
        expect(id).toMatch(/^\d+$/u);
    }
    const deleted = store.people.find(({ person }) => person === "deleted-customer");
    expect(deleted?.customerId).toBeNull();
    expect(deleted?.request.customerId).not.toBeNull();
  });

  it("has ids above 2^53 whose neighbours read as the same double", () => {
    const large = store.people
      .flatMap(({ request }) => request.customerId ?? [])
      .filter((id) => BigInt(id) > 2n ** 53n);
    expect(large.length).toBeGreaterThan(3);
    expect(new Set(large.map(Number)).size).toBeLessThan(large.length);
  });

  it("tells a merge after the installation by both customer ids", () => {
    expect(store.merges).toHaveLength(1);
    expect(store.merges[0]?.keptCustomerId).not.toBe(store.merges[0]?.mergedCustomerId);
  });

  it("lays out 10,000 customers and orders and a person with 10,000 in under two seconds", () => {
    const before = performance.now();
    const large = generate({
      customers: 10_000,
      orders: 10_000,
      peopleWithOrders: [1, 10, 100, 1000, 10_000],
    });
    expect(large.people).toHaveLength(10_005 + store.people.length - 60);
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(large.people[10_004]?.orderCount).toBe(10_000);
  });
});
