import { describe, expect, it } from "vitest";
import { findRegime } from "./find-regime.ts";

const table = { optOut: "BR USCA", notice: "JP" };

describe("findRegime()", () => {
  it("finds a region by itself or by its country", () => {
    expect(["USCA", "BR", "BRSP"].map((region) => findRegime(region, table))).toEqual(
      Array(3).fill("opt-out"),
    );
    expect(findRegime("JP13", table)).toBe("notice");
  });

  it("is opt-in wherever the table has nothing, and where nobody named a region", () => {
    for (const region of ["USNY", "US", "SE", ""]) expect(findRegime(region, table)).toBe("opt-in");
    expect(findRegime("USCA", {})).toBe("opt-in");
  });
});
