import { describe, expect, it } from "vitest";
import { removalReach } from "./redacts-first.ts";

const facts = {
  ...{ isBack: true, openRedacts: 1 },
  dueAt: new Date("2026-12-20T08:00:00Z"),
  now: new Date("2026-11-20T08:00:00Z"),
};

describe("removalReach()", () => {
  it("lets erasures that are not carried out go first where the shop is back", () => {
    expect(removalReach(facts)).toBe("nothing");
  });

  it("takes all at once where nothing can be erased in the store any more", () => {
    expect(removalReach({ ...facts, isBack: false })).toBe("all");
  });

  it("takes all once no erasure is open, also late", () => {
    expect(removalReach({ ...facts, openRedacts: 0 })).toBe("all");
    expect(removalReach({ ...facts, openRedacts: 0, now: facts.dueAt })).toBe("all");
  });

  it("takes at the deadline what the erasures can do without, and never the erasures", () => {
    expect(removalReach({ ...facts, now: facts.dueAt })).toBe("rest");
    expect(removalReach({ ...facts, now: new Date("2028-01-01T00:00:00Z") })).toBe("rest");
  });
});
