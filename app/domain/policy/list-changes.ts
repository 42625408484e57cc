import type { Language } from "../shared/language.ts";
import { compareFields, compareLists, type Field } from "./compare-spoken.ts";
import { toFacts } from "./facts.ts";
import type { ChangesToPrint } from "./print-changes.ts";
import { createSpeech, type Speech } from "./speech.ts";
import type { Contact, SpokenController } from "./spoken-controller.ts";
import {
  sayFacts,
  type SpokenDecisions,
  type SpokenItem,
  type SpokenRecipient,
  type SpokenSale,
} from "./spoken-facts.ts";
import type { SpokenPurpose } from "./spoken-purpose.ts";

const purposeFields: readonly Field<SpokenPurpose>[] = [
  ["purpose.name", (purpose) => purpose.name],
  ["purpose.description", (purpose) => purpose.description],
  ["purpose.basis", (purpose) => purpose.basis],
  ["purpose.interest", (purpose) => purpose.interest],
  ["purpose.law", (purpose) => purpose.law],
  ["purpose.data", (purpose) => purpose.data],
  ["purpose.persons", (purpose) => purpose.persons],
  ["purpose.sources", (purpose) => purpose.sources],
  ["purpose.provision", (purpose) => purpose.provision],
  ["purpose.retention", (purpose) => purpose.retention],
  ["purpose.recipients", (purpose) => purpose.recipients],
  ["purpose.notice-category", (purpose) => purpose.category],
];

const recipientFields: readonly Field<SpokenRecipient>[] = [
  ["recipient.name", (recipient) => recipient.name],
  ["recipient.country", (recipient) => recipient.country],
  ["recipient.role", (recipient) => recipient.role],
  ["recipient.data", (recipient) => recipient.data],
  ["recipient.safeguard", (recipient) => recipient.protection],
  ["recipient.privacy-link", (recipient) => recipient.privacyUrl],
];

const itemFields: readonly Field<SpokenItem>[] = [
  ["item.name", (item) => item.name],
  ["item.kind", (item) => item.kind],
  ["item.set-by", (item) => item.setBy],
  ["item.party", (item) => item.party],
  ["item.purpose", (item) => item.purpose],
  ["item.use", (item) => item.use],
  ["item.lifetime", (item) => item.lifetime],
];

const controllerFields: readonly Field<SpokenController>[] = [
  ["controller.title", ({ contacts }) => sayContacts(contacts)],
  ["controller.representative", ({ representative }) => sayContacts(representative)],
  ["officer.title", ({ officer, noOfficer }) => noOfficer ?? sayContacts(officer)],
  ["right.complaint.name", ({ authorityCountry }) => authorityCountry],
];

const saleFields: readonly Field<SpokenSale>[] = [["record.column.sale", ({ text }) => text]];

const decisionFields: readonly Field<SpokenDecisions>[] = [
  ["automated.title", ({ text }) => text],
  ["automated.logic", ({ logic }) => logic],
  ["automated.consequences", ({ consequences }) => consequences],
];

/**
 * What changed between two registers as shoppers read it, one sentence each, in the policy's order.
 * Both are said by today's sentences, so that a new wording of ours is no change of the store's.
 */
export function listChanges({ before, after, language }: ChangesToPrint): readonly string[] {
  const speech = createSpeech(language);
  const was = sayFacts(toFacts(before), speech);
  const is = sayFacts(toFacts(after), speech);
  return [
    ...compareFields({
      ...{ speech, fields: controllerFields, was: was.controller, is: is.controller },
      item: speech.say("controller.title"),
    }),
    ...compareLists({
      ...{ speech, kind: "purpose", fields: purposeFields },
      ...{ was: was.purposes, is: is.purposes },
    }),
    ...compareLists({
      ...{ speech, kind: "recipient", fields: recipientFields },
      ...{ was: was.recipients, is: is.recipients },
    }),
    ...compareLists({
      ...{ speech, kind: "item", fields: itemFields },
      ...{ was: was.storedItems, is: is.storedItems },
    }),
    ...compareFields({
      ...{ speech, fields: saleFields, was: was.sale, is: is.sale },
      item: speech.say("recipients.title"),
    }),
    ...compareFields({
      ...{ speech, fields: decisionFields, was: was.automated, is: is.automated },
      item: speech.say("automated.title"),
    }),
    ...compareLanguages(speech, before.publishedLanguages, after.publishedLanguages),
  ];
}

function sayContacts(contacts: readonly Contact[]): readonly string[] {
  return contacts.map(({ value }) => value);
}

function compareLanguages(
  speech: Speech,
  before: readonly Language[],
  after: readonly Language[],
): readonly string[] {
  const say = (key: "change.language.added" | "change.language.removed") => (other: Language) =>
    speech.say(key, { language: speech.languageName(other) });
  return [
    ...after.filter((other) => !before.includes(other)).map(say("change.language.added")),
    ...before.filter((other) => !after.includes(other)).map(say("change.language.removed")),
  ];
}
