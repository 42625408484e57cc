import type { Clock } from "../shared/clock.ts";
import type { InstallationId } from "../shared/ids.ts";
import { decideLook, noteLook } from "./decide-look.ts";
import type {
  DueEffect,
  EffectNote,
  EffectStore,
  MarketingConsent,
  MarketingReading,
  MarketingTarget,
} from "./ports.ts";

export type ApplyWishesDeps = {
  readonly effects: EffectStore;
  readonly systems: readonly MarketingConsent[];
  readonly clock: Clock;
  /** Told of every drift that was put right; codes and ids only. */
  readonly report?: (drift: { readonly proofId: string; readonly system: string }) => void;
};

/** How many effects of a shop are worked on before they are looked for anew. */
const mostAtOnce = 100;

/**
 * Tells systems what is due in a shop, and reads it back. May be killed after any call and begins
 * again; what is not noted is looked at once more.
 *
 * @throws what a system throws where a later try may help, after all others were seen to
 */
export async function applyWishes(
  deps: ApplyWishesDeps,
  installation: InstallationId,
  signal: AbortSignal,
): Promise<number> {
  const seen = new Set<string>();
  let trouble: Error | undefined;
  for (;;) {
    const due = await deps.effects.findDue(installation, {
      at: deps.clock.now(),
      most: mostAtOnce,
    });
    const fresh = due.filter((effect) => !seen.has(`${effect.proofId} ${effect.system}`));
    if (fresh.length === 0) break;
    for (const effect of fresh) {
      signal.throwIfAborted();
      seen.add(`${effect.proofId} ${effect.system}`);
      try {
        await applyOne(deps, { effect, installation }, signal);
      } catch (error) {
        trouble ??= error instanceof Error ? error : new Error("a system failed", { cause: error });
      }
    }
  }
  if (trouble !== undefined) throw trouble;
  return seen.size;
}

type One = { readonly effect: DueEffect; readonly installation: InstallationId };

async function applyOne(deps: ApplyWishesDeps, one: One, signal: AbortSignal): Promise<void> {
  const { effect, installation } = one;
  const system = deps.systems.find((candidate) => candidate.system === effect.system);
  if (system === undefined || effect.target === null) {
    await deps.effects.note(effect, closing(effect, deps.clock.now()));
    return;
  }
  const target: MarketingTarget = { ...effect.target, installationId: installation };
  const reading = await system.read(target, signal);
  const decision = decideLook({ effect, reading, now: deps.clock.now() });
  const note =
    decision.kind === "settled"
      ? decision.note
      : await write({ deps, system, target, signal }, { effect, ...decision });
  await deps.effects.note(effect, note);
  if (note.hasDrifted) deps.report?.({ proofId: effect.proofId, system: effect.system });
}

type Writing = {
  readonly deps: ApplyWishesDeps;
  readonly system: MarketingConsent;
  readonly target: MarketingTarget;
  readonly signal: AbortSignal;
};

/** Writes and reads back at once: only what reads as wanted is in effect. */
async function write(
  { deps, system, target, signal }: Writing,
  about: {
    readonly effect: DueEffect;
    readonly hasDrifted: boolean;
    readonly formerState: string | null;
  },
): Promise<EffectNote> {
  const { effect, hasDrifted, formerState } = about;
  const key = `${effect.proofId}.${String(effect.drifts + (hasDrifted ? 1 : 0))}`;
  const written = await system.write({ ...target, to: effect.wanted, key }, signal);
  const known = { hasDrifted, formerState };
  const look = { effect, now: deps.clock.now() };
  if (written.kind === "unknown-there") return noteLook(look, { ...known, state: "unknown-there" });
  if (written.kind === "refused" || written.kind === "later") {
    const state = written.kind === "later" ? "waiting" : "refused";
    return noteLook(look, { ...known, state, code: written.code });
  }
  const after = await system.read(target, signal);
  return noteLook(
    { effect, now: deps.clock.now() },
    { ...known, state: stateAfter(after, effect.wanted) },
  );
}

function stateAfter(after: MarketingReading, wanted: "out" | "in"): EffectNote["state"] {
  if (after.kind === "unreadable") return "acknowledged";
  return after.kind === "read" && after.isOut === (wanted === "out") ? "in-effect" : "waiting";
}

/** Nobody is left to be told of, or nothing to tell it to. */
function closing(effect: DueEffect, now: Date): EffectNote {
  return { state: effect.state, checkedAt: now, nextCheckAt: null, hasDrifted: false, code: null };
}
