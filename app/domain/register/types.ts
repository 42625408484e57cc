import type { Language, Words } from "../shared/language.ts";

/**
 * The register: what a store collects, why, from where, who gets it and for how long, once. The
 * policy, the notice, the explanations of an answer and the record of processing are printed from it.
 * All of it is one value and one version; ids are slugs that stay the same from version to version.
 */
export type Register = {
  readonly schemaVersion: 1;
  readonly controller: Controller;
  readonly dataProtectionOfficer: DataProtectionOfficer;
  /** Whose authority complaints go to (GDPR 77); ISO 3166-1 alpha-2. */
  readonly authorityCountry: string | null;
  readonly purposes: readonly Purpose[];
  readonly recipients: readonly Recipient[];
  readonly storedItems: readonly StoredItem[];
  /** Whether data is sold, traded or lent to anybody. `unknown` is a gap: the policy then says neither. */
  readonly dataSale: DataSale;
  readonly automatedDecisions: AutomatedDecisions;
  /** Technical and organisational measures in general words (GDPR 30(1)(g)). */
  readonly securityMeasures: Words;
  /** The language the merchant writes in, which every text of their own must have. */
  readonly mainLanguage: Language;
  /** Languages the policy is printed in; the main one is always one of them. */
  readonly publishedLanguages: readonly Language[];
};

/** Who is responsible (GDPR 13(1)(a)). Empty strings are gaps. */
export type Controller = {
  readonly name: string;
  readonly registrationNumber: string;
  readonly postalAddress: PostalAddress;
  readonly email: string;
  readonly phone: string;
  readonly helpCentreUrl: string;
  /** Needed when the controller is outside the EEA (GDPR 27). */
  readonly representative: ContactPerson | null;
};

export type PostalAddress = {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string;
};

export type ContactPerson = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
};

/** GDPR 37–39. `unknown` is a gap: nobody has said yet. */
export type DataProtectionOfficer =
  | { readonly kind: "unknown" }
  | { readonly kind: "none" }
  | ({ readonly kind: "named" } & ContactPerson);

/** GDPR 22 and 13(2)(f). `unknown` is a gap. */
export type AutomatedDecisions =
  | { readonly kind: "unknown" }
  | { readonly kind: "none" }
  | { readonly kind: "made"; readonly logic: Words; readonly consequences: Words };

export const dataSales = ["unknown", "none", "sold"] as const;
export type DataSale = (typeof dataSales)[number];

/** Purposes whose name and description are fixed sentences in every language. */
export const purposePresets = [
  "sell-and-deliver", // orders, payment, delivery, returns
  "support", // questions by mail, form, phone
  "chat", // a chat on the storefront, and what it keeps on devices
  "accounts", // log-in, saved addresses, order history
  "newsletter", // marketing mail
  "personalise", // recommendations, remembered choices
  "improve", // developing range and site
  "statistics", // how the store is used, counted
  "advertising", // ads on other sites and their measuring
  "contests", // competitions and giveaways
  "surveys", // surveys and reviews
  "security", // fraud and abuse
  "bookkeeping", // accounting law
  "legal-claims", // to establish or defend claims
  "privacy-requests", // answering and proving requests
] as const;
export type PurposePreset = (typeof purposePresets)[number];

/** GDPR 6(1)(a)–(f). */
export const legalBases = [
  "consent",
  "contract",
  "legal-obligation",
  "vital-interests",
  "public-task",
  "legitimate-interest",
] as const;
export type LegalBasis = (typeof legalBases)[number];

export const dataCategories = [
  "identity", // name, title
  "contact", // address, e-mail, phone
  "account", // log-in, saved settings
  "orders", // what was bought, delivered, returned
  "payment", // method, status, last digits
  "correspondence", // messages to and from support
  "marketing-choices", // newsletter, consents, opt-outs
  "browsing", // pages and products looked at
  "device", // IP address, browser, device
  "location", // rough place from address or IP
  "survey-answers",
  "contest-entries",
  "user-content", // reviews, comments, photos
  "preferences", // language, size, wish lists
  "government-ids", // national tax or identity numbers
  "fraud-signals",
] as const;
export type DataCategory = (typeof dataCategories)[number];

/** Where data comes from (GDPR 14(2)(f) for all but the person). */
export const dataSources = [
  "browsing",
  "features", // using the store's features: account, wish list, chat
  "purchase",
  "newsletter-sign-up",
  "survey",
  "support",
  "contest",
  "social-media",
  "payment-provider",
  "carrier",
  "advertising-network",
  "public-register",
  "gift-giver", // somebody who buys for the person
] as const;
export type DataSource = (typeof dataSources)[number];

/** GDPR 30(1)(c). */
export const personCategories = [
  "visitors",
  "customers",
  "subscribers",
  "account-holders",
  "contacts", // those who write to support
  "gift-recipients",
  "contest-entrants",
  "business-contacts",
] as const;
export type PersonCategory = (typeof personCategories)[number];

/** The notice's groups of purposes; necessary needs no consent (LEK 2022:482 ch. 9 s. 28). */
export const noticeCategories = ["necessary", "preferences", "statistics", "marketing"] as const;
export type NoticeCategory = (typeof noticeCategories)[number];

