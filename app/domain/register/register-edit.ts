import type {
  AutomatedDecisions,
  Controller,
  DataSale,
  DataProtectionOfficer,
  Purpose,
  Recipient,
  Register,
  StoredItem,
} from "./types.ts";
import type { Language, Words } from "../shared/language.ts";
import { ok, type Result } from "../shared/result.ts";
import {
  createItemId,
  type StillUsed,
  withoutPurpose,
  withoutRecipient,
  withoutStoredItem,
  withPurpose,
  withRecipient,
  withStoredItem,
} from "./edit-register.ts";

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
      readonly dataSale: DataSale;
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
    };
/**
 * The register with one edit made; its contents are still to be checked. A removal is refused with
 * what names the item. An item with an empty id gets one made of its name.
 */
export function applyEdit(register: Register, edit: RegisterEdit): Result<Register, StillUsed> {
  switch (edit.kind) {
    case "company": {
      const { controller, dataProtectionOfficer, authorityCountry } = edit;
      return ok({ ...register, controller, dataProtectionOfficer, authorityCountry });
    }
    case "practice": {
      const { dataSale, automatedDecisions, securityMeasures } = edit;
      return ok({ ...register, dataSale, automatedDecisions, securityMeasures });
    }
    case "languages": {
      const { mainLanguage, publishedLanguages } = edit;
      return ok({ ...register, mainLanguage, publishedLanguages });
    }
    case "purposes":
      return ok(withPurpose(register, edit.item));
    case "recipients":
      return ok(withRecipient(register, edit.item));
    case "storedItems":
      return ok(withStoredItem(register, edit.item));
    case "remove":
      return removeItem(register, edit);
    case "words":
      return ok(withWords(register, edit));
  }
}

type Removal = Extract<RegisterEdit, { readonly kind: "remove" }>;

function removeItem(register: Register, { list, id }: Removal): Result<Register, StillUsed> {
  switch (list) {
    case "purposes":
      return withoutPurpose(register, id);
    case "recipients":
      return withoutRecipient(register, id);
    case "storedItems":
      return ok(withoutStoredItem(register, id));
  }
}

/** The same edit; a new item's id is made of its name and unlike those that are taken. */
export function withNewId(edit: RegisterEdit, register: Register): RegisterEdit {
  switch (edit.kind) {
    case "purposes": {
      const { item } = edit;
      const own = item.name[register.mainLanguage] ?? "own";
      const id = item.id || createItemId(item.preset ?? own, register.purposes);
      return { ...edit, item: { ...item, id } };
    }
    case "recipients": {
      const id = edit.item.id || createItemId(edit.item.name, register.recipients);
      return { ...edit, item: { ...edit.item, id } };
    }
    case "storedItems": {
      const id = edit.item.id || createItemId(edit.item.name, register.storedItems);
      return { ...edit, item: { ...edit.item, id } };
    }
    default:
      return edit;
  }
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

/** The register with each text of the merchant's own, by its path, put through `map`. */
export function mapWords(register: Register, map: MapWords): Register {
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
