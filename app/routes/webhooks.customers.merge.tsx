import type { ActionFunctionArgs } from "@remix-run/node";
import { answerTopic, onlyPost } from "../web/answer-webhook.server.ts";
import { readMerge } from "../platform/shopify/webhook-bodies.server.ts";

/** Remembers that two customer ids are one person: Shopify's API does not tell it afterwards. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerTopic(request, {
    topic: "customers/merge",
    read: readMerge,
    effect: async ({ webhookEffects, clock }, { shop, triggeredAt, content }) => {
      if (content === null) return;
      const seenAt = triggeredAt ?? clock.now();
      await webhookEffects.recordMerge(shop, { ...content, seenAt });
    },
  });
}

export const loader = onlyPost;
