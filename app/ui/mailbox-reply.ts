import type { ActionReply } from "./action-reply.ts";

/** What a mailbox's form answers; faults by field. `isSaved`: there is nothing more to do here. */
export type MailboxReply = ActionReply & {
  readonly faults: Readonly<Record<string, string>>;
  readonly isSaved: boolean;
  /** Outcome of a try, with what to do about it. */
  readonly trial: MailboxTrialWords | null;
};

export type MailboxTrialWords = {
  readonly isGood: boolean;
  readonly title: string;
  readonly text: string;
};
