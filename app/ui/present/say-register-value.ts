import type { Retention, StorageLifetime } from "../../domain/register/types.ts";
import { countryName, isCountry } from "../../domain/shared/country.ts";
import { type Language, languages } from "../../domain/shared/language.ts";
import { counted } from "./dates.ts";
import { languageName } from "./language-names.ts";
import * as words from "./register-words.ts";

/** How long data is kept: `2 years after the purchase`. */
export function sayRetention(retention: Retention | null, language: Language): string {
  switch (retention?.kind) {
    case undefined:
      return "Not said yet";
    case "period": {
      const { amount, unit, from } = retention;
      return `${counted(amount, unit.slice(0, -1))} after ${words.retentionStartWords[from]}`;
    }
    case "until-withdrawal":
      return "Until the consent is taken back";
    case "until-account-closed":
      return "Until the account is closed";
    case "criteria":
      return retention.words[language] ?? "Not said yet";
  }
}

/** How long something stays in the browser: `2 years`. */
export function sayLifetime(lifetime: StorageLifetime | null): string {
  switch (lifetime?.kind) {
    case undefined:
      return "Not said yet";
    case "session":
      return "Until the browser is closed";
    case "period":
      return counted(lifetime.amount, lifetime.unit.slice(0, -1));
    case "until-removed":
      return "Until removed";
  }
}

/** The codes a field holds, as they are said in the admin. */
const byField: Readonly<Record<string, Readonly<Record<string, string | words.ChoiceWords>>>> = {
  preset: words.presetWords,
  legalBasis: words.basisWords,
  personCategories: words.personWords,
  dataCategories: words.dataWords,
  sources: words.sourceWords,
  provision: words.provisionWords,
  noticeCategory: words.noticeWords,
  role: words.roleWords,
  safeguard: words.safeguardWords,
  kind: words.storageWords,
  use: words.useWords,
  dataSale: { unknown: "Not said yet", none: "No", sold: "Yes" },
  party: { first: "The store’s own address", third: "Another address" },
};

const nothing = "Nothing";

/** Any value of a register's field in words, for a list of differences. */
export function sayValue(field: string, value: unknown, language: Language): string {
  if (value === null || value === undefined || value === "") return nothing;
  if (Array.isArray(value)) {
    const said = value.map((one) => sayValue(field, one, language));
    return said.length === 0 ? nothing : said.join(", ");
  }
  if (typeof value === "object") return sayObject(value, language);
  return typeof value === "string" ? sayCode(field, value) : JSON.stringify(value);
}

function sayCode(field: string, code: string): string {
  const last = field.split(".").at(-1) ?? "";
  const said = byField[last]?.[code];
  if (said !== undefined) return typeof said === "string" ? said : said.label;
  if (/country$/iu.test(last) && isCountry(code)) return countryName(code);
  const known = languages.find((one) => one === code);
  return /languages?$/iu.test(last) && known !== undefined ? languageName(known) : code;
}

const kinds: Readonly<Record<string, string>> = {
  unknown: "Not said yet",
  none: "No",
  "until-withdrawal": "Until the consent is taken back",
  "until-account-closed": "Until the account is closed",
  session: "Until the browser is closed",
  "until-removed": "Until removed",
};

function sayObject(value: object, language: Language): string {
  const fields = new Map<string, unknown>(Object.entries(value));
  const kind = fields.get("kind");
  if (kind === "period") return sayPeriod(fields);
  if (typeof kind === "string" && kinds[kind] !== undefined) return kinds[kind];
  const texts = [...fields]
    .filter(([name, text]) => name !== "kind" && name !== "id" && text !== "" && text !== null)
    .map(([name, text]) => sayValue(name, text, language));
  return texts.length === 0 ? nothing : texts.join(", ");
}

function sayPeriod(fields: ReadonlyMap<string, unknown>): string {
  const length = counted(Number(fields.get("amount")), String(fields.get("unit")).slice(0, -1));
  const starts: Readonly<Record<string, string>> = words.retentionStartWords;
  const from = starts[String(fields.get("from"))];
  return from === undefined ? length : `${length} after ${from}`;
}
