import { describe, expect, it } from "vitest";
import {
  counted,
  daysUntil,
  toAgo,
  toDate,
  toDateInput,
  toDateTime,
  toDaysLeft,
  toSize,
} from "./dates.ts";

const at = (text: string) => new Date(text);
const stockholm = { timeZone: "Europe/Stockholm", now: at("2026-11-23T12:00:00Z") };
const auckland = { ...stockholm, timeZone: "Pacific/Auckland" };

describe("toDate()", () => {
  it("names the day it is in the shop, not in UTC", () => {
    const evening = at("2026-11-23T23:30:00Z");
    expect(toDate(evening, stockholm)).toBe("24 Nov 2026");
    expect(toDateInput(evening, stockholm)).toBe("2026-11-24");
    expect(toDateTime(evening, stockholm)).toBe("24 Nov 2026, 00:30");
  });
});

describe("toDaysLeft()", () => {
  it("counts calendar days of the shop", () => {
    expect(toDaysLeft(at("2026-11-23T22:59:00Z"), stockholm)).toBe("today");
    expect(toDaysLeft(at("2026-11-23T23:01:00Z"), stockholm)).toBe("tomorrow");
    expect(toDaysLeft(at("2026-12-05T00:00:00Z"), stockholm)).toBe("in 12 days");
  });

  it("says late from the deadline's very minute", () => {
    expect(toDaysLeft(at("2026-11-23T11:59:00Z"), stockholm)).toBe("late since today");
    expect(toDaysLeft(at("2026-11-22T11:00:00Z"), stockholm)).toBe("1 day late");
    expect(toDaysLeft(at("2026-11-20T11:00:00Z"), stockholm)).toBe("3 days late");
  });

  it("is not confused by a day of 23 or 25 hours", () => {
    const before = { timeZone: "Europe/Stockholm", now: at("2026-10-24T22:30:00Z") };
    expect(daysUntil(at("2026-10-25T22:59:00Z"), before)).toBe(0);
    expect(daysUntil(at("2026-10-25T23:01:00Z"), before)).toBe(1);
    expect(daysUntil(at("2026-11-24T11:00:00Z"), auckland)).toBe(1);
  });
});

describe("toAgo()", () => {
  it.each([
    ["2026-11-23T11:59:40Z", "just now"],
    ["2026-11-23T11:59:00Z", "1 minute ago"],
    ["2026-11-23T09:00:00Z", "3 hours ago"],
    ["2026-11-20T09:00:00Z", "20 Nov 2026, 10:00"],
  ])("says %s as %s", (moment, words) => {
    expect(toAgo(at(moment), stockholm)).toBe(words);
  });
});

describe("counted()", () => {
  it("uses the form the number asks for", () => {
    expect([counted(1, "record"), counted(0, "record"), counted(1204, "record")]).toEqual([
      "1 record",
      "0 records",
      "1,204 records",
    ]);
  });
});

describe("toSize()", () => {
  it("keeps to three figures or so", () => {
    expect([toSize(999), toSize(26_812), toSize(1_300_000)]).toEqual([
      "999 bytes",
      "26.8 kB",
      "1.3 MB",
    ]);
  });
});
