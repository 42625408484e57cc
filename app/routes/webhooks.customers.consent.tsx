import type { ActionFunctionArgs } from "@remix-run/node";
import { answerConsentWebhook } from "../web/take-consent.server.ts";
import { onlyPost } from "../web/answer-webhook.server.ts";

/** Shopify tells that somebody's consent to marketing changed, or that a customer is new. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerConsentWebhook(request);
}

export const loader = onlyPost;
