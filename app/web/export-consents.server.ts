import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { consentExports } from "../domain/consent/ports.ts";
import { parseConsentSearch } from "../ui/notice-search.ts";
import { refusal, requireAllowed, requireStaff } from "./staff-session.server.ts";

/** All records that match, streamed. A consent id stands for somebody's browser: whoever may hand out answers may. */
export async function exportConsents(request: Request): Promise<Response> {
  const visit = await requireStaff(request);
  await requireAllowed(visit, { permission: "download", attempt: "consents.exported" });
  const { searchParams } = new URL(request.url);
  const format = consentExports.find((one) => one === searchParams.get("format"));
  const { query, isOdd } = parseConsentSearch(searchParams);
  if (format === undefined || isOdd) throw refusal(404, "not-found");
  const { services, installation } = visit;
  const { name, type, pieces } = services.consent.export(installation.id, { format, query });
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
