import { createHash } from "node:crypto";
import { explainProcessing } from "../domain/data-requests/explanation/explain-processing.ts";
import { printNotice } from "../domain/policy/print-notice.ts";
import { makeProcessingRecord, toRecordCsv } from "../domain/policy/record-of-processing.ts";
import { nameRecipients } from "../domain/recipients/name-recipients.ts";
import { findGaps } from "../domain/register/find-gaps.ts";
import type { RegisterStore } from "../domain/register/ports.ts";
import { localDateOf } from "../domain/shared/calendar.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import type { Language } from "../domain/shared/language.ts";
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

type PreviewWish = Pick<RecordWish, "installationId" | "timeZone"> & {
  readonly language: Language;
};

/** What the register prints beside the policy: files, and previews for the admin. */
export function createFaceServices(deps: Deps) {
  return {
    /** The record of processing of the register as it is now; undefined before there is one. */
    recordFile: async (wish: RecordWish) => recordFile(deps, wish),
    /** Notice, explanations and record in a language; undefined before there is a register. */
    preview: async (wish: PreviewWish) => previewFaces(deps, wish),
  };
}

async function recordFile({ register, clock }: Deps, wish: RecordWish) {
  const { installationId, form, language, timeZone } = wish;
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
}

async function previewFaces({ register, clock }: Deps, wish: PreviewWish) {
  const { installationId, language, timeZone } = wish;
  const current = await register.findCurrent(installationId);
  if (current === undefined) return undefined;
  const { register: facts, number } = current;
  return {
    language,
    notice: printNotice({ register: facts, language, digest }),
    explanation: explainProcessing({
      ...{ register: facts, registerNumber: number, language, asked: null, holdsData: true },
      recipients: nameRecipients({ register: facts, recorded: [], seen: [] }),
      isIncomplete: findGaps(facts).some((gap) => gap.language === null),
    }),
    record: makeProcessingRecord({
      ...{ register: facts, number, language },
      printedOn: localDateOf(clock.now(), timeZone),
    }),
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
