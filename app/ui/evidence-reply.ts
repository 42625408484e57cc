import type { ActionReply } from "./action-reply.ts";
import type { ShownVerdict } from "./present/present-evidence.ts";

/** What a check of the evidence answers. */
export type EvidenceReply = ActionReply & { readonly verdict: ShownVerdict };
