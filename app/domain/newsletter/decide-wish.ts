import { toMs } from "../shared/duration.ts";
import { areSameTopics, joinTopics, withoutTopics } from "./topics.ts";
import type { Basis, Decision, DecisionReason, OptInRule, Standing, Wish } from "./types.ts";

/** How long an opt-out can be taken back by its own undo. */
export const undoFor = { days: 14 } as const;

/** What a wish meets: what holds now, and what is known of the proof it rests on. */
export type WishSetting = {
  readonly standing: Standing;
  /** Of the proof to come. */
  readonly proofId: string;
  readonly now: Date;
  /** What held before the proof that is to be undone; undefined when there is no such proof. */
  readonly before?: Pick<Standing, "out" | "lessOften"> | undefined;
  /** The shop's, for an opt-in; `provable` where none is named. */
  readonly rule?: OptInRule | undefined;
};

type Of<Kind extends Wish["kind"]> = Extract<Wish, { readonly kind: Kind }>;

/**
 * Decides what becomes of a wish. An opt-out always holds at once and needs no reason (GDPR Art. 21(2)
 * and (3)); only a later consent that can be shown, of that one person, takes it back.
 */
export function decideWish(wish: Wish, setting: WishSetting): Decision {
  switch (wish.kind) {
    case "opt-out":
      return decideOptOut(wish, setting);
    case "undo":
      return decideUndo(wish, setting);
    case "preferences":
      return decidePreferences(wish, setting);
    case "opt-in":
      return decideOptIn(wish, setting);
  }
}

function decideOptOut(wish: Of<"opt-out">, setting: WishSetting): Decision {
  const { standing } = setting;
  const out = joinTopics(standing.out, wish.topics);
  if (areSameTopics(out, standing.out)) return keep(standing, "said-before");
  return change(setting, { out, lessOften: standing.lessOften }, "asked-for");
}

function decideUndo(wish: Of<"undo">, setting: WishSetting): Decision {
  const { standing, before, now } = setting;
  const { since, proofId } = standing;
  const isOpen = since !== null && now.getTime() <= since.getTime() + toMs(undoFor);
  if (before === undefined || proofId !== wish.of || !isOpen) {
    return keep(standing, "too-late-to-undo");
  }
  return change(setting, before, "undone");
}

function decidePreferences(wish: Of<"preferences">, setting: WishSetting): Decision {
  const { standing } = setting;
  const isSame = areSameTopics(wish.out, standing.out) && wish.lessOften === standing.lessOften;
  if (isSame) return keep(standing, "said-before");
  return change(setting, { out: wish.out, lessOften: wish.lessOften }, "chosen");
}

function decideOptIn(wish: Of<"opt-in">, setting: WishSetting): Decision {
  const { standing } = setting;
  const out = withoutTopics(standing.out, wish.topics);
  if (areSameTopics(out, standing.out)) return keep(standing, "said-before");
  const fault = faultOf(wish, setting);
  if (fault !== undefined) return { outcome: "refused", standing, reason: fault };
  return change(setting, { out, lessOften: standing.lessOften }, "later-consent");
}

function faultOf(
  { basis, isBulk, at }: Of<"opt-in">,
  { standing, rule }: WishSetting,
): DecisionReason | undefined {
  if (isBulk) return "bulk-import";
  if (rule === "never") return "never-by-rule";
  if (standing.since !== null && at.getTime() <= standing.since.getTime()) {
    return "older-than-opt-out";
  }
  return rule === "ask" ? "shop-is-asked" : faultOfBasis(basis);
}

function faultOfBasis(basis: Basis | null): DecisionReason | undefined {
  if (basis === null) return "no-proof";
  return basis.kind === "soft-opt-in" && !basis.optOutShown ? "opt-out-not-shown" : undefined;
}

function keep(standing: Standing, reason: DecisionReason): Decision {
  return { outcome: "kept", standing, reason };
}

function change(
  { proofId, now }: WishSetting,
  next: Pick<Standing, "out" | "lessOften">,
  reason: DecisionReason,
): Decision {
  return { outcome: "changed", standing: { ...next, since: now, proofId }, reason };
}
