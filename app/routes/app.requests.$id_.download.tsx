import type { LoaderFunctionArgs } from "@remix-run/node";
import { openAnswer } from "../web/open-answer.server.ts";
import { readRequestId } from "../web/request-intents.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requireStaff(request);
  const answer = await openAnswer(visit, {
    id: readRequestId(params["id"]),
    attempt: "answer.downloaded",
  });
  return new Response(answer.package(), {
    headers: {
      "content-type": "application/zip",
      "content-length": String(answer.sizeBytes),
      "content-disposition": 'attachment; filename="answer.zip"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
