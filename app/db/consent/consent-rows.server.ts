import { z } from "zod";
import type { ConsentRecord } from "../../domain/consent/record.ts";
import { toRecordId } from "../../domain/consent/record.ts";
import { choiceActs, deviceKinds, noticeLanguages, regimes } from "../../domain/consent/types.ts";

/** Columns of a record, as `toConsentRecord` reads them. */
export const recordColumns = `replace(r."consentId"::text, '-', '') AS "consentId", r."number", r."chosenAt",
  r."recordedAt", r."notice", r."language", r."region", r."regime", r."act", r."device", r."preferences",
  r."statistics", r."marketing", r."sale", r."gpc", r."told"`;

const rowSchema = z.object({
  consentId: z.string(),
  number: z.number(),
  chosenAt: z.date(),
  recordedAt: z.date(),
  notice: z.string(),
  language: z.enum(noticeLanguages),
  region: z.string(),
  regime: z.enum(regimes),
  act: z.enum(choiceActs),
  device: z.enum(deviceKinds),
  preferences: z.boolean(),
  statistics: z.boolean(),
  marketing: z.boolean(),
  sale: z.boolean().nullable(),
  gpc: z.boolean(),
  told: z.boolean(),
});

/** A row of the table as a record. */
export function toConsentRecord(row: unknown): ConsentRecord {
  const { preferences, statistics, marketing, sale, ...rest } = rowSchema.parse(row);
  return {
    id: toRecordId(rest.consentId, rest.number),
    ...rest,
    choices: { preferences, statistics, marketing, sale },
  };
}
