import type { ActionReply } from "./action-reply.ts";

/** What reading a policy in answers. */
export type ReadingReply = ActionReply & {
  /** The new reading; null when there is none. */
  readonly id: string | null;
};

/** What deciding about proposals answers. */
export type DecisionReply = ActionReply & {
  /** The register's version that holds what was taken over; null when none was made. */
  readonly number: number | null;
};
