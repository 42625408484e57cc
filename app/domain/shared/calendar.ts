import { Temporal } from "temporal-polyfill";

/** True for a zone of the IANA database, such as `Europe/Stockholm`. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** The calendar date (`2026-02-28`) of an instant in a zone. */
export function localDateOf(at: Date, timeZone: string): string {
  return toZoned(at, timeZone).toPlainDate().toString();
}

/** The first instant of a calendar date in a zone (not always midnight: zones jump). */
export function startOfDay(date: string, timeZone: string): Date {
  return toDate(Temporal.PlainDate.from(date).toZonedDateTime(timeZone));
}

/** The last millisecond of a calendar date in a zone. */
export function endOfDay(date: string, timeZone: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
  return new Date(startOfDay(next, timeZone).getTime() - 1);
}

/** The same day `months` later; the last day of the month where there is no such day. */
export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: "constrain" }).toString();
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The day `MM-DD` of a year; the last of February where 29 February does not exist. */
export function dayOfYear(year: number, monthDay: string): string {
  const [month = 0, day = 0] = monthDay.split("-").map(Number);
  return Temporal.PlainDate.from({ year, month, day }, { overflow: "constrain" }).toString();
}

/** The year of a calendar date. */
export function yearOf(date: string): number {
  return Temporal.PlainDate.from(date).year;
}

/** A calendar date in its one form, or undefined when it is none (`2026-02-30`). */
export function parseDate(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}

function toZoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

function toDate(zoned: Temporal.ZonedDateTime): Date {
  return new Date(zoned.epochMilliseconds);
}
