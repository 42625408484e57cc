/**
 * Dates for people, in the shop's zone. Made on the server only: a browser's
 * own tables may say the same date otherwise and the page would flicker.
 */
export type Reader = { readonly timeZone: string; readonly now: Date };

const DAY_MS = 86_400_000;

/** `23 Nov 2026` */
export function toDate(at: Date, { timeZone }: Reader): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone,
  }).format(at);
}

/** `23 Nov 2026, 14:03` */
export function toDateTime(at: Date, reader: Reader): string {
  const time = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: reader.timeZone,
  }).format(at);
  return `${toDate(at, reader)}, ${time}`;
}

/** `2026-11-23` in the shop's zone, for a date field. */
export function toDateInput(at: Date, { timeZone }: Reader): string {
  return new Intl.DateTimeFormat("sv-SE", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  }).format(at);
}

/** A calendar date needs no zone: `2033-12-31` as `31 Dec 2033`. */
export function toCalendarDate(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  return toDate(at, { timeZone: "UTC", now: at });
}

/** The day after a calendar date, `2033-12-31` as `1 Jan 2034`. */
export function toDayAfter(date: string): string {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS);
  return toCalendarDate(next.toISOString().slice(0, 10));
}

/** Calendar days from today to the date, in the shop's zone; negative when it has passed. */
export function daysUntil(at: Date, reader: Reader): number {
  const midnight = (one: Date) => Date.parse(`${toDateInput(one, reader)}T00:00:00Z`);
  return Math.round((midnight(at) - midnight(reader.now)) / DAY_MS);
}

/** `in 12 days`, `tomorrow`, `today`, `3 days late`. */
export function toDaysLeft(at: Date, reader: Reader): string {
  const days = daysUntil(at, reader);
  if (days === 0) return at.getTime() < reader.now.getTime() ? "late since today" : "today";
  if (days === 1) return "tomorrow";
  if (days > 1) return `in ${days} days`;
  return days === -1 ? "1 day late" : `${-days} days late`;
}

/** `just now`, `5 minutes ago`, `3 hours ago`, then the date. */
export function toAgo(at: Date, reader: Reader): string {
  const minutes = Math.floor((reader.now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${counted(minutes, "minute")} ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${counted(hours, "hour")} ago` : toDateTime(at, reader);
}

/** `1 record`, `3 records`, `1,204 records`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}

/** `312 bytes`, `4.2 kB`, `1.3 MB`. */
export function toSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${amount.toFixed(1)} ${unit}`;
}
