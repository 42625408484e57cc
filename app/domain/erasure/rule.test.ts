import { describe, expect, it } from "vitest";
import { defaultErasureRule, isOn, parseErasureRule } from "./rule.ts";
import { ruleSwitches } from "./types.ts";

describe("parseErasureRule()", () => {
  it("clears everything it may where nothing was chosen", () => {
    for (const nothing of [null, undefined, "on", 3, [], {}]) {
      expect(parseErasureRule(nothing)).toEqual(defaultErasureRule);
    }
    expect(ruleSwitches.every((one) => isOn(defaultErasureRule, one))).toBe(true);
  });

  it("keeps what was chosen and drops switches it does not know", () => {
    const stored = { off: ["blog-comments", "abacus", 7], metafieldNamespaces: ["loyalty", null] };
    const rule = parseErasureRule(stored);
    expect(rule).toEqual({ off: ["blog-comments"], metafieldNamespaces: ["loyalty"] });
    expect(isOn(rule, "blog-comments")).toBe(false);
    expect(isOn(rule, "order-note")).toBe(true);
  });
});
