import { addDays, addMonths, dayOfYear, localDateOf, yearOf } from "../shared/calendar.ts";
import { legalGrounds } from "./grounds.ts";
import type { AccountingFacts, Keeping, KeepingEnd } from "./types.ts";

export type KeepingQuestion = {
  readonly accounting: AccountingFacts;
  /** When the order last entered the books: placed, or refunded since. */
  readonly bookedAt: Date;
  /** Field of the data map, `Order.poNumber`. */
  readonly field: string;
  readonly now: Date;
};

/**
 * Why a field of an order must stay and through which day; null when no ground
 * of the shop's country covers it (any more), or the country is not known. Of
 * several grounds the one that lasts longest.
 */
export function planKeeping(question: KeepingQuestion): Keeping | null {
  const { accounting, bookedAt, field, now } = question;
  const bookedOn = localDateOf(bookedAt, accounting.timeZone);
  const longest = countKeeping({ accounting, bookedOn, field });
  if (longest === null || isOver(longest.keptUntil, now, accounting.timeZone)) return null;
  return longest;
}

/**
 * The same for a field whose day in the books (calendar date) is known, whether
 * the time is over or not; null when no ground of the country covers the field.
 */
export function countKeeping({
  accounting,
  bookedOn,
  field,
}: Pick<KeepingQuestion, "accounting" | "field"> & { readonly bookedOn: string }): Keeping | null {
  const keepings = legalGrounds
    .filter(({ country, fields }) => country === accounting.country && fields.includes(field))
    .map(({ id, end }) => ({ ground: id, keptUntil: lastDayOf(end, bookedOn, accounting) }));
  const [longest] = keepings.toSorted((a, b) => b.keptUntil.localeCompare(a.keptUntil));
  return longest === undefined ? null : { ...longest, bookedOn };
}

/** Tells whether the day after a keeping's last day has begun in the shop's zone. */
export function isOver(keptUntil: string, now: Date, timeZone: string): boolean {
  return keptUntil < localDateOf(now, timeZone);
}

function lastDayOf(end: KeepingEnd, bookedOn: string, accounting: AccountingFacts): string {
  switch (end.after) {
    case "calendar-year":
      return dayOfYear(yearOf(bookedOn) + end.years, "12-31");
    case "calendar-year-of-financial-year-end":
      return dayOfYear(yearOf(financialYearEndOf(bookedOn, accounting)) + end.years, "12-31");
    case "financial-year":
      return addWholeYears(financialYearEndOf(bookedOn, accounting), end.years);
  }
}

/** Last day of the financial year a date lies in. */
function financialYearEndOf(date: string, { financialYearEnd }: AccountingFacts): string {
  const year = yearOf(date);
  const endIn = (one: number) => dayOfYear(one, settleFebruary(financialYearEnd));
  return date <= endIn(year) ? endIn(year) : endIn(year + 1);
}

/** A year that ends with February ends with 29 February in a leap year. */
function settleFebruary(monthDay: string): string {
  return monthDay === "02-28" ? "02-29" : monthDay;
}

/** Counted from the first day of the next year, so that a leap day at the end is not lost. */
function addWholeYears(lastDay: string, years: number): string {
  return addDays(addMonths(addDays(lastDay, 1), 12 * years), -1);
}
