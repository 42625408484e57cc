import type {
  AutomatedDecisions,
  Controller,
  DataProtectionOfficer,
  Purpose,
  Recipient,
  Register,
  StoredItem,
} from "./types.ts";
import type { Language, Words } from "../shared/language.ts";

/** The lists of a register whose items are edited one at a time. */
export const itemLists = ["purposes", "recipients", "storedItems"] as const;
export type ItemList = (typeof itemLists)[number];

/** One thing somebody changes in the editor. A new item has an empty id. */
export type RegisterEdit =
  | {
      readonly kind: "company";
      readonly controller: Controller;
      readonly dataProtectionOfficer: DataProtectionOfficer;
      readonly authorityCountry: string | null;
    }
  | {
      readonly kind: "practice";
      readonly automatedDecisions: AutomatedDecisions;
      readonly securityMeasures: Words;
    }
  | {
      readonly kind: "languages";
      readonly mainLanguage: Language;
      readonly publishedLanguages: readonly Language[];
    }
  | { readonly kind: "purposes"; readonly item: Purpose }
  | { readonly kind: "recipients"; readonly item: Recipient }
  | { readonly kind: "storedItems"; readonly item: StoredItem }
  | { readonly kind: "remove"; readonly list: ItemList; readonly id: string }
  | {
      readonly kind: "words";
      readonly language: Language;
      /** The merchant's words by the path of their field: `purposes.own-1.name`. */
      readonly words: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "add";
      readonly purposes: readonly Purpose[];
      readonly recipients: readonly Recipient[];
      readonly storedItems: readonly StoredItem[];
    };

/** The register with one edit made; nothing is checked yet. A removed item may still be named. */
export function applyEdit(register: Register, edit: RegisterEdit): Register {
  switch (edit.kind) {
    case "company": {
      const { controller, dataProtectionOfficer, authorityCountry } = edit;
      return { ...register, controller, dataProtectionOfficer, authorityCountry };
    }
    case "practice": {
      const { automatedDecisions, securityMeasures } = edit;
      return { ...register, automatedDecisions, securityMeasures };
    }
    case "languages": {
      const { mainLanguage, publishedLanguages } = edit;
      return { ...register, mainLanguage, publishedLanguages };
    }
    case "purposes":
      return { ...register, purposes: withItem(register.purposes, edit.item) };
    case "recipients":
      return { ...register, recipients: withItem(register.recipients, edit.item) };
    case "storedItems":
      return { ...register, storedItems: withItem(register.storedItems, edit.item) };
    case "remove":
      return {
        ...register,
        [edit.list]: register[edit.list].filter(({ id }) => id !== edit.id),
      };
    case "words":
      return withWords(register, edit);
    case "add":
      return {
        ...register,
        purposes: withItems(register.purposes, edit.purposes),
        recipients: withItems(register.recipients, edit.recipients),
        storedItems: withItems(register.storedItems, edit.storedItems),
      };
  }
}

type Item = { readonly id: string };

/** In its place, or at the end when it is new. */
function withItem<One extends Item>(items: readonly One[], item: One): readonly One[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((one) => (one.id === item.id ? item : one))
    : [...items, item];
}

function withItems<One extends Item>(items: readonly One[], added: readonly One[]): readonly One[] {
  return added.reduce((all, item) => withItem(all, item), items);
}

type WordsEdit = Extract<RegisterEdit, { readonly kind: "words" }>;

/** Every text of the merchant's own, by its path; the ones an edit names are replaced. */
function withWords(register: Register, { language, words }: WordsEdit): Register {
  return mapWords(register, (path, before) => {
    const text = words[path];
    if (text === undefined) return before;
    const others = Object.entries(before).filter(([one]) => one !== language);
    return { ...Object.fromEntries(others), ...(text.trim() === "" ? {} : { [language]: text }) };
  });
}

/** A text of the merchant's own and where it stands. */
export type OwnWords = { readonly path: string; readonly words: Words };

/** Every text of the merchant's own that is written in at least one language. */
export function listOwnWords(register: Register): readonly OwnWords[] {
  const found: OwnWords[] = [];
  mapWords(register, (path, words) => {
    if (Object.values(words).some((text) => text.trim() !== "")) found.push({ path, words });
    return words;
  });
  return found;
}

type MapWords = (path: string, words: Words) => Words;

function mapWords(register: Register, map: MapWords): Register {
  return {
    ...register,
    purposes: register.purposes.map((purpose) => mapPurpose(purpose, map)),
    storedItems: register.storedItems.map((item) => ({
      ...item,
      description: map(`storedItems.${item.id}.description`, item.description),
    })),
    automatedDecisions: mapDecisions(register.automatedDecisions, map),
    securityMeasures: map("securityMeasures", register.securityMeasures),
  };
}

function mapPurpose(purpose: Purpose, map: MapWords): Purpose {
  const at = (field: string, words: Words) => map(`purposes.${purpose.id}.${field}`, words);
  const { retention } = purpose;
  return {
    ...purpose,
    name: at("name", purpose.name),
    description: at("description", purpose.description),
    legitimateInterest: at("legitimateInterest", purpose.legitimateInterest),
    legalObligation: at("legalObligation", purpose.legalObligation),
    otherData: at("otherData", purpose.otherData),
    otherSources: at("otherSources", purpose.otherSources),
    retention:
      retention?.kind === "criteria"
        ? { ...retention, words: at("retention.words", retention.words) }
        : retention,
  };
}

function mapDecisions(decisions: AutomatedDecisions, map: MapWords): AutomatedDecisions {
  if (decisions.kind !== "made") return decisions;
  return {
    ...decisions,
    logic: map("automatedDecisions.logic", decisions.logic),
    consequences: map("automatedDecisions.consequences", decisions.consequences),
  };
}
