import { describe, expect, it } from "vitest";
import { orderFields } from "../data-map/order-fields.ts";
import { legalGrounds } from "./grounds.ts";
import { isOver, planKeeping } from "./plan-keeping.ts";
import type { AccountingFacts } from "./types.ts";

const sweden: AccountingFacts = {
  country: "SE",
  financialYearEnd: "12-31",
  timeZone: "Europe/Stockholm",
};

function keptUntil(bookedAt: string, facts: Partial<AccountingFacts> = {}): string | undefined {
  return planKeeping({
    accounting: { ...sweden, ...facts },
    bookedAt: new Date(bookedAt),
    field: "Order.poNumber",
    now: new Date(bookedAt),
  })?.keptUntil;
}

describe("planKeeping()", () => {
  it("keeps through the seventh year after the financial year in Sweden", () => {
    expect(keptUntil("2026-11-23T12:00:00Z")).toBe("2033-12-31");
  });

  it("counts a broken Swedish year from the calendar year it ends in", () => {
    expect(keptUntil("2026-11-23T12:00:00Z", { financialYearEnd: "04-30" })).toBe("2034-12-31");
    expect(keptUntil("2027-04-30T12:00:00Z", { financialYearEnd: "04-30" })).toBe("2034-12-31");
    expect(keptUntil("2027-05-01T12:00:00Z", { financialYearEnd: "04-30" })).toBe("2035-12-31");
  });

  it("takes the order's day in the shop's zone, not in UTC", () => {
    expect(keptUntil("2026-12-31T22:59:59Z")).toBe("2033-12-31");
    expect(keptUntil("2026-12-31T23:00:00Z")).toBe("2034-12-31");
    expect(keptUntil("2026-12-31T23:00:00Z", { timeZone: "America/New_York" })).toBe("2033-12-31");
  });

  it("ends a year that ends with February on its last day, leap year or not", () => {
    for (const financialYearEnd of ["02-28", "02-29"]) {
      const facts = { country: "DK", financialYearEnd, timeZone: "Europe/Copenhagen" };
      expect(keptUntil("2028-02-29T12:00:00Z", facts)).toBe("2033-02-28");
      expect(keptUntil("2023-02-28T12:00:00Z", facts)).toBe("2028-02-29");
      expect(keptUntil("2023-03-01T12:00:00Z", facts)).toBe("2029-02-28");
    }
  });

  it("counts from the record's own calendar year in Germany", () => {
    const facts = { country: "DE", financialYearEnd: "06-30", timeZone: "Europe/Berlin" };
    expect(keptUntil("2026-11-23T12:00:00Z", facts)).toBe("2034-12-31");
  });

  it.each([
    ["FI", "2032-12-31"],
    ["DK", "2031-12-31"],
    ["NO", "2031-12-31"],
    ["AT", "2033-12-31"],
    ["NL", "2033-12-31"],
    ["FR", "2036-12-31"],
    ["IE", "2032-12-31"],
    ["GB", "2032-12-31"],
  ])("ends in %s on %s for an order of 2026 in the calendar year's books", (country, end) => {
    expect(keptUntil("2026-11-23T12:00:00Z", { country })).toBe(end);
  });

  it("keeps nothing where the country is unknown or has no ground", () => {
    expect(keptUntil("2026-11-23T12:00:00Z", { country: null })).toBeUndefined();
    expect(keptUntil("2026-11-23T12:00:00Z", { country: "AQ" })).toBeUndefined();
  });

  it("keeps no field that is not part of the accounting record", () => {
    const bookedAt = new Date("2026-11-23T12:00:00Z");
    const question = { accounting: sweden, bookedAt, now: bookedAt };
    expect(planKeeping({ ...question, field: "Order.note" })).toBeNull();
  });

  it("keeps nothing whose time is over already", () => {
    const question = {
      accounting: sweden,
      bookedAt: new Date("2026-11-23T12:00:00Z"),
      field: "Order.poNumber",
    };
    expect(planKeeping({ ...question, now: new Date("2033-12-31T22:59:59Z") })).not.toBeNull();
    expect(planKeeping({ ...question, now: new Date("2033-12-31T23:00:00Z") })).toBeNull();
  });
});

describe("isOver()", () => {
  it("is not over on the last day and over with the next one, in the shop's zone", () => {
    const zone = "Europe/Stockholm";
    expect(isOver("2033-12-31", new Date("2033-12-31T22:59:59Z"), zone)).toBe(false);
    expect(isOver("2033-12-31", new Date("2033-12-31T23:00:00Z"), zone)).toBe(true);
  });
});

describe("legalGrounds", () => {
  it("name each a statute, where it can be read, and fields the data map collects", () => {
    const collected = (orderFields["Order"]?.collected ?? "").split(/\s+/u);
    for (const ground of legalGrounds) {
      expect(ground.source, ground.id).toMatch(/\d/u);
      expect(URL.canParse(ground.url), ground.id).toBe(true);
      expect(ground.country).toMatch(/^[A-Z]{2}$/u);
      for (const field of ground.fields) expect(collected).toContain(field.replace("Order.", ""));
    }
    expect(new Set(legalGrounds.map(({ id }) => id)).size).toBe(legalGrounds.length);
  });
});
