import { describe, expect, it } from "vitest";
import { createScopeRule, expandScopes, satisfies } from "./scope-rule.ts";

describe("createScopeRule()", () => {
  it("takes several scopes as alternatives", () => {
    const rule = createScopeRule(
      ["read_orders", "read_quick_sale"],
      "`read_orders` access scope or `read_quick_sale` access scope.",
    );
    expect(rule?.groups).toEqual([["read_orders", "read_quick_sale"]]);
  });

  it("takes what is required also as one more demand", () => {
    const rule = createScopeRule(
      ["read_customers", "read_customer_payment_methods"],
      "`read_customers` access scope. Also: Requires `read_customer_payment_methods` scope.",
    );
    expect(rule?.groups).toEqual([["read_customers"], ["read_customer_payment_methods"]]);
  });

  it("demands nothing where no scope is named", () => {
    expect(createScopeRule([], "The user must be an owner.")).toBeUndefined();
  });
});

describe("expandScopes()", () => {
  it("lets whoever may write also read", () => {
    const rule = createScopeRule(["read_orders"], "`read_orders` access scope.");
    expect(rule && satisfies(expandScopes(["write_orders"]), rule)).toBe(true);
    expect(rule && satisfies(expandScopes(["write_customers"]), rule)).toBe(false);
  });
});
