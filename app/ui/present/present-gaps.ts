import type { PolicyGap } from "../../domain/policy/check-publishable.ts";
import { withToolNames } from "../../domain/register/name-tools.ts";
import type { Purpose, Register } from "../../domain/register/types.ts";
import { languageName } from "./language-names.ts";
import { presetWords } from "./register-words.ts";

/** Something the law wants said and the register does not say, in plain words with the way there. */
export type ShownGap = {
  readonly path: string;
  /** The field on the page that edits it: `retention`, `controller.email`. */
  readonly field: string;
  readonly text: string;
  /** `GDPR 13(1)(a)` */
  readonly source: string;
  readonly url: string;
};

/** The pages of the register, as gaps and the overview sort them. */
export type RegisterSection =
  "company" | "purposes" | "recipients" | "cookies" | "practice" | "languages";

/** Turns gaps into what is shown, in their order. */
export function presentGaps(gaps: readonly PolicyGap[], register: Register): readonly ShownGap[] {
  return gaps.map((gap) => {
    const { section, field, url } = placeOf(gap, register);
    return { path: gap.path, field, url, source: gap.source, text: sayGap(gap, section, register) };
  });
}

/** On which page a gap is closed. */
export function sectionOf(gap: Pick<PolicyGap, "path" | "language">, register: Register) {
  return placeOf(gap, register).section;
}

type Place = {
  readonly section: RegisterSection;
  readonly field: string;
  readonly url: string;
};

const lists: Readonly<Record<string, RegisterSection>> = {
  purposes: "purposes",
  recipients: "recipients",
  storedItems: "cookies",
};

/** Where the fields that are not in a list are edited. */
const pages: Readonly<Record<string, RegisterSection>> = {
  controller: "company",
  dataProtectionOfficer: "company",
  authorityCountry: "company",
  dataSale: "practice",
  automatedDecisions: "practice",
  securityMeasures: "practice",
};

function placeOf({ path, language }: Pick<PolicyGap, "path" | "language">, register: Register) {
  const [first = "", id, ...rest] = path.split(".");
  if (first === "publishedLanguages" && id !== undefined) {
    const url = `/app/register/languages/${id}`;
    return { section: "languages", field: path, url } satisfies Place;
  }
  // Words that lack in another language than the merchant's own are written where they are translated.
  if (language !== null && language !== register.mainLanguage) {
    const field = path.slice(0, path.lastIndexOf("."));
    const url = `/app/register/languages/${language}?focus=${encodeURIComponent(field)}`;
    return { section: "languages", field, url } satisfies Place;
  }
  const list = lists[first];
  if (list !== undefined) {
    const field = rest.join(".");
    const url = id === undefined ? `/app/register/${list}` : `/app/register/${list}/${id}`;
    return { section: list, field, url: withFocus(url, field) } satisfies Place;
  }
  const section = pages[first] ?? "languages";
  return { section, field: path, url: withFocus(`/app/register/${section}`, path) } satisfies Place;
}

function withFocus(url: string, field: string): string {
  return field === "" ? url : `${url}?focus=${encodeURIComponent(field)}`;
}

type Say = (name: string, path: string) => string;

