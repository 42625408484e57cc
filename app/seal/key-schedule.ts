import { toMs } from "../domain/shared/duration.ts";
import type { HeldKey } from "./keyring.server.ts";

/** The operator's rules for the lives of key-encryption keys. */
export type KeyRules = {
  /** Age in days at which a key is replaced; 0 for never by itself. */
  readonly rotationDays: number;
  /** Days for which copies of the database are kept. */
  readonly backupKeepDays: number;
};

/** How often the schedule is looked at. */
const lookMs = toMs({ days: 1 });

const later = (date: Date, ms: number): Date => new Date(date.getTime() + ms);

/** When a key that was replaced then may be dropped: the last copy it opens has aged out. */
export function retirableFrom(replacedAt: Date, { backupKeepDays }: KeyRules): Date {
  return later(replacedAt, toMs({ days: backupKeepDays }));
}

/** Whether the primary is old enough to be replaced. One whose age nobody knows is. */
export function isRotationDue(primary: HeldKey, rules: KeyRules, now: Date): boolean {
  if (rules.rotationDays === 0) return false;
  const { createdAt } = primary;
  return createdAt === null || later(createdAt, toMs({ days: rules.rotationDays })) <= now;
}

/**
 * When everything that is wrapped now will be unreadable in every copy: the key is replaced on
 * schedule, once the former one is out of the way, and then kept for as long as copies are. The
 * schedule is looked at daily, so a day is added to each step. Null when nothing is scheduled, and
 * when what was due two looks ago has not been done: then nobody knows when it will.
 */
export function allUnreadableBy(held: readonly HeldKey[], rules: KeyRules, now: Date): Date | null {
  const [primary, former] = held;
  if (primary === undefined || rules.rotationDays === 0) return null;
  const made = primary.createdAt ?? now;
  const due = later(made, toMs({ days: rules.rotationDays }));
  const steps = { due, free: freeFrom(former, rules, now) };
  if (later(nextStep(former, { ...steps, made }), 2 * lookMs) < now) return null;
  const replaced = Math.max(due.getTime(), steps.free.getTime(), now.getTime()) + lookMs;
  return later(retirableFrom(new Date(replaced), rules), lookMs);
}

/** When the former key is out of the way. One not yet noted as replaced is by the next look. */
function freeFrom(former: HeldKey | undefined, rules: KeyRules, now: Date): Date {
  return former === undefined ? now : retirableFrom(former.replacedAt ?? later(now, lookMs), rules);
}

type Steps = { readonly made: Date; readonly due: Date; readonly free: Date };

/** What the schedule does next: notes the former key as replaced, retires it, or replaces the primary. */
function nextStep(former: HeldKey | undefined, { made, due, free }: Steps): Date {
  if (former === undefined) return due;
  return former.replacedAt === null ? made : free;
}
