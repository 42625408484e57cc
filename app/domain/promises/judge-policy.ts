import type { BoardFacts } from "./board-facts.ts";
import { findScopesBeyondPurposes } from "./needed-scopes.ts";
import type { Drift } from "./types.ts";
import { keptAt, nothingShown, type Verdict } from "./verdict.ts";

/** The published policy says what the register says, and the register all the law asks for. */
export function judgePublished(facts: BoardFacts): Verdict {
  const { now, published, registerNumber, gapCount } = facts;
  if (published === null || registerNumber === null) return nothingShown;
  const drifts: Drift[] = [];
  if (published.registerNumber !== registerNumber) {
    drifts.push({
      ...{ code: "policy-behind-register", subject: String(registerNumber) },
      ...{ seenAt: now, fix: "/app/policy" },
    });
  }
  if (gapCount > 0) {
    drifts.push({
      ...{ code: "register-unfinished", subject: String(gapCount) },
      ...{ seenAt: now, fix: "/app/register" },
    });
  }
  return { drifts, shownAt: published.publishedAt };
}

/** Lagom itself may do no more in the store than what the register has a use for. */
export function judgeScopes({ now, register, grantedScopes }: BoardFacts): Verdict {
  if (register === null || grantedScopes.length === 0) return nothingShown;
  const beyond = findScopesBeyondPurposes(register, grantedScopes);
  const drifts = beyond.map((subject) => ({
    ...{ code: "scope-beyond-purposes" as const, subject },
    ...{ seenAt: now, fix: "/app/register" },
  }));
  return { drifts, shownAt: now };
}

/** What stands in the shop is what was published. */
export function judgeStands({ now, published }: BoardFacts): Verdict {
  if (published === null) return nothingShown;
  const drifts = published.changedElsewhere.map((subject) => ({
    ...{ code: "policy-changed-elsewhere" as const, subject },
    ...{ seenAt: now, fix: "/app/policy" },
  }));
  return { drifts, shownAt: published.lastReadBackAt };
}

/** Whoever was to be told of a change was told. */
export function judgeTold({ now, notices }: BoardFacts): Verdict {
  if (notices.waitingTooLong === 0) return keptAt(notices.lastSentAt);
  const subject = String(notices.waitingTooLong);
  return {
    drifts: [{ code: "change-not-told", subject, seenAt: now, fix: "/app/policy" }],
    shownAt: null,
  };
}
