import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { refusal, requireStaff } from "../web/staff-session.server.ts";

/** The shop's whole log as JSON lines. It names nobody, so seeing the app is enough. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { services, installation } = await requireStaff(request);
  const lines = await services.evidencePages.exportLog(installation.id);
  if (lines === undefined) throw refusal(404, "not-found");
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": 'attachment; filename="evidence.jsonl"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
