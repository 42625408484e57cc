/** Days of each month; February in a leap year, for a year may end on any day there is. */
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** How many days a month (1 to 12) has at most; 0 for no month. */
export function daysOfMonth(month: number): number {
  return monthDays[month - 1] ?? 0;
}

/** True for the last day of a financial year as it is written: `MM-DD`, a day there is. */
export function isFinancialYearEnd(text: string): boolean {
  if (!/^\d{2}-\d{2}$/u.test(text)) return false;
  const [month = 0, day = 0] = text.split("-").map(Number);
  return day >= 1 && day <= daysOfMonth(month);
}
