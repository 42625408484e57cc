import { describe, expect, it } from "vitest";
import { TransientSourceError } from "../data-requests/ports.ts";
import type { PlaceProgress } from "../data-requests/types.ts";
import { assertSearched } from "./search-trouble.ts";

const dueAt = new Date("2026-12-23T12:00:00Z");
const daysBefore = (days: number) => new Date(dueAt.getTime() - days * 86_400_000);
const drafts = (
  status: PlaceProgress["status"],
  code: PlaceProgress["missing"][number]["code"],
): readonly PlaceProgress[] => [
  { place: "customer", status: "searched", recordCount: 1, pageCount: 1, missing: [] },
  {
    ...{ place: "draft-orders", status, recordCount: 0, pageCount: 0 },
    missing: [{ place: "draft-orders", code }],
  },
];
const assertAt = (progress: readonly PlaceProgress[], days: number) => () =>
  assertSearched(progress, { dueAt, now: daysBefore(days) });

describe("assertSearched()", () => {
  it("wants a place that gave way searched again, until the erasure's last week", () => {
    const failed = drafts("unreachable", "source-failed");
    expect(assertAt(failed, 30)).toThrow(TransientSourceError);
    expect(assertAt(failed, 7.01)).toThrow("draft-orders");
    expect(assertAt(failed, 7)).not.toThrow();
    expect(assertAt(failed, -1)).not.toThrow();
  });

  it("takes what cannot be searched for want of leave, and what was searched, as it is", () => {
    expect(assertAt(drafts("unreachable", "scope-not-granted"), 30)).not.toThrow();
    expect(assertAt(drafts("unreachable", "shop-not-installed"), 30)).not.toThrow();
    expect(assertAt(drafts("searched", "possible-match-undecided"), 30)).not.toThrow();
  });
});
