import { consentTopics, readConsentWebhook } from "../platform/shopify/consent-webhooks.server.ts";
import { answerWebhook, refuseWebhook } from "./answer-webhook.server.ts";

/**
 * Takes in what Shopify says of consent. Answered when it is on disk; the same delivery twice changes
 * nothing, since what is said then agrees with what holds or waits already.
 */
export function answerConsentWebhook(request: Request): Promise<Response> {
  return answerWebhook(request, async (services, webhook) => {
    const { shop, webhookId, body } = webhook;
    const topic = consentTopics.find((one) => one === webhook.topic);
    if (topic === undefined) return refuseWebhook(422, "topic is not this address's");
    const claims = readConsentWebhook(topic, body);
    if (claims === undefined) {
      services.log.warn({ shop, topic, webhookId }, "webhook refused: body is another's");
      return refuseWebhook(422, "body is not this topic's");
    }
    for (const claim of claims) await services.newsletter.takeClaim(shop, claim);
    return new Response(null, { status: 200 });
  });
}
