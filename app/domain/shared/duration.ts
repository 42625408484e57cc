const unitMs = {
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
} as const;

/** An amount per unit; all are added. Calendar units live in `calendar.ts`. */
export type Duration = Partial<Record<`${keyof typeof unitMs}s`, number>>;

/** Turns `{hours: 4, minutes: 30}` into milliseconds. No other code multiplies time units. */
export function toMs(duration: Duration): number {
  let total = 0;
  for (const [unit, ms] of Object.entries(unitMs)) {
    total += (duration[`${unit as keyof typeof unitMs}s`] ?? 0) * ms;
  }
  return total;
}
