import type { ActionFunctionArgs } from "@remix-run/node";
import { answerTopic, onlyPost } from "../answer-webhook.server.ts";
import { readGrantedScopes } from "../platform/shopify/webhook-bodies.server.ts";

/** Keeps up with what the shop grants. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerTopic(request, "app/scopes_update", async ({ webhookEffects }, webhook) => {
    const scopes = readGrantedScopes(webhook.body);
    if (scopes !== undefined) await webhookEffects.setScopes(webhook.shop, scopes);
  });
}

export const loader = onlyPost;