export type Purpose = {
  readonly id: string;
  /** Null for a purpose of the merchant's own: then name and description must be written. */
  readonly preset: PurposePreset | null;
  /** The merchant's words; for a preset they stand beside or instead of the fixed sentence. */
  readonly name: Words;
  readonly description: Words;
  /** Null is a gap. */
  readonly legalBasis: LegalBasis | null;
  /** Which interest (GDPR 13(1)(d)); with the basis legitimate-interest it must be said. */
  readonly legitimateInterest: Words;
  /** Which law; with the basis legal-obligation it must be said. */
  readonly legalObligation: Words;
  readonly personCategories: readonly PersonCategory[];
  readonly dataCategories: readonly DataCategory[];
  /** Further kinds of data in the merchant's words. */
  readonly otherData: Words;
  readonly sources: readonly DataSource[];
  readonly otherSources: Words;
  /** Whether one must give the data, and what happens if not (GDPR 13(2)(e)). Null is a gap. */
  readonly provision: "required-by-contract" | "required-by-law" | "voluntary" | null;
  /** Null is a gap. */
  readonly retention: Retention | null;
  readonly noticeCategory: NoticeCategory;
};

/** What a period counts from. */
export const retentionStarts = [
  "collection",
  "last-activity",
  "purchase",
  "end-of-contract",
  "last-contact",
  "end-of-financial-year",
  "withdrawal",
] as const;
export type RetentionStart = (typeof retentionStarts)[number];

export type PeriodUnit = "days" | "months" | "years";

/** How long, or by what it is decided (GDPR 13(2)(a)). */
export type Retention =
  | {
      readonly kind: "period";
      readonly amount: number;
      readonly unit: PeriodUnit;
      readonly from: RetentionStart;
    }
  | { readonly kind: "until-withdrawal" }
  | { readonly kind: "until-account-closed" }
  | { readonly kind: "criteria"; readonly words: Words };

/** Safeguards for a country outside the EEA (GDPR 45, 46, 49). */
export const transferSafeguards = [
  "adequacy-decision",
  "standard-clauses",
  "binding-rules",
  "explicit-consent",
  "contract-necessity",
] as const;
export type TransferSafeguard = (typeof transferSafeguards)[number];

export type Recipient = {
  readonly id: string;
  /** The row of the ready table it came from, if any (`shopify`, `klaviyo`). */
  readonly knownAs: string | null;
  readonly name: string;
  /** ISO 3166-1 alpha-2, or empty: a gap. */
  readonly country: string;
  readonly role: "processor" | "controller" | "joint-controller" | "authority";
  /** Ids of purposes it gets data for; every recipient has one at least. */
  readonly purposes: readonly string[];
  readonly dataCategories: readonly DataCategory[];
  /** Null inside the EEA; outside it null is a gap. */
  readonly safeguard: TransferSafeguard | null;
  /** Countries outside the EEA it passes data on to, wherever it is itself (GDPR 44: onward transfers). */
  readonly onwardTransfers: readonly OnwardTransfer[];
  readonly privacyUrl: string;
  /** Hosts by which it is recognised on the storefront; `*.example.com` stands for every subdomain. */
  readonly hosts: readonly string[];
};

/** A country data goes on to from a recipient, and what protects it there. */
export type OnwardTransfer = {
  /** ISO 3166-1 alpha-2, outside the EEA; empty is a gap. */
  readonly country: string;
  /** Null is a gap. */
  readonly safeguard: TransferSafeguard | null;
};

export const storageKinds = [
  "cookie",
  "local-storage",
  "session-storage",
  "indexed-db",
  "pixel",
] as const;
export type StorageKind = (typeof storageKinds)[number];

/** What a stored thing is for, in fixed sentences. */
export const storagePurposes = [
  "cart",
  "checkout",
  "log-in",
  "session",
  "security",
  "consent-choice",
  "language-and-country",
  "preferences",
  "statistics",
  "visitor-count",
  "ad-measurement",
  "ad-targeting",
  "recommendations",
  "support-chat",
  "embedded-media",
  "testing",
  "affiliate",
] as const;
export type StoragePurpose = (typeof storagePurposes)[number];

/** One cookie or other thing stored on the visitor's device. */
export type StoredItem = {
  readonly id: string;
  /** Exact name, or a pattern in which `*` stands for any characters. For a pixel its address's host and path. */
  readonly name: string;
  readonly kind: StorageKind;
  /** Id of the recipient that sets it; null when the store itself does. */
  readonly setBy: string | null;
  readonly party: "first" | "third";
  /** Id of the register's purpose it serves. */
  readonly purpose: string;
  readonly use: StoragePurpose;
  /** The merchant's words; they stand instead of the fixed sentence of `use`. */
  readonly description: Words;
  readonly lifetime: StorageLifetime | null;
};

export type StorageLifetime =
  | { readonly kind: "session" }
  | {
      readonly kind: "period";
      readonly amount: number;
      readonly unit: "minutes" | "hours" | PeriodUnit;
    }
  | { readonly kind: "until-removed" };
