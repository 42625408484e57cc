import type { ActionFunctionArgs } from "@remix-run/node";
import { answerProxy, onlyReports } from "../web/answer-proxy.server.ts";
import { consentReportSchema } from "../web/consent-report.server.ts";

/** A visitor's choice (`/apps/lagom/consent` in the shop): 204 means on disk. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerProxy(request, {
    schema: consentReportSchema,
    take: ({ consent }, choice) => consent.takeChoice(choice),
  });
}

export const loader = onlyReports;
