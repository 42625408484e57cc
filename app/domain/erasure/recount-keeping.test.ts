import { describe, expect, it } from "vitest";
import type { AccountingFacts } from "../keeping/types.ts";
import { type KeptField, recountKeeping } from "./recount-keeping.ts";

const kept: KeptField = {
  ...{ field: "Order.poNumber", ground: "se-bookkeeping" },
  ...{ keptUntil: "2033-12-31", bookedOn: "2026-06-01" },
};
const sweden: AccountingFacts = {
  ...{ country: "SE", financialYearEnd: "12-31", timeZone: "Europe/Stockholm" },
};

function recount(facts: Partial<AccountingFacts>, field: Partial<KeptField> = {}, today?: string) {
  const now = { accounting: { ...sweden, ...facts }, today: today ?? "2026-11-23" };
  return recountKeeping({ ...kept, ...field }, now);
}

describe("recountKeeping()", () => {
  it("counts from the day in the books by another year's end or country", () => {
    expect(recount({ financialYearEnd: "04-30" })).toEqual({
      ...{ ground: "se-bookkeeping", keptUntil: "2034-12-31" },
    });
    expect(recount({ country: "DE" })).toEqual({
      ...{ ground: "de-fiscal-code", keptUntil: "2034-12-31" },
    });
    expect(recount({ country: "DK" })).toEqual({
      ...{ ground: "dk-bookkeeping", keptUntil: "2031-12-31" },
    });
  });

  it("finds the first date again when the change is taken back", () => {
    const changed = recount({ financialYearEnd: "04-30" })!;
    expect(recount({}, changed)).toEqual({ ground: kept.ground, keptUntil: kept.keptUntil });
  });

  it("leaves an entry as it is where nothing else is counted, or nothing can be", () => {
    expect(recount({})).toBeNull();
    expect(recount({ financialYearEnd: "04-30" }, { bookedOn: null })).toBeNull();
    expect(recount({ country: "US" })).toBeNull();
    expect(recount({ country: null })).toBeNull();
  });

  it("ends a keeping no sooner than in a week, and never later than it would have", () => {
    expect(recount({ country: "DK" }, {}, "2032-03-01")).toEqual({
      ...{ ground: "dk-bookkeeping", keptUntil: "2032-03-08" },
    });
    expect(recount({ country: "DK" }, {}, "2033-12-30")).toEqual({
      ...{ ground: "dk-bookkeeping", keptUntil: "2033-12-31" },
    });
  });
});
