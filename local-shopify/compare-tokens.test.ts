import { describe, expect, it } from "vitest";

import { compareTokens } from "./compare-tokens.ts";
import type { PlantedToken } from "./contract.ts";

const planted = (token: string, change: Partial<PlantedToken> = {}): PlantedToken => ({
  token,
  person: "p1",
  field: "Order.note",
  recordId: "gid://shopify/Order/1",
  scope: "read_orders",
  protectedKind: null,
  needsAllOrders: false,
  reachable: true,
  onlyByDecision: false,
  ...change,
});

const compare = (text: string, tokens: readonly PlantedToken[], scopes = ["read_orders"]) =>
  compareTokens({ text, tokens, person: "p1", reach: { scopes } });

describe("compareTokens()", () => {
  it("names a token that was reachable and is absent", () => {
    const result = compare("…aaa…", [planted("aaa"), planted("bbb")]);
    expect(result).toMatchObject({ planted: 2, found: 1 });
    expect(result.absent.map((one) => one.token)).toEqual(["bbb"]);
  });

  it("names a token of somebody else", () => {
    const result = compare("aaa ccc", [planted("aaa"), planted("ccc", { person: "p2" })]);
    expect(result.foreign.map((one) => one.token)).toEqual(["ccc"]);
  });

  it("does not expect what the granted scopes cannot reach", () => {
    const old = planted("old", { needsAllOrders: true });
    expect(compare("", [old]).planted).toBe(0);
    expect(compare("", [old], ["read_orders", "read_all_orders"]).planted).toBe(1);
    expect(compare("", [planted("d", { scope: "read_draft_orders" })]).planted).toBe(0);
  });

  it("treats an undecided possible match as somebody else's", () => {
    const possible = planted("maybe", { onlyByDecision: true });
    expect(compare("maybe", [possible]).foreign).toHaveLength(1);
  });
});
