import type { ActionFunctionArgs } from "@remix-run/node";
import { answerProxy, onlyReports } from "../web/answer-proxy.server.ts";
import { shownReportSchema } from "../web/consent-report.server.ts";

/** The notice came up in the shop (`/apps/lagom/shown`): counted. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerProxy(request, {
    schema: shownReportSchema,
    take: ({ consent }, { shop, report }) => consent.takeShown({ shop, report }),
  });
}

export const loader = onlyReports;
