import type {
  DataCategory,
  DataSource,
  LegalBasis,
  NoticeCategory,
  PersonCategory,
  Purpose,
  PurposePreset,
  Recipient,
  RetentionStart,
  StorageKind,
  StoragePurpose,
  TransferSafeguard,
} from "../../domain/register/types.ts";
import type { VersionCause } from "../../domain/register/version.ts";

/** A choice, and what it means in one line. */
export type ChoiceWords = { readonly label: string; readonly help: string };

export const presetWords: Readonly<Record<PurposePreset, ChoiceWords>> = {
  "sell-and-deliver": {
    label: "Selling and delivering",
    help: "Orders, payment, delivery, returns.",
  },
  support: { label: "Support", help: "Questions by mail, form or phone." },
  chat: { label: "Chat in the store", help: "A chat window that remembers who writes." },
  accounts: { label: "Customer accounts", help: "Log-in, saved addresses, order history." },
  newsletter: { label: "Newsletter", help: "Marketing mail." },
  personalise: { label: "Personalising", help: "Recommendations, remembered choices." },
  improve: { label: "Improving the store", help: "Developing range and site." },
  statistics: { label: "Statistics", help: "Counting how the store is used." },
  advertising: { label: "Advertising", help: "Ads on other sites, and measuring them." },
  contests: { label: "Contests", help: "Competitions and giveaways." },
  surveys: { label: "Surveys and reviews", help: "Asking what customers think." },
  security: { label: "Security", help: "Against fraud and abuse." },
  bookkeeping: { label: "Bookkeeping", help: "What accounting law makes you keep." },
  "legal-claims": { label: "Legal claims", help: "To make claims or defend against them." },
  "privacy-requests": {
    label: "Privacy requests",
    help: "Answering people who ask for their data, and proving it.",
  },
};

export const basisWords: Readonly<Record<LegalBasis, ChoiceWords>> = {
  consent: {
    label: "Consent",
    help: "The person said yes beforehand and can take it back at any time.",
  },
  contract: {
    label: "Contract",
    help: "You cannot do what the person ordered or asked for without it.",
  },
  "legal-obligation": {
    label: "Legal obligation",
    help: "A law makes you do it. Say which.",
  },
  "legitimate-interest": {
    label: "Legitimate interest",
    help: "You have a good reason that does not outweigh the person’s rights. They may object. Say which reason.",
  },
  "vital-interests": { label: "Vital interests", help: "Somebody’s life or health depends on it." },
  "public-task": { label: "Public task", help: "You act for a public authority. Rare for a shop." },
};

export const dataWords: Readonly<Record<DataCategory, string>> = {
  identity: "Name",
  contact: "Address, e-mail, phone",
  account: "Account and saved settings",
  orders: "Orders, deliveries, returns",
  payment: "Payment details",
  correspondence: "Messages with support",
  "marketing-choices": "Newsletter and consent choices",
  browsing: "Pages and products looked at",
  device: "IP address, browser, device",
  location: "Rough place",
  "survey-answers": "Survey answers",
  "contest-entries": "Contest entries",
  "user-content": "Reviews, comments, photos",
  preferences: "Language, size, wish lists",
  "government-ids": "Tax or identity numbers",
  "fraud-signals": "Signs of fraud",
};

export const sourceWords: Readonly<Record<DataSource, string>> = {
  browsing: "Browsing the store",
  features: "Using the store (account, wish list, chat)",
  purchase: "Buying something",
  "newsletter-sign-up": "Signing up for the newsletter",
  survey: "Answering a survey",
  support: "Writing to support",
  contest: "Taking part in a contest",
  "social-media": "Social media",
  "payment-provider": "The payment provider",
  carrier: "The carrier",
  "advertising-network": "Advertising networks",
  "public-register": "Public registers",
  "gift-giver": "Somebody who buys for the person",
};

export const personWords: Readonly<Record<PersonCategory, string>> = {
  visitors: "Visitors of the store",
  customers: "Customers",
  subscribers: "Newsletter subscribers",
  "account-holders": "Account holders",
  contacts: "People who write to support",
  "gift-recipients": "People who get a gift",
  "contest-entrants": "Contest entrants",
  "business-contacts": "Business contacts",
};

