import type { ActionFunctionArgs } from "@remix-run/node";
import { answerTopic, onlyPost } from "../answer-webhook.server.ts";

/** Wakes the shop's searches: one of them may wait for this result. They also look by themselves. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerTopic(request, "bulk_operations/finish", async (services, { shop }) => {
    for (const id of await services.webhookEffects.runningRequests(shop)) {
      await services.queue.wake("data-requests.fulfil", id);
      await services.queue.wake("data-requests.rebuild", id);
    }
  });
}

export const loader = onlyPost;
