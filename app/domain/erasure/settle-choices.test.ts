import { describe, expect, it } from "vitest";
import { type EnteredChoices, settleErasureChoices } from "./settle-choices.ts";

const entered: EnteredChoices = {
  accountingCountry: "SE",
  financialYearEnd: "04-30",
  evidenceKeepYears: "7",
  erasureOff: ["order-note"],
  metafieldNamespaces: "loyalty, custom\nloyalty",
};

describe("settleErasureChoices()", () => {
  it("takes what is entered, each namespace once", () => {
    expect(settleErasureChoices(entered)).toEqual({
      ok: true,
      value: {
        rule: { off: ["order-note"], metafieldNamespaces: ["custom", "loyalty"] },
        accountingCountry: "SE",
        financialYearEnd: "04-30",
        evidenceKeepYears: 7,
      },
    });
  });

  it("takes no country as not known yet, and drops switches there are not", () => {
    const none = { ...entered, accountingCountry: "", erasureOff: ["abacus"] };
    expect(settleErasureChoices(none)).toMatchObject({
      ok: true,
      value: { accountingCountry: null, rule: { off: [] } },
    });
  });

  it("takes a year that ends with February, and no day there is not", () => {
    expect(settleErasureChoices({ ...entered, financialYearEnd: "02-29" }).ok).toBe(true);
    for (const financialYearEnd of ["02-30", "04-31", "13-01", "00-10", "12-00", "4-30", ""]) {
      expect(settleErasureChoices({ ...entered, financialYearEnd })).toMatchObject({
        ok: false,
        reason: [{ field: "financialYearEnd" }],
      });
    }
  });

  it("names every fault at its field", () => {
    const settled = settleErasureChoices({
      ...entered,
      accountingCountry: "UK",
      financialYearEnd: "31 Dec",
      metafieldNamespaces: "loyalty.points",
      evidenceKeepYears: "31",
    });
    expect(settled.ok ? [] : settled.reason.map(({ field }) => field)).toEqual([
      "accountingCountry",
      "financialYearEnd",
      "metafieldNamespaces",
      "evidenceKeepYears",
    ]);
  });
});
