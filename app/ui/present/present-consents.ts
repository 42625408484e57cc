import type { ConsentKeeping } from "../../domain/consent/keeping.ts";
import type { ConsentLogPage } from "../../domain/consent/ports.ts";
import type { ConsentRecord } from "../../domain/consent/record.ts";
import type { ReplayedConsent } from "../../domain/consent/replay.ts";
import {
  actWords,
  choicesWord,
  deviceWords,
  noticeLanguageName,
  regimeWords,
  regionWord,
  shortId,
} from "./consent-words.ts";
import { counted, type Reader, toDateTime } from "./dates.ts";

export type ShownConsent = {
  readonly id: string;
  readonly url: string;
  /** The beginning of the browser's random id. */
  readonly browser: string;
  readonly number: number;
  readonly at: string;
  readonly act: string;
  readonly choices: string;
  readonly where: string;
  readonly language: string;
};

export type ShownConsents = {
  readonly records: readonly ShownConsent[];
  readonly older: string | null;
  readonly newer: string | null;
  readonly keeping: string;
};

/** A page of the log in words. */
export function presentConsents(
  page: ConsentLogPage,
  keeping: ConsentKeeping,
  reader: Reader,
): ShownConsents {
  return {
    records: page.records.map((record) => presentConsent(record, reader)),
    older: page.older,
    newer: page.newer,
    keeping: keepingText(keeping),
  };
}

function presentConsent(record: ConsentRecord, reader: Reader): ShownConsent {
  return {
    id: record.id,
    url: `/app/notice/consents/${record.id}`,
    browser: shortId(record.consentId),
    number: record.number,
    at: toDateTime(record.recordedAt, reader),
    act: record.gpc ? `${actWords[record.act]} (browser asks for privacy)` : actWords[record.act],
    choices: choicesWord(record.choices),
    where: regionWord(record.region),
    language: noticeLanguageName(record.language),
  };
}

function keepingText({ amount, unit, isFromRegister }: ConsentKeeping): string {
  const period = counted(amount, unit.slice(0, -1));
  return isFromRegister
    ? `Records are kept for ${period}, as your register says of answering and proving requests.`
    : `Records are kept for ${period}. You can set another time in your register, in the purpose of answering and proving requests.`;
}

export type ShownReplay = {
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Every choice of the same browser. */
  readonly history: readonly ShownConsent[];
};

/** A record with the very text that was shown. */
export function presentReplay(
  { record, words, first, second }: Omit<ReplayedConsent, "content">,
  history: readonly ConsentRecord[],
  reader: Reader,
): ShownReplay {
  const { language, direction } = words;
  const before = history.find(({ number }) => number === record.number - 1);
  return {
    ...{ first, second, language, direction },
    facts: presentFacts(record, before, reader),
    history: history.map((one) => presentConsent(one, reader)),
  };
}

function presentFacts(
  record: ConsentRecord,
  before: ConsentRecord | undefined,
  reader: Reader,
): ShownReplay["facts"] {
  return [
    ["How", actWords[record.act]],
    ["Allowed", choicesWord(record.choices)],
    ["Recorded", toDateTime(record.recordedAt, reader)],
    ["By the visitor’s clock", toDateTime(record.chosenAt, reader)],
    ["Where", regionWord(record.region)],
    ["What holds there", regimeWords[record.regime]],
    ["Language", noticeLanguageName(record.language)],
    ["Device", deviceWords[record.device]],
    ["Global Privacy Control", record.gpc ? "Sent by the browser" : "Not sent"],
    ["Shopify was told", record.told ? "Yes" : "No: its script was not there"],
    ["Consent id", record.consentId],
    ["Choice of this browser", String(record.number)],
    ["Version of the notice", toVersionText(record, before)],
  ];
}

/** Whoever chose before and met another version meanwhile may have been asked again because of it. */
function toVersionText({ notice }: ConsentRecord, before: ConsentRecord | undefined): string {
  if (before === undefined || before.notice === notice) return notice;
  return `${notice}: changed since choice ${String(before.number)} of this browser`;
}
