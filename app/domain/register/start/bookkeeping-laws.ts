/**
 * Years that laws make a store keep its books, by country (ISO 3166-1 alpha-2), from the end of the
 * financial year or of the calendar year it ended in; the same laws and years as the grounds that
 * hold back an erasure (app/domain/keeping), a test holds the two together. A policy names a law by
 * `law.bookkeeping.<country>` of the suggested texts.
 */
export const bookkeepingYears = {
  SE: 7,
  FI: 6,
  DK: 5,
  NO: 5,
  DE: 8,
  AT: 7,
  NL: 7,
  FR: 10,
} as const;

type BookkeepingCountry = keyof typeof bookkeepingYears;

/** Whether the law on bookkeeping of a country is known. */
export function hasBookkeepingLaw(country: string): country is BookkeepingCountry {
  return Object.hasOwn(bookkeepingYears, country);
}
