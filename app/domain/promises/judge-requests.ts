import type { BoardFacts } from "./board-facts.ts";
import { keptAt, type Verdict } from "./verdict.ts";

/** Requests of a kind are answered before their day (GDPR 12(3)); none at all shows nothing. */
export function judgeRequests(
  kind: "access" | "erasure" | "rectification",
): (facts: BoardFacts) => Verdict {
  return ({ now, requests }) => {
    const { overdue, lastDoneInTimeAt } = requests[kind];
    if (overdue === 0) return keptAt(lastDoneInTimeAt);
    const subject = String(overdue);
    const fix = "/app/requests?filter=late";
    return { drifts: [{ code: "request-overdue", subject, seenAt: now, fix }], shownAt: null };
  };
}

/**
 * What Lagom keeps itself goes on its day: answers, and what a law kept. The store's own data and other
 * tools' is not looked at, so nothing is shown before something of Lagom's has gone on its day.
 */
export function judgeRetention({ now, retention }: BoardFacts): Verdict {
  const { answersPast, keepingsPast, lastEndedAt } = retention;
  const past = [
    { count: answersPast, subject: "answers", fix: "/app/requests" },
    { count: keepingsPast, subject: "kept-by-law", fix: "/app/keeping" },
  ].filter(({ count }) => count > 0);
  const drifts = past.map(({ subject, fix }) => ({
    ...{ code: "retention-passed" as const, subject, seenAt: now, fix },
  }));
  return { drifts, shownAt: lastEndedAt };
}

/** The address shoppers are told to write to takes mail. */
export function judgeChannel({ now, channel }: BoardFacts): Verdict {
  const { hasContactAddress, lastDeliveredAt, failedAt } = channel;
  if (hasContactAddress && failedAt === null) return keptAt(lastDeliveredAt);
  const subject = hasContactAddress ? "contact-mail-returned" : "contact-address-missing";
  const seenAt = failedAt ?? now;
  const fix = "/app/settings";
  return { drifts: [{ code: "opt-out-channel-silent", subject, seenAt, fix }], shownAt: null };
}

/** That mail arrives is not yet that somebody is taken off every list: only its silence is shown. */
export function judgeOptOut(facts: BoardFacts): Verdict {
  return { ...judgeChannel(facts), shownAt: null };
}
