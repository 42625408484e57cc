import { addMonths, endOfDay, localDateOf, startOfDay } from "../shared/calendar.ts";
import { toMs } from "../shared/duration.ts";

export type Receipt = {
  /** When Shopify's webhook was committed. */
  readonly receivedAt: Date;
  /** An earlier calendar date of receipt the merchant entered, in the shop's zone. */
  readonly receivedOn?: string | null;
  /** IANA zone of the shop. */
  readonly timeZone: string;
};

/** Shopify's term: "within 30 days of receiving the request". */
const shopifyTerm = { days: 30 } as const;

/**
 * When a request must be answered: the earlier of
 *
 * - receipt + 30 days of 24 hours (Shopify, privacy law compliance), and
 * - one calendar month from receipt (GDPR art. 12(3)), counted as Regulation
 *   (EEC) 1182/71 art. 3 says: to the end of the day of the same number in the
 *   next month, or of that month's last day. Its grace for weekends and
 *   holidays is not used: they differ by country, and earlier is safe.
 *
 * Of an entered date only the day is known, so its first moment counts. A date
 * later than the webhook is ignored.
 */
export function dueAtOf(receipt: Receipt): Date {
  const { thirtyDaysAt, oneMonthAt } = deadlineLimitsOf(receipt);
  return thirtyDaysAt < oneMonthAt ? thirtyDaysAt : oneMonthAt;
}

/** The two limits `dueAtOf` chooses from, for showing them. */
export type DeadlineLimits = { readonly thirtyDaysAt: Date; readonly oneMonthAt: Date };

/** Both limits of a receipt; see `dueAtOf` for the rules. */
export function deadlineLimitsOf(receipt: Receipt): DeadlineLimits {
  const { timeZone } = receipt;
  const receivedAt = startOf(receipt);
  const thirtyDaysAt = new Date(receivedAt.getTime() + toMs(shopifyTerm));
  const monthLater = addMonths(localDateOf(receivedAt, timeZone), 1);
  return { thirtyDaysAt, oneMonthAt: endOfDay(monthLater, timeZone) };
}

function startOf({ receivedAt, receivedOn, timeZone }: Receipt): Date {
  if (receivedOn === undefined || receivedOn === null) return receivedAt;
  const entered = startOfDay(receivedOn, timeZone);
  return entered < receivedAt ? entered : receivedAt;
}
