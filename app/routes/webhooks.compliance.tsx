import type { ActionFunctionArgs } from "@remix-run/node";
import { answerWebhook, onlyPost, refuseWebhook } from "../web/answer-webhook.server.ts";
import { receiveDelivery } from "../domain/compliance/receive-delivery.ts";
import { isComplianceTopic } from "../domain/compliance/topic.ts";

/** Shopify's three compliance topics: 200 means on disk, with everything that follows from it. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerWebhook(request, async ({ deliveries, clock, log }, webhook) => {
    const { topic, shop, webhookId } = webhook;
    if (!isComplianceTopic(topic)) return refuseWebhook(422, "topic is not a compliance topic");
    const receivedAt = clock.now();
    const received = await receiveDelivery(deliveries, { ...webhook, topic, receivedAt });
    if (!received.ok) {
      log.warn({ shop, topic, webhookId, reason: received.reason }, "delivery refused");
      return refuseWebhook(422, received.reason);
    }
    log.info({ shop, topic, webhookId, outcome: received.value }, "delivery kept");
    return new Response(null, { status: 200 });
  });
}

export const loader = onlyPost;
