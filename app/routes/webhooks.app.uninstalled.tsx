import type { ActionFunctionArgs } from "@remix-run/node";
import { answerTopic, onlyPost } from "../web/answer-webhook.server.ts";
import { readUninstall } from "../platform/shopify/webhook-bodies.server.ts";

/** Ends the installation. May come late or twice: an installation begun since then goes on. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerTopic(request, {
    topic: "app/uninstalled",
    read: readUninstall,
    effect: async ({ webhookEffects, clock }, { shop, triggeredAt }) => {
      await webhookEffects.endInstallation(shop, triggeredAt ?? clock.now());
    },
  });
}

export const loader = onlyPost;
