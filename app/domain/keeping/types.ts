/** A law that makes somebody keep a record, as data with its source. */
export type LegalGround = {
  /** `se-bookkeeping` */
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The statute and section. */
  readonly source: string;
  /** Where it can be read. */
  readonly url: string;
  /** Fields of the data map it covers, `Order.poNumber`. */
  readonly fields: readonly string[];
  readonly end: KeepingEnd;
};

/**
 * How the last day of keeping is counted: `years` whole years after the financial
 * year's end itself, after the end of the calendar year it ended in, or after the
 * end of the calendar year the record was made in, whatever the financial year.
 */
export type KeepingEnd = {
  readonly after: "financial-year" | "calendar-year-of-financial-year-end" | "calendar-year";
  readonly years: number;
};

/** What counting needs to know of the shop. */
export type AccountingFacts = {
  /** ISO 3166-1 alpha-2, or null while unknown: then nothing is kept. */
  readonly country: string | null;
  /** Last day of the financial year, `MM-DD`; `02-29` and `02-28` both mean the last of February. */
  readonly financialYearEnd: string;
  /** IANA zone. */
  readonly timeZone: string;
};

/** Why a field stays, and through which day; calendar dates in the shop's zone. */
export type Keeping = {
  readonly ground: string;
  readonly keptUntil: string;
  /** The day it is counted from. */
  readonly bookedOn: string;
};
