import type { ActionReply } from "./action-reply.ts";

/** What saving the settings answers; faults by field. */
export type SettingsReply = ActionReply & { readonly faults: Readonly<Record<string, string>> };