/** What closes each gap, told of the item it is about. */
const gapWords: Readonly<Record<PolicyGap["code"], Say>> = {
  "no-controller-name": () => "Enter your company’s legal name",
  "no-postal-address": (_name, path) =>
    path.endsWith("city") ? "Enter the city of your company" : "Enter your company’s street",
  "no-controller-country": () => "Choose your company’s country",
  "no-controller-email": () => "Enter an e-mail address for privacy matters",
  "no-representative": () => "Name your representative in the EU",
  "no-representative-name": () => "Enter the name of your representative in the EU",
  "no-representative-contact": () => "Enter how to reach your representative in the EU",
  "officer-unknown": () => "Say whether you have a data protection officer",
  "no-officer-contact": () => "Enter how to reach your data protection officer",
  "no-authority": () => "Choose the authority people complain to",
  "no-purpose": () => "Say why you use data: add your first purpose",
  "no-purpose-name": (name) => `Name ${name}`,
  "no-purpose-description": (name) => `Say in a sentence what you do for ${name}`,
  "no-legal-basis": (name) => `Choose the legal ground of ${name}`,
  "no-legitimate-interest": (name) => `Say which interest you have in ${name}`,
  "no-legal-obligation": (name) => `Say which law demands ${name}`,
  "no-person-categories": (name) => `Say whose data is used for ${name}`,
  "no-data-categories": (name) => `Say which data is used for ${name}`,
  "no-sources": (name) => `Say where the data for ${name} comes from`,
  "no-provision": (name) => `Say whether people must give data for ${name}`,
  "consent-not-voluntary": (name) =>
    `${name} rests on consent, so giving the data must be voluntary`,
  "no-retention": (name) => `Say how long data for ${name} is kept`,
  "no-retention-criteria": (name) => `Say what decides how long data for ${name} is kept`,
  "retention-outlasts-consent": (name) =>
    `${name} rests on consent, so its data may not be kept long after that is taken back`,
  "nothing-to-withdraw": (name) =>
    `${name} does not rest on consent, so name a time for which data is kept`,
  "necessary-with-consent": (name) =>
    `${name} rests on consent, so its cookies cannot be called necessary`,
  "no-recipient-name": () => "Name a recipient",
  "no-recipient-data": (name) => `Say which data ${name} gets`,
  "no-recipient-country": (name) => `Choose the country of ${name}`,
  "no-safeguard": (name, path) =>
    path.endsWith("onwardTransfers")
      ? `Say what protects the data where ${name} passes it on to`
      : `Say what protects the data at ${name}, outside the EEA`,
  "no-adequacy-decision": (name, path) =>
    path.endsWith("onwardTransfers")
      ? `There is no adequacy decision for a country ${name} passes data on to: choose another protection`
      : `There is no adequacy decision for the country of ${name}: choose another protection`,
  "no-onward-country": (name) => `Choose the country ${name} passes data on to, or remove the row`,
  "onward-inside-eea": (name) =>
    `${name} is said to pass data on inside the EEA, where no protection is needed: remove the row`,
  "no-lifetime": (name) => `Say how long ${name} stays in the browser`,
  "third-party-unnamed": (name) => `Say who sets ${name}`,
  "use-not-necessary": (name) =>
    `${name} is not necessary by law: give it a purpose visitors are asked for`,
  "sale-unknown": () => "Say whether you sell, trade or lend data",
  "decisions-unknown": () => "Say whether computers alone decide about people",
  "no-decision-logic": () => "Say how your automated decisions are made",
  "no-decision-effect": () => "Say what your automated decisions mean for people",
  "no-security-measures": () => "Say in general words how you protect data",
  "no-translation": (name) => `Translate the words of ${name}`,
  "sentences-missing": () => "Choose another language: Lagom’s sentences are not finished in it",
  "sentences-not-reviewed": () => "Review Lagom’s sentences, or publish them without",
};

function sayGap(gap: PolicyGap, section: RegisterSection, register: Register): string {
  const { path, code, language } = gap;
  if (path.startsWith("publishedLanguages.") && language !== null) {
    return `${languageName(language)}: ${gapWords[code]("", path)}`;
  }
  const [list = "", id] = path.split(".");
  const name =
    id !== undefined && list in lists ? itemName(register, list, id) : "your own sentences";
  return section === "languages" && language !== null
    ? `Write the words of ${name} in ${languageName(language)}`
    : gapWords[code](name, path);
}

/** What an item is called in the admin, in quotation marks; its id where it has no name. */
export function itemName(register: Register, list: string, id: string): string {
  return `“${findName(register, list, id) ?? id}”`;
}

function findName(register: Register, list: string, id: string): string | undefined {
  const byId = (item: { readonly id: string }) => item.id === id;
  switch (list) {
    case "purposes": {
      const purpose = register.purposes.find(byId);
      return purpose === undefined ? undefined : purposeName(purpose, register);
    }
    case "recipients":
      return withToolNames(register).recipients.find(byId)?.name;
    default:
      return register.storedItems.find(byId)?.name;
  }
}

/** A purpose's name in the admin: the merchant's own words, else what the preset is. */
export function purposeName(
  purpose: Purpose,
  { mainLanguage }: Pick<Register, "mainLanguage">,
): string {
  const own = purpose.name[mainLanguage] ?? "";
  if (own !== "") return own;
  return purpose.preset === null ? "Purpose without a name" : presetWords[purpose.preset].label;
}
