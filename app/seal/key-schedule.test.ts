import { describe, expect, it } from "vitest";
import { allUnreadableBy, isRotationDue, retirableFrom } from "./key-schedule.ts";

const rules = { rotationDays: 30, backupKeepDays: 10 };
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const key = (createdAt: Date | null, replacedAt: Date | null = null) => ({
  ...{ id: "kek", createdAt, replacedAt },
});

describe("retirableFrom()", () => {
  it("is when the last copy that the key opens has aged out", () => {
    expect(retirableFrom(day("2026-03-01"), rules)).toEqual(day("2026-03-11"));
  });
});

describe("isRotationDue()", () => {
  const primary = key(day("2026-01-01"));

  it("is true from the day the key is old enough, not before", () => {
    expect(isRotationDue(primary, rules, new Date(day("2026-01-31").getTime() - 1))).toBe(false);
    expect(isRotationDue(primary, rules, day("2026-01-31"))).toBe(true);
  });

  it("is never true where the operator replaces keys", () => {
    expect(isRotationDue(primary, { ...rules, rotationDays: 0 }, day("2036-01-01"))).toBe(false);
  });
});

describe("allUnreadableBy()", () => {
  const now = day("2026-01-11");

  it("counts the rest of the key's time, the copies' time and a day for each look", () => {
    expect(allUnreadableBy([key(day("2026-01-01"))], rules, now)).toEqual(day("2026-02-12"));
  });

  it("waits until the former key is out of the way", () => {
    const held = [key(day("2026-01-01")), key(day("2025-01-01"), day("2026-01-09"))];
    const slow = { rotationDays: 5, backupKeepDays: 60 };
    expect(allUnreadableBy(held, slow, now)).toEqual(day("2026-05-11"));
  });

  it("promises nothing where nothing is scheduled", () => {
    expect(allUnreadableBy([key(now)], { ...rules, rotationDays: 0 }, now)).toBeNull();
  });

  it.each([
    ["replacing the primary", [key(day("2026-01-01"))], "2026-02-02"],
    ["dropping the former", [key(day("2026-01-20")), key(null, day("2026-01-01"))], "2026-01-13"],
    ["wrapping by the primary", [key(day("2026-01-01")), key(null)], "2026-01-03"],
  ])("promises nothing once %s is two looks late", (_what, held, last) => {
    expect(allUnreadableBy(held, rules, day(last))).not.toBeNull();
    expect(allUnreadableBy(held, rules, new Date(day(last).getTime() + 1))).toBeNull();
  });
});
