import { type Duration, toMs } from "../shared/duration.ts";
import type { DueEffect, EffectNote, MarketingReading } from "./ports.ts";

/**
 * When a system is read back after a wish: another writer was seen to turn a consent round three
 * seconds after it was written, and nightly imports do it a day or a week later.
 */
export const looks: readonly Duration[] = [
  { seconds: 20 },
  { minutes: 5 },
  { days: 1 },
  { days: 7 },
];

/** How long an address is kept, sealed, to be told to systems and read back. */
export const targetKept = { days: 8 } as const;

export type Look = {
  readonly effect: DueEffect;
  readonly reading: MarketingReading;
  readonly now: Date;
};

/** What is to be done after a look, and what is noted when nothing is to be written. */
export type LookDecision =
  | { readonly kind: "settled"; readonly note: EffectNote }
  /** To be written; another writer had turned it round when `hasDrifted`. */
  | { readonly kind: "write"; readonly hasDrifted: boolean; readonly formerState: string | null };

/**
 * Decides what a look at a system leads to. What is to be out is written whenever it is not, however
 * often. What is to be in again is written once, and only where it was in before: whoever leaves
 * there afterwards has left.
 */
export function decideLook(look: Look): LookDecision {
  const { effect, reading } = look;
  if (reading.kind === "unknown-there") return settle(look, { state: "unknown-there" });
  if (reading.kind === "refused") return settle(look, { state: "refused", code: reading.code });
  if (reading.kind === "later") return settle(look, { state: "waiting", code: reading.code });
  if (reading.kind === "unreadable") {
    if (effect.state === "acknowledged") return settle(look, { state: "acknowledged" });
    return { kind: "write", hasDrifted: false, formerState: effect.formerState };
  }
  const formerState = effect.formerState ?? reading.word;
  const isAsWanted = reading.isOut === (effect.wanted === "out");
  if (isAsWanted || (effect.wanted === "in" && effect.inEffectAt !== null)) {
    return settle(look, { state: "in-effect", formerState });
  }
  return { kind: "write", hasDrifted: effect.inEffectAt !== null, formerState };
}

type Settling = {
  readonly state: EffectNote["state"];
  readonly code?: string;
  readonly formerState?: string | null;
  readonly hasDrifted?: boolean;
};

/** The note of a look that is over, with the time of the next one. */
export function noteLook(
  { effect, now }: Pick<Look, "effect" | "now">,
  about: Settling,
): EffectNote {
  const { state, code = null, hasDrifted = false } = about;
  const isDone = state === "in-effect" || state === "acknowledged";
  const isFirst = isDone && effect.inEffectAt === null;
  return {
    ...{ state, code, hasDrifted, checkedAt: now },
    nextCheckAt: nextLook(effect, { now, hasDrifted, state }),
    ...(about.formerState === undefined ? {} : { formerState: about.formerState }),
    ...(isFirst ? { inEffectAt: now } : {}),
  };
}

function settle(look: Look, about: Settling): LookDecision {
  return { kind: "settled", note: noteLook(look, about) };
}

/** How often a system that refuses is asked again: a missing permission may have been given. */
const refusedAgain = { hours: 1 } as const;

/** A system that does not answer is asked again after seconds, then minutes, half an hour at most. */
const laterAgain = { seconds: 5 } as const;
const laterAtMost = { minutes: 30 } as const;

type Seen = {
  readonly now: Date;
  readonly hasDrifted: boolean;
  readonly state: EffectNote["state"];
};

/**
 * After a drift soon again, later each time, and while a system refuses every hour as long as the address is
 * known; what is to be in is looked at once more and left alone.
 */
function nextLook(effect: DueEffect, seen: Seen): Date | null {
  if (seen.state === "acknowledged") return null;
  if (seen.state === "waiting") return nextTry(effect, seen.now);
  return effect.wanted === "in" && effect.checks > 0 ? null : nextPlanned(effect, seen);
}

function nextPlanned(effect: DueEffect, { now, hasDrifted, state }: Seen): Date | null {
  const planned = looks
    .map((after) => effect.receivedAt.getTime() + toMs(after))
    .find((at) => at > now.getTime());
  if (state === "refused" && now.getTime() < effect.receivedAt.getTime() + toMs(targetKept)) {
    const again = now.getTime() + toMs(refusedAgain);
    return new Date(Math.min(again, planned ?? again));
  }
  if (!hasDrifted) return planned === undefined ? null : new Date(planned);
  const soon = now.getTime() + toMs({ minutes: 2 ** Math.min(effect.drifts, 10) });
  return new Date(Math.min(soon, planned ?? soon));
}

function nextTry({ checks, receivedAt }: DueEffect, now: Date): Date | null {
  if (now.getTime() >= receivedAt.getTime() + toMs(targetKept)) return null;
  const pauseMs = toMs(laterAgain) * 2 ** Math.min(checks, 12);
  return new Date(now.getTime() + Math.min(pauseMs, toMs(laterAtMost)));
}
