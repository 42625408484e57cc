import type { Register } from "../register/types.ts";
import { protectCell, toCsvHead, toCsvLine } from "../shared/csv-line.ts";
import type { Language } from "../shared/language.ts";
import { type Printing, startPrinting } from "./print-policy.ts";
import type { Contact } from "./spoken-controller.ts";
import type { SpokenItem, SpokenRecipient } from "./spoken-facts.ts";
import type { SpokenPurpose } from "./spoken-purpose.ts";
import type { SentenceKey } from "./texts/sentences.ts";

/** Points of GDPR 30(1)(a)–(g), with basis, sources, sale and storage beside them, in the order of the columns. */
export const recordColumns = [
  "controller",
  "purpose",
  "basis",
  "persons",
  "data",
  "sources",
  "recipients",
  "sale",
  "transfers",
  "retention",
  "stored-items",
  "security",
] as const;
export type RecordColumn = (typeof recordColumns)[number];

/** One activity; a cell is a list of lines. */
export type RecordRow = Readonly<Record<RecordColumn, readonly string[]>>;

/** The record of processing in one language. */
export type ProcessingRecord = {
  readonly language: Language;
  readonly title: string;
  readonly law: string;
  readonly printed: string;
  readonly columns: Readonly<Record<RecordColumn, string>>;
  /** Controller, representative and officer (30(1)(a)); with sale and security the same in every row. */
  readonly controller: readonly string[];
  readonly sale: readonly string[];
  readonly security: readonly string[];
  readonly rows: readonly RecordRow[];
};

export type RecordToPrint = {
  readonly register: Register;
  readonly language: Language;
  /** Of the version. */
  readonly number: number;
  /** YYYY-MM-DD in the shop's zone. */
  readonly printedOn: string;
};

/** Makes the record of processing activities from the register, one row a purpose (GDPR 30(1)). */
export function makeProcessingRecord(record: RecordToPrint): ProcessingRecord {
  const { register, language, number, printedOn } = record;
  const printing = startPrinting(register, language);
  const { speech, spoken } = printing;
  const controller = sayWho(printing);
  const security = [spoken.security ?? speech.gap];
  const shared = { controller, sale: [spoken.sale.text], security };
  const columns = Object.fromEntries(
    recordColumns.map((column) => [column, speech.say(`record.column.${column}`)]),
  ) as Record<RecordColumn, string>;
  return {
    ...{ language, columns, ...shared },
    title: speech.say("record.title"),
    law: speech.say("record.law"),
    printed: speech.say("record.printed", { date: speech.day(printedOn), number }),
    rows: spoken.purposes.map((purpose) => ({ ...shared, ...sayRow(printing, purpose) })),
  };
}

/** The record as a table every spreadsheet opens; no cell can be run as a formula. */
export function toRecordCsv({
  columns,
  rows,
  controller,
  sale,
  security,
}: ProcessingRecord): string {
  const head = toCsvHead(recordColumns.map((column) => columns[column]));
  const alone = { ...emptyRow(), controller, sale, security };
  const lines = (rows.length === 0 ? [alone] : rows).map((row) =>
    toCsvLine(recordColumns.map((column) => protectCell(row[column].join("\n")))),
  );
  return head + lines.join("");
}

function emptyRow(): RecordRow {
  return Object.fromEntries(recordColumns.map((column) => [column, []])) as unknown as RecordRow;
}

function sayWho({ speech, spoken }: Printing): readonly string[] {
  const { contacts, representative, officer, noOfficer } = spoken.controller;
  const under = (title: SentenceKey, people: readonly Contact[]): readonly string[] =>
    people.length === 0 ? [] : [speech.say(title), ...people.map(say)];
  const say = ({ label, value }: Contact): string => speech.say("label", { label, value });
  return [
    ...contacts.map(say),
    ...under("controller.representative", representative),
    ...under("officer.title", officer),
    ...(noOfficer === null
      ? []
      : [speech.say("label", { label: speech.say("officer.title"), value: noOfficer })]),
  ];
}

function sayRow(
  { speech, spoken }: Printing,
  purpose: SpokenPurpose,
): Omit<RecordRow, "controller" | "sale" | "security"> {
  const { gap } = speech;
  const getters = spoken.recipients.filter(({ purposeIds }) => purposeIds.includes(purpose.id));
  const items = spoken.storedItems.filter(({ purposeId }) => purposeId === purpose.id);
  return {
    purpose: [purpose.name, purpose.description],
    basis: [purpose.basis, ...[purpose.interest, purpose.law].filter((text) => text !== null)],
    persons: orGap(purpose.persons, gap),
    data: orGap(purpose.data, gap),
    sources: orGap(purpose.sources, gap),
    recipients: orGap(getters.map(sayGetter), speech.say("none")),
    transfers: orGap(getters.flatMap(sayTransfers), speech.say("none")),
    retention: [purpose.retention],
    "stored-items": orGap(items.map(sayStored), speech.say("none")),
  };
}

/** `Name · Country · role` */
function sayGetter({ name, country, role }: SpokenRecipient): string {
  return [name, country, role].join(" · ");
}

/** `Name · Country · safeguard` */
function sayTransfers({ name, transfers }: SpokenRecipient): readonly string[] {
  return transfers.map(({ country, safeguard }) => [name, country, safeguard].join(" · "));
}

function sayStored({ name, setBy, lifetime }: SpokenItem): string {
  return [name, setBy, lifetime].join(" · ");
}

function orGap(lines: readonly string[], gap: string): readonly string[] {
  return lines.length === 0 ? [gap] : lines;
}
