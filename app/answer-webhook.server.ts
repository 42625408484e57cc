import {
  type VerifiedWebhook,
  verifyWebhook,
  type WebhookRefusal,
} from "./platform/shopify/verify-webhook.server.ts";
import { getServices, type Services } from "./services.server.ts";

/** Says why a webhook was refused, in a few words and nothing of its content. */
export function refuseWebhook(status: WebhookRefusal["status"] | 422, reason: string): Response {
  const headers = new Headers({ "content-type": "text/plain; charset=utf-8" });
  if (status === 405) headers.set("allow", "POST");
  return new Response(`${reason}\n`, { status, headers });
}

/** For a webhook address that was asked with anything but POST. */
export function onlyPost(): Response {
  return refuseWebhook(405, "only POST");
}

type Handle = (services: Services, webhook: VerifiedWebhook) => Promise<Response>;

/**
 * Answers a webhook: refused, or handed on once its signature is known to be
 * right. What throws becomes a 500, so that Shopify sends it again.
 */
export async function answerWebhook(request: Request, handle: Handle): Promise<Response> {
  const services = await getServices();
  const verified = await verifyWebhook(request, services.secrets);
  if (!verified.ok) {
    const { status, reason } = verified.reason;
    services.log.warn({ status, reason }, "webhook refused");
    return refuseWebhook(status, reason);
  }
  const { shop, topic, webhookId } = verified.value;
  try {
    return await handle(services, verified.value);
  } catch (error) {
    services.log.error({ shop, topic, webhookId, err: error }, "webhook not taken in");
    return new Response("try again\n", { status: 500 });
  }
}

/** `answerWebhook` for an address of one topic, whose effects are harmless when repeated. */
export function answerTopic(
  request: Request,
  topic: string,
  effect: (services: Services, webhook: VerifiedWebhook) => Promise<void>,
): Promise<Response> {
  return answerWebhook(request, async (services, webhook) => {
    if (webhook.topic !== topic) return refuseWebhook(422, "topic is not this address's");
    await effect(services, webhook);
    services.log.info({ shop: webhook.shop, topic, webhookId: webhook.webhookId }, "webhook done");
    return new Response(null, { status: 200 });
  });
}
