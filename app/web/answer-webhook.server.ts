import {
  type VerifiedWebhook,
  verifyWebhook,
  type WebhookRefusal,
} from "../platform/shopify/verify-webhook.server.ts";
import type { ReadBody } from "../platform/shopify/webhook-bodies.server.ts";
import { getServices, type Services } from "../services.server.ts";

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

/** What an address of one topic does with it. */
export type TopicRules<Content> = {
  readonly topic: string;
  readonly read: ReadBody<Content>;
  /** Harmless when repeated. */
  readonly effect: (
    services: Services,
    webhook: VerifiedWebhook & { readonly content: Content },
  ) => Promise<void>;
};

/** `answerWebhook` for an address of one topic; 422 for a body that is not of this topic and shop. */
export function answerTopic<Content>(
  request: Request,
  { topic, read, effect }: TopicRules<Content>,
): Promise<Response> {
  return answerWebhook(request, async (services, webhook) => {
    const { shop, webhookId, body } = webhook;
    if (webhook.topic !== topic) return refuseWebhook(422, "topic is not this address's");
    const content = read(body, shop);
    if (content === undefined) {
      services.log.warn({ shop, topic, webhookId }, "webhook refused: body is another's");
      return refuseWebhook(422, "body is not this topic's and shop's");
    }
    await effect(services, { ...webhook, content });
    services.log.info({ shop, topic, webhookId }, "webhook done");
    return new Response(null, { status: 200 });
  });
}
