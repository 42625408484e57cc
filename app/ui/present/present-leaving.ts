import type { CaseWish } from "../../domain/newsletter/inbound/ports.ts";
import { type Channel, channels, doors } from "../../domain/newsletter/types.ts";
import type { DayRange, LeaveCount, LeaveOverview } from "../../domain/newsletter/views.ts";
import { addDays } from "../../domain/shared/calendar.ts";
import { counted, type Reader, toAgo, toCalendarDate, toDate, toDateTime } from "./dates.ts";
import { caseWords, channelWords, doorWords, outcomeLabels, sayTook } from "./newsletter-words.ts";
import type { ShownChart, ShownSeries } from "./present-consent-statistics.ts";

export type ShownSystem = {
  readonly name: string;
  readonly median: string;
  readonly worst: string;
  /** How many, with what is not in effect and why. */
  readonly now: string;
  readonly isLate: boolean;
};

export type ShownDrift = {
  readonly key: string;
  readonly system: string;
  readonly channel: string;
  readonly leftAt: string;
  readonly turnedAt: string;
  readonly state: string;
  readonly isPutRight: boolean;
};

export type ShownCase = {
  readonly id: string;
  readonly title: string;
  readonly todo: string;
  readonly openedAt: string;
  readonly sender: string;
};

export type ShownLeaving = {
  readonly range: string;
  /** Nothing was ever said, and nothing is set up. */
  readonly isEmpty: boolean;
  readonly total: string;
  readonly charts: readonly ShownChart[];
  readonly systems: readonly ShownSystem[];
  readonly drifts: readonly ShownDrift[];
  readonly questions: string;
  readonly mails: readonly (readonly [label: string, count: string])[];
  readonly cases: readonly ShownCase[];
  readonly hasMailbox: boolean;
  readonly mailboxTrouble: boolean;
  readonly hasTool: boolean;
};

export type OpenCase = {
  readonly id: string;
  readonly wish: CaseWish;
  readonly sender: string | null;
  readonly openedAt: Date;
};

export type LeavingToShow = {
  readonly overview: LeaveOverview;
  readonly cases: readonly OpenCase[];
  readonly days: DayRange;
  readonly systemName: (system: string) => string;
};

/** An opt-out that is not in effect after so long is late. */
const lateMs = 15 * 60_000;

/** Leaving in numbers, and what waits for somebody. */
export function presentLeaving(
  { overview, cases, days, systemName }: LeavingToShow,
  reader: Reader,
): ShownLeaving {
  const { counts, mails, mailboxes } = overview;
  const total = sum(counts);
  return {
    range: `${toCalendarDate(days.from)} – ${toCalendarDate(days.to)}`,
    isEmpty: total === 0 && mails.length === 0 && mailboxes.length === 0 && cases.length === 0,
    total: counted(total, "opt-out"),
    charts: total === 0 ? [] : [byDay(counts, days), byDoor(counts)],
    systems: overview.systems.map((system) => presentSystem(system, { reader, systemName })),
    drifts: overview.drifts.map((drift) => ({
      key: `${drift.proofId} ${drift.system}`,
      system: systemName(drift.system),
      channel: channelWords[drift.channel],
      leftAt: toDate(drift.leftAt, reader),
      turnedAt: toDateTime(drift.turnedAt, reader),
      isPutRight: drift.isPutRight,
      state: `${drift.isPutRight ? "Put right" : "Being put right"}${drift.times > 1 ? `, ${String(drift.times)} times` : ""}`,
    })),
    questions: overview.openQuestions === 0 ? "" : counted(overview.openQuestions, "sign-up"),
    mails: mails.map(({ outcome, count }) => [
      outcomeLabels[outcome]?.text ?? outcome,
      count.toLocaleString("en"),
    ]),
    cases: cases.map((one) => ({
      id: one.id,
      title: caseWords[one.wish]?.title ?? one.wish,
      todo: caseWords[one.wish]?.todo ?? "",
      openedAt: toDate(one.openedAt, reader),
      sender: one.sender ?? "",
    })),
    hasMailbox: mailboxes.some(({ state }) => state !== "off"),
    mailboxTrouble: mailboxes.some(({ state }) => state === "failing"),
    hasTool: overview.tools > 0,
  };
}

function presentSystem(
  system: LeaveOverview["systems"][number],
  { reader, systemName }: { readonly reader: Reader } & Pick<LeavingToShow, "systemName">,
): ShownSystem {
  const { waiting, waitingSince, refused, unknownThere, inEffect } = system;
  const parts = [
    `${inEffect.toLocaleString("en")} in effect`,
    ...(waiting === 0 || waitingSince === null
      ? []
      : [`${String(waiting)} waiting, the first since ${toAgo(waitingSince, reader)}`]),
    ...(refused === 0 ? [] : [`${String(refused)} refused by it`]),
    ...(unknownThere === 0 ? [] : [`${String(unknownThere)} unknown there`]),
  ];
  return {
    name: systemName(system.system),
    median: sayTook(system.medianMs),
    worst: sayTook(system.worstMs),
    now: parts.join(" · "),
    isLate: waitingSince !== null && reader.now.getTime() - waitingSince.getTime() > lateMs,
  };
}

function sum(counts: readonly LeaveCount[]): number {
  return counts.reduce((whole, { count }) => whole + count, 0);
}

/** One colour for each channel that anybody left. */
function seriesOf(
  counts: readonly LeaveCount[],
  rows: readonly ((count: LeaveCount) => boolean)[],
): readonly ShownSeries[] {
  return channels
    .filter((channel) => counts.some((one) => one.channel === channel))
    .map((channel: Channel) => ({
      name: channelWords[channel],
      shade: channel,
      values: rows.map((isIn) => sum(counts.filter((one) => one.channel === channel && isIn(one)))),
    }));
}

function byDay(counts: readonly LeaveCount[], { from, to }: DayRange): ShownChart {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const ofDay = Map.groupBy(counts, ({ day }) => day);
  return {
    ...{ id: "days", title: "Opt-outs by day", text: "", form: "days", heading: "Day" },
    labels: days.map(toCalendarDate),
    series: channels
      .filter((channel) => counts.some((one) => one.channel === channel))
      .map((channel) => ({
        name: channelWords[channel],
        shade: channel,
        values: days.map((day) =>
          sum((ofDay.get(day) ?? []).filter((one) => one.channel === channel)),
        ),
      })),
  };
}

function byDoor(counts: readonly LeaveCount[]): ShownChart {
  const used = doors.filter((door) => counts.some((one) => one.door === door));
  return {
    ...{ id: "doors", title: "How they left", text: "", form: "rows", heading: "By" },
    labels: used.map((door) => doorWords[door]),
    series: seriesOf(
      counts,
      used.map((door) => (one: LeaveCount) => one.door === door),
    ),
  };
}
