import { z } from "zod";
import {
  choiceActs,
  type ConsentReport,
  deviceKinds,
  noticeLanguages,
  regimes,
  type ShownReport,
} from "../domain/consent/types.ts";
import { isCountry } from "../domain/shared/country.ts";

/** A country, with a state or province where that matters: `SE`, `USCA`; empty where it is not known. */
const regionSchema = z
  .string()
  .regex(/^(?:[A-Z]{2}(?:[A-Z0-9]{1,3})?)?$/u)
  .refine((region) => region === "" || isCountry(region.slice(0, 2)));

const shown = {
  v: z.literal(1),
  notice: z.string().regex(/^[0-9a-f]{16}$/u),
  language: z.enum(noticeLanguages),
  region: regionSchema,
  regime: z.enum(regimes),
  device: z.enum(deviceKinds),
} as const;

/** What the notice's script reports of a choice; nothing more is taken in. */
export const consentReportSchema: z.ZodType<ConsentReport> = z.strictObject({
  ...shown,
  consentId: z.string().regex(/^[0-9a-f]{32}$/u),
  number: z.int().min(1).max(999_999),
  at: z.iso.datetime({ precision: 3 }),
  choices: z.strictObject({
    preferences: z.boolean(),
    statistics: z.boolean(),
    marketing: z.boolean(),
    sale: z.boolean().nullable(),
  }),
  act: z.enum(choiceActs),
  gpc: z.boolean(),
  told: z.boolean(),
});

/** What it reports of having come up. */
export const shownReportSchema: z.ZodType<ShownReport> = z.strictObject(shown);
