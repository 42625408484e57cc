import type { Language } from "../../shared/language.ts";
import type { Purpose, PurposePreset, Retention } from "../types.ts";
import { bookkeepingYears, hasBookkeepingLaw } from "./bookkeeping-laws.ts";
import { type PresetTextKey, toPresetWords } from "./preset-texts.ts";

type Preset = Pick<
  Purpose,
  "personCategories" | "dataCategories" | "sources" | "noticeCategory" | "retention"
> & {
  readonly basis: NonNullable<Purpose["legalBasis"]>;
  readonly provision: NonNullable<Purpose["provision"]>;
  /** Which interest, or which law, where the basis wants it said. */
  readonly because?: PresetTextKey;
};

const months = (amount: number, from: "collection" | "purchase" | "last-contact"): Retention => {
  return { kind: "period", amount, unit: "months", from };
};
const untilWithdrawn: Retention = { kind: "until-withdrawal" };
const voluntary = { provision: "voluntary" } as const;
const needed = { provision: "required-by-contract" } as const;
const interest = { ...voluntary, basis: "legitimate-interest" } as const;

/** What small stores usually do for each purpose; a beginning that the merchant goes through. */
const presets: Readonly<Record<PurposePreset, Preset>> = {
  "sell-and-deliver": {
    ...{ ...needed, basis: "contract", noticeCategory: "necessary" },
    ...{ personCategories: ["customers", "gift-recipients"] },
    dataCategories: ["identity", "contact", "orders", "payment", "device"],
    sources: ["purchase", "payment-provider", "carrier", "gift-giver"],
    // Three years to complain: konsumentköplagen (2022:260) 5:1; directive (EU) 2019/771 asks for two.
    retention: months(36, "purchase"),
  },
  support: {
    ...{ ...interest, noticeCategory: "necessary", personCategories: ["customers", "contacts"] },
    dataCategories: ["identity", "contact", "correspondence", "orders"],
    ...{ sources: ["support"], retention: months(12, "last-contact") },
    because: "interest.support",
  },
  chat: {
    // Storing for a chat that nobody opened yet waits for a yes (WP 194, 3.1; EDPB Guidelines 2/2023).
    ...{ ...voluntary, basis: "consent", noticeCategory: "preferences" },
    ...{ personCategories: ["visitors", "contacts"], sources: ["features", "support"] },
    dataCategories: ["correspondence", "device", "browsing"],
    retention: months(12, "last-contact"),
  },
  accounts: {
    ...{ ...needed, basis: "contract", noticeCategory: "necessary" },
    ...{ personCategories: ["account-holders"], sources: ["features"] },
    dataCategories: ["identity", "contact", "account", "orders"],
    retention: { kind: "until-account-closed" },
  },
  newsletter: {
    ...{ ...voluntary, basis: "consent", noticeCategory: "marketing" },
    ...{ personCategories: ["subscribers"], sources: ["newsletter-sign-up"] },
    ...{ dataCategories: ["identity", "contact", "marketing-choices"], retention: untilWithdrawn },
  },
  personalise: {
    ...{ ...voluntary, basis: "consent", noticeCategory: "preferences" },
    ...{ personCategories: ["visitors"], sources: ["browsing", "features"] },
    dataCategories: ["browsing", "device", "preferences"],
    retention: months(12, "collection"),
  },
  improve: {
    ...{ ...interest, noticeCategory: "necessary", personCategories: ["customers"] },
    dataCategories: ["orders", "correspondence"],
    ...{ sources: ["purchase", "support"], retention: months(24, "collection") },
    because: "interest.improve",
  },
  statistics: {
    ...{ ...voluntary, basis: "consent", noticeCategory: "statistics" },
    ...{ personCategories: ["visitors"], sources: ["browsing"] },
    dataCategories: ["browsing", "device", "location"],
    retention: months(14, "collection"),
  },
  advertising: {
    ...{ ...voluntary, basis: "consent", noticeCategory: "marketing" },
    ...{ personCategories: ["visitors", "customers"], sources: ["browsing"] },
    dataCategories: ["browsing", "device", "orders"],
    retention: months(13, "collection"),
  },
  contests: {
    ...{ ...needed, basis: "contract", noticeCategory: "necessary" },
    ...{ personCategories: ["contest-entrants"], sources: ["contest"] },
    ...{ dataCategories: ["identity", "contact", "contest-entries"] },
    retention: months(6, "collection"),
  },
  surveys: {
    ...{ ...interest, noticeCategory: "preferences", personCategories: ["customers"] },
    dataCategories: ["identity", "contact", "orders", "survey-answers", "user-content"],
    ...{ sources: ["survey"], retention: months(24, "collection") },
    because: "interest.surveys",
  },
  security: {
    ...{ ...interest, noticeCategory: "necessary", personCategories: ["visitors", "customers"] },
    // Nobody can keep out of it: telling people that they choose would be untrue.
    ...{ ...needed, dataCategories: ["device", "location", "orders", "fraud-signals"] },
    ...{ sources: ["browsing", "purchase"], retention: months(12, "collection") },
    because: "interest.security",
  },
  bookkeeping: {
    ...{ basis: "legal-obligation", provision: "required-by-law", noticeCategory: "necessary" },
    ...{ personCategories: ["customers"], sources: ["purchase"], retention: null },
    dataCategories: ["identity", "contact", "orders", "payment"],
  },
  "legal-claims": {
    ...{ ...interest, noticeCategory: "necessary", personCategories: ["customers", "contacts"] },
    dataCategories: ["identity", "contact", "orders", "payment", "correspondence"],
    ...{ sources: ["purchase", "support"], retention: months(36, "last-contact") },
    because: "interest.legal-claims",
  },
  "privacy-requests": {
    ...{ basis: "legal-obligation", provision: "required-by-law", noticeCategory: "necessary" },
    ...{ personCategories: ["customers", "contacts"], sources: ["support"] },
    dataCategories: ["identity", "contact", "correspondence", "marketing-choices"],
    retention: months(36, "last-contact"),
    because: "law.privacy-requests",
  },
};

export type PresetContext = {
  /** Where the books are kept, ISO 3166-1 alpha-2, or empty. */
  readonly country: string;
  /** Languages the register is published in. */
  readonly languages: readonly Language[];
};

/** A ready purpose: what small stores usually do for it. What cannot be known stays a gap. */
export function createPresetPurpose(preset: PurposePreset, context: PresetContext): Purpose {
  const { basis, because, ...rest } = presets[preset];
  const { country, languages } = context;
  const law = preset === "bookkeeping" && hasBookkeepingLaw(country) ? country : undefined;
  const key = law === undefined ? because : (`law.bookkeeping.${law}` as const);
  const said = toPresetWords(key === undefined ? [] : [key], languages);
  return {
    ...{ id: preset, preset, name: {}, description: {}, otherData: {}, otherSources: {} },
    ...{ ...rest, legalBasis: basis },
    legitimateInterest: basis === "legitimate-interest" ? said : {},
    legalObligation: basis === "legal-obligation" ? said : {},
    retention: law === undefined ? rest.retention : keepBooks(bookkeepingYears[law]),
  };
}

function keepBooks(years: number): Retention {
  return { kind: "period", amount: years, unit: "years", from: "end-of-financial-year" };
}
