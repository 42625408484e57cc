import { z } from "zod";
import { languages } from "../domain/shared/language.ts";
import { refusal, requireStaff } from "./staff-session.server.ts";

const wishSchema = z.object({
  form: z.enum(["csv", "pdf"]).default("pdf"),
  /** The register's main language where none is named. */
  language: z.enum(languages).optional(),
});

const contentTypes = { csv: "text/csv; charset=utf-8", pdf: "application/pdf" } as const;

/** Answers with the record of processing as a file; 404 while there is no register. */
export async function downloadRecord(request: Request): Promise<Response> {
  const { services, installation } = await requireStaff(request);
  const wish = wishSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!wish.success) throw refusal(404, "not-found");
  const { form, language } = wish.data;
  const { timeZone } = await services.settings.get(installation.id);
  const file = await services.faces.recordFile({
    ...{ installationId: installation.id, form, timeZone },
    language: language ?? null,
  });
  if (file === undefined) throw refusal(404, "not-found");
  return new Response(Buffer.from(file.bytes), {
    headers: {
      "content-type": contentTypes[form],
      "content-disposition": `attachment; filename="record-of-processing-${String(file.number)}.${form}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
