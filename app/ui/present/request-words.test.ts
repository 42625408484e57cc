import { describe, expect, it } from "vitest";
import { toStatusLabel } from "./request-words.ts";

describe("toStatusLabel()", () => {
  it("says of an erasure what it waits for, and that Shopify is late", () => {
    const textOf = (status: "received" | "running" | "watching", attentionReason: string | null) =>
      toStatusLabel({ kind: "erasure", status, attentionReason }).text;
    expect(textOf("received", null)).toBe("Received");
    expect(textOf("received", "waits-for-access")).toBe("Waiting for an answer");
    expect(textOf("running", null)).toBe("Erasing");
    expect(textOf("watching", "writes-refused")).toBe("Waiting for Shopify");
    expect(textOf("watching", "shopify-erasure-overdue")).toBe("Shopify is late");
  });
});
