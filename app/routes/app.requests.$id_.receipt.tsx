import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { toReference } from "../domain/data-requests/views.ts";
import { readRequestId } from "../web/request-intents.server.ts";
import { refusal, requireStaff } from "../web/staff-session.server.ts";

const wishSchema = z.object({
  form: z.enum(["json", "pdf"]).default("pdf"),
  /** Language of the printed receipt; the shop's where none is named. */
  language: z.enum(["en", "sv"]).optional(),
});

const contentTypes = { json: "application/json", pdf: "application/pdf" } as const;

/** The newest receipt of a request. It names nobody, so seeing the app is enough. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, installation } = await requireStaff(request);
  const id = readRequestId(params["id"]);
  const wish = wishSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!wish.success) throw refusal(404, "not-found");
  const { form, language } = wish.data;
  const settings = await services.settings.get(installation.id);
  const bytes = await services.evidencePages.receiptFile({
    ...{ installationId: installation.id, id, form },
    language: language ?? settings.answerLanguage,
    timeZone: settings.timeZone,
  });
  if (bytes === undefined) throw refusal(404, "not-found");
  const name = `receipt-${toReference(id).toLowerCase()}.${form}`;
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": contentTypes[form],
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
