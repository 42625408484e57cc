import type {
  ConsentCounts,
  ConsentCountsOf,
  ConsentDimension,
  ConsentStatistics,
} from "../../domain/consent/ports.ts";
import {
  choiceActs,
  type DeviceKind,
  optionalCategories,
  type Regime,
} from "../../domain/consent/types.ts";
import { addDays } from "../../domain/shared/calendar.ts";
import {
  actWords,
  categoryWords,
  deviceWords,
  noticeLanguageName,
  regimeWords,
  regionWord,
  shortId,
} from "./consent-words.ts";
import { counted, toCalendarDate } from "./dates.ts";

/** A colour of a chart by what it stands for. */
export type Shade = "accepted" | "refused" | "chosen" | "shown" | "email" | "sms" | "whatsapp";

export type ShownSeries = {
  readonly name: string;
  readonly shade: Shade;
  readonly values: readonly number[];
};

/** A chart, with the same numbers as a table. */
export type ShownChart = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** `days` stand beside each other, `rows` one below the other. */
  readonly form: "days" | "rows";
  readonly labels: readonly string[];
  readonly series: readonly ShownSeries[];
  /** What the table calls the labels. */
  readonly heading: string;
};

export type ShownTotal = {
  readonly label: string;
  readonly count: string;
  /** Share of all choices; empty where there is none. */
  readonly share: string;
};

export type ShownStatistics = {
  readonly from: string;
  readonly to: string;
  readonly isEmpty: boolean;
  readonly totals: readonly ShownTotal[];
  readonly charts: readonly ShownChart[];
  readonly acts: readonly (readonly [label: string, count: string, share: string])[];
  /** A sentence where Shopify could not be told of some choices; else empty. */
  readonly untold: string;
};

const nothing: ConsentCounts = {
  ...{ shown: 0, chosen: 0, saleRefused: 0, untold: 0 },
  acts: {
    ...{ accept: 0, refuse: 0, save: 0, withdraw: 0 },
    ...{ "opt-out": 0, "opt-in": 0, signal: 0 },
  },
  yes: { preferences: 0, statistics: 0, marketing: 0 },
};

/** Rows of a chart; what is rarer is put together, so that a chart stays readable. */
const mostRows = 10;

const numberText = (count: number): string => count.toLocaleString("en");

function shareText(part: number, whole: number): string {
  return whole === 0 ? "" : `${String(Math.round((part / whole) * 100))}%`;
}

/** The three answers a choice can be; each act is one of them. */
function answersOf({
  acts,
}: ConsentCounts): Readonly<Record<"accepted" | "refused" | "chosen", number>> {
  return {
    accepted: acts.accept + acts["opt-in"],
    refused: acts.refuse + acts.withdraw + acts["opt-out"],
    chosen: acts.save,
  };
}

/** Counts of choices as charts and tables; sums alone, nobody's choice is read for it. */
export function presentConsentStatistics(statistics: ConsentStatistics): ShownStatistics {
  const { total, by } = statistics;
  return {
    from: toCalendarDate(statistics.from),
    to: toCalendarDate(statistics.to),
    isEmpty: total.shown === 0 && total.chosen === 0,
    totals: presentTotals(total),
    charts: [
      daysChart(statistics),
      categoriesChart(total),
      ...dimensions.map((dimension) => rowsChart(dimension, by[dimension.of])),
    ],
    untold: untoldText(total),
    acts: choiceActs
      .filter((act) => total.acts[act] > 0)
      .map((act) => [
        actWords[act],
        numberText(total.acts[act]),
        shareText(total.acts[act], total.chosen),
      ]),
  };
}

function untoldText({ untold }: ConsentCounts): string {
  if (untold === 0) return "";
  return `Shopify could not be told of ${counted(untold, "choice")}: its own script did not load, as in browsers that block it. The notice still held everything back by itself.`;
}

function presentTotals(total: ConsentCounts): readonly ShownTotal[] {
  const { accepted, refused, chosen } = answersOf(total);
  const answer = (label: string, count: number): ShownTotal => ({
    ...{ label, count: numberText(count), share: shareText(count, total.chosen) },
  });
  return [
    { label: "Pages it was shown on", count: numberText(total.shown), share: "" },
    answer("Accepted", accepted),
    answer("Refused", refused),
    answer("Chose for themselves", chosen),
  ];
}

function answerSeries(rows: readonly ConsentCounts[]): readonly ShownSeries[] {
  const answers = rows.map((row) => answersOf(row));
  return [
    { name: "Accepted", shade: "accepted", values: answers.map(({ accepted }) => accepted) },
    { name: "Refused", shade: "refused", values: answers.map(({ refused }) => refused) },
    { name: "Chose for themselves", shade: "chosen", values: answers.map(({ chosen }) => chosen) },
  ];
}

/** Every day of the time, also those on which nothing happened. */
function daysChart({ from, to, by }: ConsentStatistics): ShownChart {
  const found = new Map(by.day.map((day) => [day.value, day]));
  const days: ConsentCountsOf[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    days.push(found.get(day) ?? { ...nothing, value: day });
  return {
    id: "days",
    title: "Over time",
    text: "Choices made on each day.",
    form: "days",
    heading: "Day",
    labels: days.map(({ value }) => toCalendarDate(value)),
    series: [
      ...answerSeries(days),
      { name: "Pages it was shown on", shade: "shown", values: days.map(({ shown }) => shown) },
    ],
  };
}

function categoriesChart(total: ConsentCounts): ShownChart {
  const yes = optionalCategories.map((category) => total.yes[category]);
  return {
    id: "categories",
    title: "What was allowed",
    text: "Of all choices, those that allowed each category.",
    form: "rows",
    heading: "Category",
    labels: optionalCategories.map((category) => categoryWords[category]),
    series: [
      { name: "Allowed", shade: "accepted", values: yes },
      { name: "Not allowed", shade: "refused", values: yes.map((one) => total.chosen - one) },
    ],
  };
}

type Dimension = {
  readonly of: Exclude<ConsentDimension, "day">;
  readonly title: string;
  readonly heading: string;
  readonly word: (value: string) => string;
};

const dimensions: readonly Dimension[] = [
  { of: "region", title: "By region", heading: "Region", word: regionWord },
  {
    of: "device",
    title: "By device",
    heading: "Device",
    word: (value) => deviceWords[value as DeviceKind],
  },
  { of: "language", title: "By language", heading: "Language", word: noticeLanguageName },
  {
    of: "regime",
    title: "By what holds there",
    heading: "Rule",
    word: (value) => regimeWords[value as Regime],
  },
  { of: "notice", title: "By version of the notice", heading: "Version", word: shortId },
];

function rowsChart(
  { of, title, heading, word }: Dimension,
  rows: readonly ConsentCountsOf[],
): ShownChart {
  const answered = rows.filter(({ chosen }) => chosen > 0);
  const first = answered.slice(0, mostRows);
  const rest = answered.slice(mostRows);
  const series = answerSeries(first).map((one, at) => ({
    ...one,
    values: rest.length === 0 ? one.values : [...one.values, sumOf(answerSeries(rest)[at])],
  }));
  return {
    ...{ id: of, title, heading, series, form: "rows", text: "" },
    labels: [
      ...first.map(({ value }) => word(value)),
      ...(rest.length === 0 ? [] : [`${String(rest.length)} others`]),
    ],
  };
}

function sumOf(series: ShownSeries | undefined): number {
  return series?.values.reduce((sum, one) => sum + one, 0) ?? 0;
}