export const noticeWords: Readonly<Record<NoticeCategory, ChoiceWords>> = {
  necessary: {
    label: "Necessary",
    help: "The store does not work without it. Nobody is asked.",
  },
  preferences: { label: "Preferences", help: "Remembered choices. Visitors are asked first." },
  statistics: { label: "Statistics", help: "Counting visits. Visitors are asked first." },
  marketing: { label: "Marketing", help: "Ads and their measuring. Visitors are asked first." },
};

export const provisionWords: Readonly<Record<NonNullable<Purpose["provision"]>, string>> = {
  "required-by-contract": "Needed to order: without it you cannot deliver",
  "required-by-law": "Required by law",
  voluntary: "Voluntary: nothing happens without it",
};

export const retentionStartWords: Readonly<Record<RetentionStart, string>> = {
  collection: "it was collected",
  "last-activity": "the person was last active",
  purchase: "the purchase",
  "end-of-contract": "the contract ended",
  "last-contact": "the last contact",
  "end-of-financial-year": "the financial year ended",
  withdrawal: "the consent was taken back",
};

export const roleWords: Readonly<Record<Recipient["role"], ChoiceWords>> = {
  processor: {
    label: "Works for you",
    help: "Uses the data only as you tell it (a processor): most apps and hosting.",
  },
  controller: {
    label: "Decides itself",
    help: "Uses the data for its own purposes too (a controller): carriers, banks, many ad networks.",
  },
  "joint-controller": {
    label: "Decides together with you",
    help: "You agreed on it together (joint controllers): some social media pages.",
  },
  authority: { label: "Authority", help: "Tax office, customs, courts." },
};

export const safeguardWords: Readonly<Record<TransferSafeguard, ChoiceWords>> = {
  "adequacy-decision": {
    label: "Adequacy decision",
    help: "The European Commission says the country protects data well enough. For the USA only companies certified under the Data Privacy Framework.",
  },
  "standard-clauses": {
    label: "Standard contractual clauses",
    help: "Your contract with them has the Commission’s standard clauses. Look for “SCC” in their data processing agreement.",
  },
  "binding-rules": {
    label: "Binding corporate rules",
    help: "Their whole group is bound by rules an authority approved.",
  },
  "explicit-consent": {
    label: "Explicit consent",
    help: "Each person agreed to this transfer after being told its risks.",
  },
  "contract-necessity": {
    label: "Needed for the order",
    help: "The order cannot be carried out otherwise, such as delivery to that country.",
  },
};

export const storageWords: Readonly<Record<StorageKind, string>> = {
  cookie: "Cookie",
  "local-storage": "Local storage",
  "session-storage": "Session storage",
  "indexed-db": "Browser database (IndexedDB)",
  pixel: "Pixel",
};

export const useWords: Readonly<Record<StoragePurpose, string>> = {
  cart: "Remembers the cart",
  checkout: "Carries the visitor through checkout",
  "log-in": "Keeps the visitor logged in",
  session: "Keeps one visit together",
  security: "Protects against abuse",
  "consent-choice": "Remembers the cookie choice",
  "language-and-country": "Remembers language and country",
  preferences: "Remembers preferences",
  statistics: "Counts how the store is used",
  "visitor-count": "Counts visitors",
  "ad-measurement": "Measures whether ads work",
  "ad-targeting": "Shows ads that fit the visitor",
  recommendations: "Suggests products",
  "support-chat": "Runs the support chat",
  "embedded-media": "Plays embedded videos or posts",
  testing: "Tries out versions of a page",
  affiliate: "Counts sales through partners",
};

export const causeWords: Readonly<Record<VersionCause, string>> = {
  started: "Register started",
  interview: "Interview",
  edited: "Edited",
  "policy-read": "Read from a policy",
  scan: "Found by a scan",
  restored: "Restored",
};

/** Options of a select from a table of words. */
export function toOptions<Code extends string>(
  words: Readonly<Record<Code, string | ChoiceWords>>,
): readonly { readonly value: string; readonly label: string }[] {
  return Object.entries<string | ChoiceWords>(words).map(([value, said]) => ({
    value,
    label: typeof said === "string" ? said : said.label,
  }));
}
