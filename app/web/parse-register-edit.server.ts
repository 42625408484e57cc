import { z } from "zod";
import { itemLists, type RegisterEdit } from "../domain/register/register-edit.ts";
import { languages } from "../domain/shared/language.ts";
import { err, ok, type Result } from "../domain/shared/result.ts";

const id = z.string().max(80);
const item = z.looseObject({ id, name: z.string() });
const purpose = z.looseObject({
  id,
  name: z.record(z.string(), z.string()),
  preset: z.string().nullable(),
});

/**
 * The form of an edit only: what it makes of the register is checked as a whole, with words for
 * each field.
 */
const editSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("company"),
    controller: z.unknown(),
    dataProtectionOfficer: z.unknown(),
    authorityCountry: z.unknown(),
  }),
  z.object({
    kind: z.literal("practice"),
    dataSale: z.unknown(),
    automatedDecisions: z.unknown(),
    securityMeasures: z.unknown(),
  }),
  z.object({
    kind: z.literal("languages"),
    mainLanguage: z.enum(languages),
    publishedLanguages: z.array(z.enum(languages)),
  }),
  z.object({ kind: z.literal("purposes"), item: purpose }),
  z.object({ kind: z.literal("recipients"), item }),
  z.object({ kind: z.literal("storedItems"), item }),
  z.object({ kind: z.literal("remove"), list: z.enum(itemLists), id }),
  z.object({
    kind: z.literal("words"),
    language: z.enum(languages),
    words: z.record(z.string().max(300), z.string().max(20_000)),
  }),
]);

/** An edit a page sent; what it holds is still to be checked with the register it makes. */
export function parseEdit(text: string): Result<RegisterEdit, "unreadable"> {
  try {
    const parsed = editSchema.safeParse(JSON.parse(text));
    // Contents are unchecked here and checked by the register's own parser before anything is stored.
    return parsed.success ? ok(parsed.data as RegisterEdit) : err("unreadable");
  } catch {
    return err("unreadable");
  }
}
