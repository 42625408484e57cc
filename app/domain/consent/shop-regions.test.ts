import { describe, expect, it } from "vitest";
import { findRegionsAmiss, nameRegion, type ShopRegionRule } from "./shop-regions.ts";

const rule = (
  country: string,
  subdivision: string | null = null,
  has: Partial<ShopRegionRule> = {},
): ShopRegionRule => ({
  ...{ country, subdivision, asksFirst: false, offersOptOut: false },
  ...has,
});

describe("findRegionsAmiss()", () => {
  it("makes Shopify ask first, offer the opt-out, or neither, as the table says", () => {
    const standing = [rule("SE"), rule("US", "CA"), rule("US", "NY"), rule("IN")];
    expect(findRegionsAmiss(standing, false)).toEqual([
      rule("SE", null, { asksFirst: true }),
      rule("US", "CA", { offersOptOut: true }),
      rule("IN", null, { asksFirst: true }),
    ]);
  });

  it("finds nothing once all of it is set, and what Shopify asks too much", () => {
    const standing = [rule("SE"), rule("US", "CA"), rule("AU", null, { asksFirst: true })];
    const set = findRegionsAmiss(standing, false);
    expect(set.map(nameRegion)).toEqual(["SE", "USCA", "AU"]);
    expect(findRegionsAmiss(set, false)).toEqual([]);
  });

  it("leaves a country alone whose parts differ", () => {
    expect(findRegionsAmiss([rule("US"), rule("CA")], false)).toEqual([]);
  });

  it("asks first everywhere where the merchant wants that", () => {
    expect(findRegionsAmiss([rule("US", "CA"), rule("AU")], true)).toEqual([
      rule("US", "CA", { asksFirst: true }),
      rule("AU", null, { asksFirst: true }),
    ]);
  });
});
