import type { ActionReply } from "../action-reply.ts";

/** What a correction answers; `needsAddress` where staff must say who wrote the mail. */
export type CorrectionReply = ActionReply & { readonly needsAddress: boolean };
