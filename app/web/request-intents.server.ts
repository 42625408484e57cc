import { z } from "zod";
import {
  changeRequest,
  type ActionTarget,
  type RequestAction,
} from "../domain/data-requests/change-request.ts";
import { closeByHand, reopen } from "../domain/data-requests/close-by-hand.ts";
import { decidePossibleMatch } from "../domain/data-requests/decide-possible-match.ts";
import { enterReceipt } from "../domain/data-requests/enter-receipt.ts";
import { handOver, undoHandOver } from "../domain/data-requests/hand-over.ts";
import { retry } from "../domain/data-requests/retry.ts";
import { eraseNow } from "../domain/erasure/erase-now.ts";
import { readBackNow } from "../domain/erasure/read-back-now.ts";
import { refusalsHandled } from "../domain/erasure/refusals-handled.ts";
import { asDataRequestId, type DataRequestId } from "../domain/shared/ids.ts";
import type { Services } from "../services.server.ts";
import { refusal } from "./staff-session.server.ts";
import { replyTo } from "../ui/action-reply.ts";

/** What the page of a request may ask for. */
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("hand-over") }),
  z.object({ intent: z.literal("undo-hand-over") }),
  z.object({ intent: z.literal("retry") }),
  z.object({ intent: z.literal("close-by-hand") }),
  z.object({ intent: z.literal("reopen") }),
  z.object({ intent: z.literal("read-back-now") }),
  z.object({ intent: z.literal("refusals-handled") }),
  z.object({ intent: z.literal("erase-now") }),
  z.object({ intent: z.literal("enter-receipt"), receivedOn: z.string().max(10) }),
  z.object({
    intent: z.literal("decide-match"),
    match: z.uuid(),
    decision: z.enum(["undecided", "included", "left-out"]),
  }),
]);

type Intent = z.infer<typeof intentSchema>;

const done: Readonly<Record<Intent["intent"], string>> = {
  "hand-over": "Marked as handed over",
  "undo-hand-over": "Taken back",
  retry: "Started again",
  "close-by-hand": "Marked as done",
  reopen: "Opened again",
  "read-back-now": "Shopify is asked now",
  "refusals-handled": "Marked as removed by hand",
  "erase-now": "The erasure begins now",
  "enter-receipt": "Deadline counted anew",
  "decide-match": "Decision saved. The answer is made anew.",
};

/** What needs to be told nothing but which request it is about. */
const plainActions = {
  "hand-over": handOver,
  "undo-hand-over": undoHandOver,
  retry,
  "close-by-hand": closeByHand,
  reopen,
  "read-back-now": readBackNow,
  "refusals-handled": refusalsHandled,
  "erase-now": eraseNow,
} as const satisfies Record<string, RequestAction<string>>;

/** The id in an address; a 404 for anything that is none. */
export function readRequestId(text: string | undefined): DataRequestId {
  const parsed = z.uuid().safeParse(text);
  if (!parsed.success) throw refusal(404, "not-found");
  return asDataRequestId(parsed.data);
}

/** Carries out what a request's page asks for and answers with one sentence. */
export async function runRequestAction(
  services: Services,
  target: ActionTarget,
  form: FormData,
): Promise<Response> {
  const parsed = intentSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success)
    return Response.json({ ok: false, message: "This is not known here." }, { status: 400 });
  return replyTo(await run(services, target, parsed.data), done[parsed.data.intent]);
}

function run(
  services: Services,
  target: ActionTarget,
  intent: Intent,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }> {
  switch (intent.intent) {
    case "enter-receipt":
      return changeRequest(
        services,
        target,
        enterReceipt(intent.receivedOn === "" ? null : intent.receivedOn),
      );
    case "decide-match":
      return decidePossibleMatch(services, {
        ...target,
        matchId: intent.match,
        decision: intent.decision,
      });
    default:
      return changeRequest(services, target, plainActions[intent.intent]);
  }
}
