import type { ActionFunctionArgs } from "@remix-run/node";
import { answerTopic, onlyPost } from "../web/answer-webhook.server.ts";
import { readBulkFinish } from "../platform/shopify/webhook-bodies.server.ts";

/** Wakes the shop's searches: one of them may wait for this result. They also look by themselves. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerTopic(request, {
    topic: "bulk_operations/finish",
    read: readBulkFinish,
    effect: async ({ webhookEffects, queue }, { shop }) => {
      for (const id of await webhookEffects.runningRequests(shop)) {
        await queue.wake("data-requests.fulfil", id);
        await queue.wake("data-requests.rebuild", id);
      }
    },
  });
}

export const loader = onlyPost;
