import type { ActionReply } from "./action-reply.ts";

/** What an action of the page of mail tools answers; faults by field, a new secret once. */
export type MailToolsReply = ActionReply & {
  readonly faults?: Readonly<Record<string, string>>;
  readonly secret?: string;
};
