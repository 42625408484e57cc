import type { ActionFunctionArgs } from "@remix-run/node";
import { answerTopic, onlyPost } from "../answer-webhook.server.ts";
import { readMerge } from "../platform/shopify/webhook-bodies.server.ts";

/** Remembers that two customer ids are one person: Shopify's API does not tell it afterwards. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerTopic(request, "customers/merge", async ({ webhookEffects, clock }, webhook) => {
    const merge = readMerge(webhook.body);
    if (merge === undefined) return;
    const seenAt = webhook.triggeredAt ?? clock.now();
    await webhookEffects.recordMerge(webhook.shop, { ...merge, seenAt });
  });
}

export const loader = onlyPost;
