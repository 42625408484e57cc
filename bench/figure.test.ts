import { describe, expect, it } from "vitest";

import { rounded, toTable } from "./figure.ts";

describe("rounded()", () => {
  it("keeps three significant digits", () => {
    expect(rounded(1234.5)).toBe(1230);
    expect(rounded(0.012345)).toBe(0.0123);
  });
});

describe("toTable()", () => {
  it("says beside each figure whether its goal was met", () => {
    const table = toTable([
      { name: "a", value: 2, unit: "1/s", peer: 4, ratio: 0.5, goal: "at least 0.4", met: true },
      { name: "b", value: 9, unit: "s", goal: "under 5 s", met: false },
    ]);
    expect(table).toContain("met: at least 0.4");
    expect(table).toContain("MISSED: under 5 s");
    expect(table.split("\n")).toHaveLength(3);
  });
});
