import { describe, expect, it } from "vitest";
import { latestStart, waitsForAccess, type AccessBeside } from "./waits-for-access.ts";

const now = new Date("2026-11-23T12:00:00Z");
const day = 86_400_000;
const daysFromNow = (days: number) => new Date(now.getTime() + days * day);
const beside = (status: string, answeredDaysAgo: number | null = null): AccessBeside => ({
  status,
  answeredAt: answeredDaysAgo === null ? null : daysFromNow(-answeredDaysAgo),
  dueAt: daysFromNow(20),
});
const waits = (one: AccessBeside, dueInDays = 30) =>
  waitsForAccess({ beside: [one], erasureDueAt: daysFromNow(dueInDays), now });

describe("waitsForAccess()", () => {
  it("waits for nobody where nobody asked for their data", () => {
    expect(waitsForAccess({ beside: [], erasureDueAt: daysFromNow(30), now })).toBe(false);
  });

  it.each(["received", "running", "failed", "needs-attention"])(
    "waits for a request that is %s: its answer is not made yet",
    (status) => {
      expect(waits(beside(status))).toBe(true);
    },
  );

  it("waits seven days for an answer to be handed over, and no longer", () => {
    expect(waits(beside("answered", 0))).toBe(true);
    expect(waits(beside("answered", 6.99))).toBe(true);
    expect(waits(beside("answered", 7))).toBe(false);
  });

  it("does not wait for an answer that is not there any more: nobody can hand it over", () => {
    expect(waits(beside("answered"))).toBe(false);
  });

  it("waits for nothing that is handed over or closed", () => {
    expect(waits(beside("handed-over", 1))).toBe(false);
    expect(waits(beside("completed"))).toBe(false);
  });

  it("never waits in the last seven days before the erasure itself is due", () => {
    expect(waits(beside("running"), 7.01)).toBe(true);
    expect(waits(beside("running"), 7)).toBe(false);
    expect(waits(beside("answered", 1), -3)).toBe(false);
  });
});

describe("latestStart()", () => {
  const due = daysFromNow(30);

  it("is a week after the last answer was ready", () => {
    const answers = [beside("answered", 3), beside("answered", 1)];
    expect(latestStart(answers, due)).toEqual(daysFromNow(6));
  });

  it("is a week before the deadline while an answer is not made", () => {
    expect(latestStart([beside("answered", 1), beside("running")], due)).toEqual(daysFromNow(23));
  });

  it("never comes later than a week before the deadline", () => {
    expect(latestStart([beside("answered", 1)], daysFromNow(10))).toEqual(daysFromNow(3));
  });
});
