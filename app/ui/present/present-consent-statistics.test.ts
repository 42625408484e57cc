import { describe, expect, it } from "vitest";
import type { ConsentCounts, ConsentStatistics } from "../../domain/consent/ports.ts";
import { presentConsentStatistics } from "./present-consent-statistics.ts";

const noActs = {
  ...{ accept: 0, refuse: 0, save: 0, withdraw: 0, "opt-out": 0, "opt-in": 0 },
};

function counts(acts: Partial<ConsentCounts["acts"]>): ConsentCounts {
  const all = { ...noActs, ...acts };
  return {
    ...{ shown: 10, acts: all, saleRefused: 0, untold: 0 },
    chosen: Object.values(all).reduce((sum, one) => sum + one, 0),
    yes: { preferences: 1, statistics: 2, marketing: 0 },
  };
}

const range = { from: "2026-11-21", to: "2026-11-23" };

function statistics(total: ConsentCounts, by: Partial<ConsentStatistics["by"]>): ConsentStatistics {
  const none = { day: [], notice: [], language: [], region: [], regime: [], device: [] };
  return { ...range, total, by: { ...none, ...by } };
}

const chartOf = (given: ConsentStatistics, id: string) =>
  presentConsentStatistics(given).charts.find((chart) => chart.id === id);

describe("presentConsentStatistics()", () => {
  it("shows every day of the time, also those on which nothing was chosen", () => {
    const day = { ...counts({ accept: 2, withdraw: 1 }), value: "2026-11-22" };
    const chart = chartOf(statistics(counts({ accept: 2, withdraw: 1 }), { day: [day] }), "days");
    expect(chart?.labels).toEqual(["21 Nov 2026", "22 Nov 2026", "23 Nov 2026"]);
    expect(chart?.series.map(({ name, values }) => [name, values])).toEqual([
      ["Accepted", [0, 2, 0]],
      ["Refused", [0, 1, 0]],
      ["Chose for themselves", [0, 0, 0]],
      ["Pages it was shown on", [0, 10, 0]],
    ]);
  });

  it("counts each act as one of three answers, so that the answers make up all choices", () => {
    const acts = { accept: 1, refuse: 2, save: 4, withdraw: 8, "opt-out": 16, "opt-in": 32 };
    const { totals } = presentConsentStatistics(statistics(counts(acts), {}));
    expect(totals.map(({ label, count }) => [label, count])).toEqual([
      ["Pages it was shown on", "10"],
      ["Accepted", "33"],
      ["Refused", "26"],
      ["Chose for themselves", "4"],
    ]);
  });

  it("puts what is rare together, and loses no choice by that", () => {
    const region = Array.from({ length: 14 }, (_none, at) => ({
      ...counts({ accept: 20 - at }),
      value: `C${String.fromCharCode(65 + at)}`,
    }));
    const chart = chartOf(statistics(counts({ accept: 189 }), { region }), "region");
    expect(chart?.labels.length).toBe(11);
    expect(chart?.labels.at(-1)).toBe("4 others");
    expect(chart?.series[0]?.values.reduce((sum, one) => sum + one, 0)).toBe(189);
  });

  it("says that nothing was counted, and speaks of Shopify only where it was not told", () => {
    const nothing = { ...counts({}), shown: 0 };
    expect(presentConsentStatistics(statistics(nothing, {}))).toMatchObject({
      ...{ isEmpty: true, untold: "" },
    });
    const untold = { ...counts({ accept: 3 }), untold: 2 };
    expect(presentConsentStatistics(statistics(untold, {})).untold).toContain("2 choices");
  });
});
