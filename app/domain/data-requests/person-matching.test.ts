import { describe, expect, it } from "vitest";
import { learnFrom, matchRecord, startSubject, type RecordFacts } from "./person-matching.ts";
import type { CollectSubject } from "./ports.ts";

const stated = {
  customerId: "7100000000001",
  email: "Anna.Berg@Example.test",
  orderIds: ["900715400000000471"],
  mergedCustomerIds: ["7100000000002"],
  includedRefs: ["gid://shopify/Order/5"],
  leftOutRefs: ["gid://shopify/Order/6"],
};

const anna: CollectSubject = {
  ...startSubject(stated),
  possibleEmails: ["anna@work.example.test"],
};

function judge(facts: Partial<RecordFacts>, subject = anna) {
  return matchRecord(subject, {
    ref: "gid://shopify/Order/1",
    customerIds: [],
    emails: [],
    ...facts,
  });
}

describe("matchRecord()", () => {
  it("takes a record that carries the customer id of the request", () => {
    expect(judge({ customerIds: ["7100000000001"] })).toEqual({
      verdict: "own",
      reason: "customer-id",
    });
  });

  it("takes an order the request lists, whoever's e-mail is on it", () => {
    const facts = { orderId: "900715400000000471", emails: ["other@example.test"] };
    expect(judge(facts)).toEqual({ verdict: "own", reason: "order-listed" });
  });

  it("takes a record with an e-mail that is equal after normalisation", () => {
    expect(judge({ emails: ["  ANNA.BERG@EXAMPLE.TEST "] })).toEqual({
      verdict: "own",
      reason: "email",
    });
  });

  it("takes a record that carries an id joined by a merge", () => {
    expect(judge({ customerIds: ["7100000000002"] })).toEqual({ verdict: "own", reason: "merged" });
  });

  it.each([
    "annaberg@example.test",
    "anna.berg+x@example.test",
    "x.anna.berg@example.test",
    "anna.berg@example.test.evil.test",
    "anna.berg@examp1e.test",
    "anna",
    "",
  ])("never takes the near miss %j", (email) => {
    expect(judge({ emails: [email] })).toEqual({ verdict: "other" });
  });

  it("tells ids apart by every digit", () => {
    expect(judge({ orderId: "900715400000000472" })).toEqual({ verdict: "other" });
    expect(judge({ customerIds: ["710000000000"] })).toEqual({ verdict: "other" });
  });

  it("asks the merchant about an e-mail known only from an own order", () => {
    expect(judge({ emails: ["Anna@work.example.test"] })).toEqual({
      verdict: "possible",
      email: "anna@work.example.test",
    });
  });

  it("takes a possible match the merchant included and leaves one out they left out", () => {
    const emails = ["anna@work.example.test"];
    expect(judge({ ref: "gid://shopify/Order/5", emails })).toEqual({
      verdict: "own",
      reason: "decided",
    });
    expect(judge({ ref: "gid://shopify/Order/6", emails })).toEqual({ verdict: "left-out" });
  });
});

describe("startSubject()", () => {
  it("starts from nothing but what the webhook states", () => {
    expect(startSubject(stated)).toEqual({
      customerIds: ["7100000000001", "7100000000002"],
      mergedCustomerIds: ["7100000000002"],
      emails: ["anna.berg@example.test"],
      orderIds: ["900715400000000471"],
      includedRefs: ["gid://shopify/Order/5"],
      leftOutRefs: ["gid://shopify/Order/6"],
      possibleEmails: [],
    });
  });

  it("holds a request that names no customer and no address", () => {
    const nobody = startSubject({
      ...stated,
      customerId: null,
      email: null,
      mergedCustomerIds: [],
    });
    expect(nobody.customerIds).toEqual([]);
    expect(nobody.emails).toEqual([]);
  });
});

describe("learnFrom()", () => {
  const start = startSubject(stated);

  it("counts the e-mail on the customer record as the person's", () => {
    const clue = {
      kind: "customer",
      reason: "customer-id",
      customerId: "7100000000001",
      emails: ["Anna@new.example.test"],
    } as const;
    expect(learnFrom(start, clue).emails).toContain("anna@new.example.test");
  });

  it.each(["customer-id", "merged"] as const)(
    "counts an e-mail on an order found by %s for possible matches only",
    (reason) => {
      const clue = {
        kind: "order",
        reason,
        customerId: null,
        emails: ["a@work.example.test"],
      } as const;
      const learned = learnFrom(start, clue);
      expect(learned.possibleEmails).toEqual(["a@work.example.test"]);
      expect(learned.emails).toEqual(start.emails);
    },
  );

  it.each(["email", "order-listed", "decided"] as const)(
    "learns nothing from an order found by %s",
    (reason) => {
      const clue = { kind: "order", reason, customerId: null, emails: ["b@example.test"] } as const;
      expect(learnFrom(start, clue)).toEqual(start);
    },
  );

  it("lends the id of a customer found by e-mail only to a request that names no customer", () => {
    const clue = {
      kind: "customer",
      reason: "email",
      customerId: "7100000000009",
      emails: ["anna.berg@example.test"],
    } as const;
    expect(learnFrom(start, clue).customerIds).toEqual(start.customerIds);
    const guest = startSubject({ ...stated, customerId: null, mergedCustomerIds: [] });
    expect(learnFrom(guest, clue).customerIds).toEqual(["7100000000009"]);
  });

  it("lends the id of a customer the merchant included, whatever the request names", () => {
    const clue = {
      kind: "customer",
      reason: "decided",
      customerId: "7100000000009",
      emails: ["anna@work.example.test"],
    } as const;
    expect(learnFrom(start, clue).customerIds).toEqual([...start.customerIds, "7100000000009"]);
  });
});
