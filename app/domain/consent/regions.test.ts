import { describe, expect, it } from "vitest";
import { isCountry } from "../shared/country.ts";
import { findRegionRule, regimeIn, regionCodesOf, regionRules, regionsVersion } from "./regions.ts";

describe("regionRules", () => {
  it("has each region once, with a source, and nothing that begins after the table's day", () => {
    const codes = regionRules.map(({ country, subdivision }) => [country, subdivision].join("-"));
    expect(new Set(codes).size).toBe(codes.length);
    for (const rule of regionRules) {
      expect(isCountry(rule.country), rule.country).toBe(true);
      expect(rule.source.length).toBeGreaterThan(10);
      for (const day of [rule.since, rule.signalSince]) {
        expect(day ?? "2000-01-01").toMatch(/^\d{4}-\d\d-\d\d$/u);
        expect((day ?? "") <= regionsVersion).toBe(true);
      }
      // A signal counts as an opt-out only where there is one, and never before it.
      if (rule.signalSince === null) continue;
      expect(rule.regime).toBe("opt-out");
      expect(rule.signalSince >= (rule.since ?? "")).toBe(true);
    }
  });

  it("names every American state and every Canadian province, so that none is guessed", () => {
    const inCountry = (country: string) => regionRules.filter((rule) => rule.country === country);
    expect(inCountry("US")).toHaveLength(51);
    expect(inCountry("CA")).toHaveLength(13);
  });
});

describe("regimeIn()", () => {
  it("asks first in the whole EEA, the United Kingdom, Switzerland, Brazil and Quebec", () => {
    for (const country of ["SE", "DE", "IS", "LI", "NO", "GB", "CH", "BR"]) {
      expect(regimeIn(country, null), country).toBe("opt-in");
    }
    expect(regimeIn("CA", "QC")).toBe("opt-in");
    expect(regimeIn("GB", "ENG")).toBe("opt-in");
  });

  it("lets states with such a law opt out, and only tells in those without", () => {
    for (const state of ["CA", "CO", "CT", "TX", "VA", "MD"]) {
      expect(regimeIn("US", state), state).toBe("opt-out");
    }
    expect(regimeIn("CA", "ON")).toBe("opt-out");
    expect(regimeIn("US", "NY")).toBe("notice");
    expect(regimeIn("AU", "NSW")).toBe("notice");
  });

  it("asks first wherever it is not known, and where only the country of a divided one is", () => {
    for (const [country, part] of [
      ["", null],
      ["ZZ", null],
      ["US", null],
      ["US", "PR"],
      ["CA", null],
      ["IN", "KA"],
    ] as const) {
      expect(regimeIn(country, part)).toBe("opt-in");
    }
  });
});

describe("findRegionRule()", () => {
  it("says since when a state demands that Global Privacy Control is honoured", () => {
    const states = regionRules.filter(({ signalSince }) => signalSince !== null);
    expect(states.map(({ subdivision }) => subdivision)).toEqual([
      "CA",
      "CO",
      "CT",
      "DE",
      "MD",
      "MN",
      "MT",
      "NE",
      "NH",
      "NJ",
      "OR",
      "TX",
    ]);
    expect(findRegionRule("US", "OR")?.signalSince).toBe("2026-01-01");
    expect(findRegionRule("US", "VA")?.signalSince).toBeNull();
  });
});

describe("regionCodesOf()", () => {
  it("writes regions as Shopify does, each in one regime alone", () => {
    const lists = (["opt-in", "opt-out", "notice"] as const).map(regionCodesOf);
    expect(lists[1]).toContain("USCA");
    expect(lists[1]).toContain("CAON");
    expect(lists[2]).toContain("USNY");
    expect(lists[0]).toContain("CAQC");
    const all = lists.flat();
    expect(new Set(all).size).toBe(all.length);
  });
});
