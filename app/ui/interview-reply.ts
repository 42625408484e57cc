import type { ActionReply } from "./action-reply.ts";
import type { ShownProposals } from "./present/present-proposals.ts";

/** What comes of the answers, or the version made of what was taken. */
export type InterviewReply = ActionReply & {
  readonly proposals: ShownProposals | null;
  readonly number: number | null;
};
