import { z } from "zod";
import { registerLimits } from "../../domain/register/limits.ts";
import { type InterviewAnswers, questionIds } from "../../domain/register/start/questions.ts";
import { nothingSeen, type SeenShop } from "../../domain/register/start/seen.ts";
import { languages } from "../../domain/shared/language.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import type { RegisterFault } from "./register-schema.server.ts";

const line = z
  .string()
  .trim()
  .max(registerLimits.line)
  .regex(/^[^\u0000-\u001f\u007f]*$/u, "must be one line");
const picked = z.array(z.string().max(registerLimits.id)).max(registerLimits.recipients);

const answersSchema = z.strictObject({
  picks: z.partialRecord(z.enum(questionIds), picked),
  texts: z.record(z.string().max(registerLimits.id), line),
});

/** Checks the interview's answers from a form; a fault's path is `texts.company.email`. */
export function parseAnswers(input: unknown): Result<InterviewAnswers, readonly RegisterFault[]> {
  const parsed = answersSchema.safeParse(input);
  if (!parsed.success) {
    const { issues } = parsed.error;
    return err(issues.map(({ path, message }) => ({ path: path.join("."), message })));
  }
  const faults = Object.entries(parsed.data.texts).flatMap(([field, text]) => {
    const isFine = !field.endsWith(".email") || text === "" || z.email().safeParse(text).success;
    return isFine ? [] : [{ path: `texts.${field}`, message: "must be an e-mail address" }];
  });
  return faults.length === 0 ? ok(parsed.data) : err(faults);
}

const seenSchema: z.ZodType<SeenShop> = z.object({
  ...{ name: z.string(), email: z.string(), phone: z.string() },
  address: z.object({
    ...{ street: z.string(), postalCode: z.string(), city: z.string(), country: z.string() },
  }),
  languages: z.array(z.enum(languages)),
  ...{ channels: z.array(z.string()), hasAccounts: z.boolean().nullable() },
  ...{ gateways: z.array(z.string()), carriers: z.array(z.string()) },
  strangers: z.array(
    z.object({
      ...{ name: z.string(), category: z.string(), homepage: z.string() },
      hosts: z.array(z.string()),
    }),
  ),
  ...{ hosts: z.array(z.string()), storedNames: z.array(z.string()) },
  unseen: z.array(
    z.object({
      what: z.enum([
        ...(["languages", "sales-channels", "payments-and-carriers"] as const),
        ...(["storefront", "shop"] as const),
      ]),
      because: z.string(),
    }),
  ),
});

/** What was seen and answered, as the settings keep it. */
export const interviewSchema = z.object({
  seen: seenSchema.catch(nothingSeen),
  answers: answersSchema.catch({ picks: {}, texts: {} }),
  /** The question somebody was at; null at the beginning and once it is finished. */
  at: z.enum(questionIds).nullable().catch(null),
});
