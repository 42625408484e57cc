import type { Register } from "../../domain/register/types.ts";
import type { RegisterChange } from "../../domain/register/version.ts";
import { languages } from "../../domain/shared/language.ts";
import { languageName } from "./language-names.ts";
import { itemName } from "./present-gaps.ts";
import { sayValue } from "./say-register-value.ts";
import type { ShownChange } from "../register-reply.ts";

/** The registers before and after, for the names of what came or went. */
export type Around = { readonly before: Register; readonly after: Register };

/** Differences of two versions in words, in their order. */
export function presentChanges(
  changes: readonly RegisterChange[],
  around: Around,
): readonly ShownChange[] {
  return changes.map((change) => presentChange(change, around));
}

type Listed = { readonly list: string; readonly one: string };

const listed: Readonly<Partial<Record<RegisterChange["section"], Listed>>> = {
  purposes: { list: "purposes", one: "Purpose" },
  recipients: { list: "recipients", one: "Recipient" },
  "stored-items": { list: "storedItems", one: "Cookie or similar" },
};

const sections: Readonly<Record<RegisterChange["section"], string>> = {
  controller: "Company",
  "data-protection-officer": "Data protection officer",
  authority: "Complaint authority",
  purposes: "Purposes",
  recipients: "Recipients",
  "stored-items": "Cookies and similar",
  "data-sale": "Sale of data",
  "automated-decisions": "Automated decisions",
  security: "Security",
  languages: "Languages",
};

const fields: Readonly<Record<string, string>> = {
  registrationNumber: "registration number",
  "postalAddress.street": "street",
  "postalAddress.postalCode": "postal code",
  "postalAddress.city": "city",
  "postalAddress.country": "country",
  email: "e-mail",
  helpCentreUrl: "help page",
  legalBasis: "legal ground",
  legitimateInterest: "interest",
  legalObligation: "law",
  personCategories: "whose data",
  dataCategories: "data",
  otherData: "other data",
  otherSources: "other sources",
  provision: "must be given",
  retention: "how long",
  noticeCategory: "heading of the notice",
  onwardTransfers: "passes data on to",
  privacyUrl: "their privacy policy",
  hosts: "addresses",
  setBy: "set by",
  party: "whose address",
  use: "what it does",
  lifetime: "how long",
  knownAs: "ready table",
  mainLanguage: "main language",
  publishedLanguages: "published languages",
  order: "order",
};

function presentChange(change: RegisterChange, around: Around): ShownChange {
  const { section, item, kind, field } = change;
  const language = around.after.mainLanguage;
  const list = listed[section];
  const register = kind === "removed" ? around.before : around.after;
  const subject =
    list === undefined || item === null
      ? sections[section]
      : `${list.one} ${itemName(register, list.list, item)}`;
  if (field === null) {
    return {
      what: `${subject} ${kind === "added" ? "added" : "removed"}`,
      before: null,
      after: null,
    };
  }
  return {
    what: `${subject}${sayField(field)}`,
    before:
      sayReference(change, change.before, around.before) ??
      sayValue(field, change.before, language),
    after:
      sayReference(change, change.after, around.after) ?? sayValue(field, change.after, language),
  };
}

const whole = ["dataProtectionOfficer", "authorityCountry", "dataSale", "automatedDecisions"];

/** `: name in Swedish`; nothing where the section is one field. */
function sayField(field: string): string {
  const parts = field.split(".").filter((part) => part !== "securityMeasures");
  const language = languages.find((one) => one === parts.at(-1));
  const path = (language === undefined ? parts : parts.slice(0, -1)).join(".");
  const name = whole.includes(path)
    ? ""
    : (fields[path] ?? fields[path.split(".").at(-1) ?? ""] ?? path);
  const words = [name, language === undefined ? "" : `in ${languageName(language)}`].filter(
    Boolean,
  );
  return words.length === 0 ? "" : `: ${words.join(" ")}`;
}

/** Names where a field holds ids of other items. */
function sayReference(
  { field, section }: RegisterChange,
  value: unknown,
  register: Register,
): string | undefined {
  const isPurposes = field === "purposes" || field === "purpose";
  const list = isPurposes
    ? "purposes"
    : field === "setBy"
      ? "recipients"
      : listOfOrder(field, section);
  if (list === undefined || value === null) return undefined;
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (ids.length === 0) return undefined;
  return ids.map((id) => itemName(register, list, String(id))).join(", ");
}

function listOfOrder(field: string | null, section: RegisterChange["section"]) {
  return field === "order" ? listed[section]?.list : undefined;
}
