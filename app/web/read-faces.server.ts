import { z } from "zod";
import { languages } from "../domain/shared/language.ts";
import type { ShownFaces } from "../ui/present/shown-faces.ts";
import { refusal, requireStaff } from "./staff-session.server.ts";

const wishSchema = z.object({ language: z.enum(languages) });

/** The faces beside the policy, in one language; 404 while there is no register. */
export async function readFaces(request: Request): Promise<ShownFaces> {
  const { services, installation } = await requireStaff(request);
  const wish = wishSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!wish.success) throw refusal(404, "not-found");
  const { timeZone } = await services.settings.get(installation.id);
  const faces = await services.faces.preview({
    ...{ installationId: installation.id, timeZone, language: wish.data.language },
  });
  if (faces === undefined) throw refusal(404, "not-found");
  return faces;
}
