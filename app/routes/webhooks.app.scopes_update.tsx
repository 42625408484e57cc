import type { ActionFunctionArgs } from "@remix-run/node";
import { answerTopic, onlyPost } from "../web/answer-webhook.server.ts";
import { readGrantedScopes } from "../platform/shopify/webhook-bodies.server.ts";

/** Keeps up with what the shop grants. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerTopic(request, {
    topic: "app/scopes_update",
    read: readGrantedScopes,
    effect: ({ webhookEffects }, { shop, content }) => webhookEffects.setScopes(shop, content),
  });
}

export const loader = onlyPost;
