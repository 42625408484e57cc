import type { ActionFunctionArgs } from "@remix-run/node";
import { answerTopic, onlyPost } from "../answer-webhook.server.ts";

/** Ends the installation. May come late or twice: an installation begun since then goes on. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerTopic(request, "app/uninstalled", async ({ webhookEffects, clock }, webhook) => {
    await webhookEffects.endInstallation(webhook.shop, webhook.triggeredAt ?? clock.now());
  });
}

export const loader = onlyPost;
