import { countKeeping } from "../keeping/plan-keeping.ts";
import type { AccountingFacts, Keeping } from "../keeping/types.ts";
import { addDays } from "../shared/calendar.ts";

/** An entry whose clearing waits. */
export type KeptField = {
  readonly field: string;
  readonly ground: string;
  readonly keptUntil: string;
  /** Null where the day in the books is not known. */
  readonly bookedOn: string | null;
};

/** A slip in the settings can be taken back for so long, before it has cleared anything. */
const graceDays = 7;

/**
 * The ground and last day of an entry after the merchant changed where the books are
 * kept or when their year ends; null when it stays as it is. It stays where no ground
 * is known for the new country: a law nobody knows of here is no leave to clear, and
 * clearing cannot be undone. An end that comes sooner comes in a week at the earliest.
 */
export function recountKeeping(
  kept: KeptField,
  { accounting, today }: { readonly accounting: AccountingFacts; readonly today: string },
): Pick<Keeping, "ground" | "keptUntil"> | null {
  const { field, bookedOn } = kept;
  if (bookedOn === null) return null;
  const counted = countKeeping({ accounting, bookedOn, field });
  if (counted === null) return null;
  const { ground } = counted;
  const keptUntil = withGrace(counted.keptUntil, kept.keptUntil, today);
  return ground === kept.ground && keptUntil === kept.keptUntil ? null : { ground, keptUntil };
}

/** Calendar dates in their one form, so that their texts compare as they do. */
function withGrace(counted: string, before: string, today: string): string {
  if (counted >= before) return counted;
  const earliest = addDays(today, graceDays);
  const sooner = counted > earliest ? counted : earliest;
  return sooner < before ? sooner : before;
}
