import type { AnswerContext } from "./answer-context.ts";
import type { Money } from "./read-shape.ts";

/** A point in time in the answer's language and the shop's time zone. */
export function formatTime(context: AnswerContext, at: Date): string {
  return cached(context, "time", () =>
    dateFormat(context, { dateStyle: "long", timeStyle: "short", timeZone: context.timeZone }),
  ).format(at);
}

/** The day a point in time falls on in the shop's time zone. */
export function formatDay(context: AnswerContext, at: Date): string {
  return cached(context, "day", () =>
    dateFormat(context, { dateStyle: "long", timeZone: context.timeZone }),
  ).format(at);
}

/** A calendar date (`2025-03-12`) in the answer's language; what is no date stays as it is. */
export function formatCalendarDate(context: AnswerContext, on: string): string {
  const at = new Date(`${on}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return on;
  return cached(context, "date", () =>
    dateFormat(context, { dateStyle: "long", timeZone: "UTC" }),
  ).format(at);
}

/**
 * An amount of money in the answer's language. An amount or a currency that
 * Intl does not know is shown as it was received.
 */
export function formatMoney(context: AnswerContext, money: Money): string {
  const amount = Number(money.amount);
  if (!/^-?\d+(\.\d+)?$/u.test(money.amount) || !Number.isFinite(amount)) {
    return `${money.amount} ${money.currency}`;
  }
  try {
    return cached(
      context,
      `money-${money.currency}`,
      () =>
        new Intl.NumberFormat(context.texts.language, {
          style: "currency",
          currency: money.currency,
        }),
    ).format(amount);
  } catch (error) {
    if (error instanceof RangeError) return `${money.amount} ${money.currency}`;
    throw error;
  }
}

/** A number in the answer's language, with all its digits; ungrouped, for many are years and numbers of orders. */
export function formatNumber(context: AnswerContext, value: number): string {
  return cached(
    context,
    "number",
    () =>
      new Intl.NumberFormat(context.texts.language, {
        maximumFractionDigits: 20,
        useGrouping: false,
      }),
  ).format(value);
}

function dateFormat(
  context: AnswerContext,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(
    context.texts.language === "en" ? "en-GB" : context.texts.language,
    options,
  );
}

/** Intl formatters are dear to make (0.1 ms and more) and an answer formats tens of thousands of values. */
const formatters = new WeakMap<AnswerContext, Map<string, unknown>>();

function cached<Formatter>(context: AnswerContext, key: string, make: () => Formatter): Formatter {
  const known = formatters.get(context) ?? new Map<string, unknown>();
  formatters.set(context, known);
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as Formatter;
}
