import { describe, expect, it } from "vitest";
import { placeIds } from "../data-map/types.ts";
import { planAccess, planToJson } from "./plan.ts";

const everyScope = [
  "read_customers",
  "read_orders",
  "read_draft_orders",
  "read_gift_cards",
  "read_store_credit_accounts",
  "read_own_subscription_contracts",
  "read_customer_payment_methods",
  "read_content",
];

describe("planAccess()", () => {
  it("names every place of the data map, whatever is granted", () => {
    for (const scopes of [[], ["read_customers"], everyScope]) {
      const plan = planAccess({ scopes });
      expect(plan.places.map(({ place }) => place)).toEqual([...placeIds]);
    }
  });

  it("searches every place once every scope is granted", () => {
    const plan = planAccess({ scopes: everyScope });
    expect(plan.places.filter(({ action }) => action === "unreachable")).toEqual([]);
  });

  it("says which scope a place lacks, one of several where one is enough", () => {
    const plan = planAccess({ scopes: ["read_customers", "read_orders"] });
    const comments = plan.places.find(({ place }) => place === "blog-comments");
    expect(comments).toEqual({
      place: "blog-comments",
      action: "unreachable",
      missing: [
        {
          place: "blog-comments",
          code: "scope-not-granted",
          subject: "read_content | read_online_store_pages",
        },
      ],
    });
  });

  it("reads where the app may write", () => {
    const plan = planAccess({ scopes: ["write_customers"] });
    expect(plan.places.find(({ place }) => place === "customer")?.action).toBe("search");
  });
});

describe("planToJson()", () => {
  it("is the same whatever order the scopes come in", () => {
    const one = planToJson(planAccess({ scopes: ["read_orders", "read_content"] }));
    const two = planToJson(planAccess({ scopes: ["read_content", "read_orders"] }));
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });
});
