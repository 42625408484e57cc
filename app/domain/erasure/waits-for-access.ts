import { toMs } from "../shared/duration.ts";

/** An access request of the same person, as far as their erasure is concerned. */
export type AccessBeside = {
  readonly status: string;
  readonly answeredAt: Date | null;
  readonly dueAt: Date;
};

/** How long an answer that was not handed over holds an erasure up. */
const patience = { days: 7 } as const;
/** An erasure never waits into its last days. */
const reserve = { days: 7 } as const;

const unanswered: readonly string[] = ["received", "running", "failed", "needs-attention"];

/**
 * Whether an erasure waits for an access request of the same person: erasing first
 * would leave nothing to answer with. It waits while the answer is not made, and
 * for a week until it is handed over, but never into its own last week.
 */
export function waitsForAccess(params: {
  readonly beside: readonly AccessBeside[];
  readonly erasureDueAt: Date;
  readonly now: Date;
}): boolean {
  const { beside, erasureDueAt, now } = params;
  if (isInReserve(erasureDueAt, now)) return false;
  return beside.some(({ status, answeredAt }) => {
    if (unanswered.includes(status)) return true;
    if (status !== "answered") return false;
    // An answer that is not there (any more) is nothing anybody could hand over.
    return answeredAt !== null && now.getTime() - answeredAt.getTime() < toMs(patience);
  });
}

/**
 * When an erasure that waits begins at the latest: a week after the last answer was
 * ready, and with an answer still missing, a week before its own deadline.
 */
export function latestStart(
  beside: readonly Pick<AccessBeside, "status" | "answeredAt">[],
  erasureDueAt: Date,
): Date {
  const reserveAtMs = erasureDueAt.getTime() - toMs(reserve);
  const isUnanswered = beside.some(({ status }) => unanswered.includes(status));
  const answeredAtMs = beside.flatMap(({ answeredAt }) => answeredAt?.getTime() ?? []);
  if (isUnanswered || answeredAtMs.length === 0) return new Date(reserveAtMs);
  return new Date(Math.min(reserveAtMs, Math.max(...answeredAtMs) + toMs(patience)));
}

/** Whether an erasure is in its last week (or late): from then on it waits for nothing. */
export function isInReserve(dueAt: Date, now: Date): boolean {
  return dueAt.getTime() - now.getTime() <= toMs(reserve);
}
