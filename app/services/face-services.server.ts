import { makeProcessingRecord, toRecordCsv } from "../domain/policy/record-of-processing.ts";
import { localDateOf } from "../domain/shared/calendar.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import type { Language } from "../domain/shared/language.ts";
import type { RegisterStore } from "../domain/register/ports.ts";
import { printRecordPdf } from "../packaging/record-pdf.server.ts";

type Deps = { readonly register: Pick<RegisterStore, "findCurrent">; readonly clock: Clock };

type RecordWish = {
  readonly installationId: InstallationId;
  readonly form: "csv" | "pdf";
  /** The register's main language where null. */
  readonly language: Language | null;
  /** IANA zone of the day it is printed on. */
  readonly timeZone: string;
};

/** What the register prints as files. */
export function createFaceServices({ register, clock }: Deps) {
  return {
    /** The record of processing of the register as it is now; undefined before there is one. */
    recordFile: async ({ installationId, form, language, timeZone }: RecordWish) => {
      const current = await register.findCurrent(installationId);
      if (current === undefined) return undefined;
      const { register: facts, number } = current;
      const now = clock.now();
      const record = makeProcessingRecord({
        ...{ register: facts, number, language: language ?? facts.mainLanguage },
        printedOn: localDateOf(now, timeZone),
      });
      const bytes =
        form === "csv"
          ? new TextEncoder().encode(toRecordCsv(record))
          : await printRecordPdf(record, now);
      return { number, bytes };
    },
  };
}
