import type { LoaderFunctionArgs } from "@remix-run/node";
import { readRequestId } from "../web/request-intents.server.ts";
import { openAnswer } from "../web/open-answer.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

/** The answer may hold anything a shopper ever wrote: it gets no script, no address, no origin. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; base-uri 'none'; form-action 'none'";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requireStaff(request);
  const answer = await openAnswer(visit, {
    id: readRequestId(params["id"]),
    attempt: "answer.previewed",
  });
  return new Response(await answer.page(), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
