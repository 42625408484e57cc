import { describe, expect, it } from "vitest";
import { countryName, isCountry } from "./country.ts";

describe("isCountry()", () => {
  it.each(["SE", "GB", "US", "AX"])("takes %s", (code) => {
    expect(isCountry(code)).toBe(true);
  });

  it.each(["", "se", "UK", "SU", "EU", "UN", "ZZ", "SWE", "S1"])("refuses %s", (code) => {
    expect(isCountry(code)).toBe(false);
  });
});

describe("countryName()", () => {
  it("says the name, or the code of what is no country", () => {
    expect(countryName("SE")).toBe("Sweden");
    expect(countryName("ZZ")).toBe("ZZ");
  });
});
