import type {
  DataCategory,
  OnwardTransfer,
  PurposePreset,
  Recipient,
  TransferSafeguard,
} from "../types.ts";
import { findAdequacyDecision, isInEea } from "./countries.ts";

/** What stores use a recipient for; the interview and the pickers ask by it. */
export const recipientKinds = [
  "platform",
  "payment",
  "carrier",
  "bookkeeping",
  "newsletter",
  "statistics",
  "advertising",
  "support",
  "reviews",
  "personalisation",
  "media",
  "consent",
  "operation",
] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** A recipient as stores in the European Economic Area usually meet it. */
export type KnownRecipient = {
  readonly id: string;
  readonly kind: RecipientKind;
  /** What merchants call it. */
  readonly product: string;
  /** The company that contracts with stores in the area. */
  readonly company: string;
  /** That company's seat, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly role: Recipient["role"];
  /** Null inside the area. */
  readonly safeguard: TransferSafeguard | null;
  /** Where its own statements say that data goes on to, outside the area. */
  readonly onwardTransfers: readonly OnwardTransfer[];
  readonly purposes: readonly PurposePreset[];
  readonly dataCategories: readonly DataCategory[];
  readonly privacyUrl: string;
  readonly hosts: readonly string[];
  /** Where company and seat are stated. */
  readonly source: string;
};

/** One row of the tables: the source is the privacy page when no other is named. */
export type RecipientRow = readonly [
  id: string,
  product: string,
  company: string,
  country: string,
  privacyUrl: string,
  hosts?: string,
  more?: Partial<
    Pick<KnownRecipient, "role" | "purposes" | "dataCategories" | "onwardTransfers" | "source">
  >,
];

/**
 * Companies in the area whose American parents are certified under the Data Privacy Framework, by their
 * own statements: Google (policies.google.com/privacy/frameworks), Meta
 * (facebook.com/privacy/policies/data_privacy_framework), Microsoft (privacy.microsoft.com) and Snap
 * (values.snap.com, EEA and UK privacy notice).
 */
export const toCertified: Pick<KnownRecipient, "onwardTransfers"> = {
  onwardTransfers: [{ country: "US", safeguard: "adequacy-decision" }],
};

/** A row as a register takes it in; its id there and the purposes it serves are the register's to say. */
export function toRegistered(known: KnownRecipient): Omit<Recipient, "id" | "purposes"> {
  const { id, company, country, role, safeguard, onwardTransfers, dataCategories } = known;
  return {
    ...{ knownAs: id, name: company, country, role, safeguard, onwardTransfers, dataCategories },
    ...{ privacyUrl: known.privacyUrl, hosts: known.hosts },
  };
}

type KindDefaults = Pick<KnownRecipient, "role" | "purposes" | "dataCategories">;

/** What recipients of a kind usually do and get; a row may say otherwise. */
const defaults: Readonly<Record<RecipientKind, KindDefaults>> = {
  platform: {
    ...{ role: "processor", purposes: ["sell-and-deliver"] },
    dataCategories: ["identity", "contact", "orders", "payment", "device"],
  },
  payment: {
    ...{ role: "controller", purposes: ["sell-and-deliver"] },
    dataCategories: ["identity", "contact", "orders", "payment", "device"],
  },
  carrier: {
    ...{ role: "controller", purposes: ["sell-and-deliver"] },
    dataCategories: ["identity", "contact", "orders"],
  },
  bookkeeping: {
    ...{ role: "processor", purposes: ["bookkeeping"] },
    dataCategories: ["identity", "contact", "orders", "payment"],
  },
  newsletter: {
    ...{ role: "processor", purposes: ["newsletter"] },
    dataCategories: ["identity", "contact", "marketing-choices", "browsing"],
  },
  statistics: {
    ...{ role: "processor", purposes: ["statistics"] },
    dataCategories: ["browsing", "device", "location"],
  },
  advertising: {
    ...{ role: "joint-controller", purposes: ["advertising"] },
    dataCategories: ["browsing", "device", "orders"],
  },
  support: {
    ...{ role: "processor", purposes: ["support"] },
    dataCategories: ["identity", "contact", "correspondence", "orders", "device"],
  },
  reviews: {
    ...{ role: "processor", purposes: ["surveys"] },
    dataCategories: ["identity", "contact", "orders", "user-content"],
  },
  personalisation: {
    ...{ role: "processor", purposes: ["personalise"] },
    dataCategories: ["browsing", "device", "preferences"],
  },
  media: {
    ...{ role: "controller", purposes: ["personalise"] },
    dataCategories: ["browsing", "device"],
  },
  consent: {
    ...{ role: "processor", purposes: ["privacy-requests"] },
    dataCategories: ["device", "marketing-choices"],
  },
  operation: {
    ...{ role: "processor", purposes: ["security"] },
    dataCategories: ["device", "browsing"],
  },
};

/** Fills a table's row with what its kind has in common. */
export function toKnownRecipient(kind: RecipientKind, row: RecipientRow): KnownRecipient {
  const [id, product, company, country, privacyUrl, hosts = "", more = {}] = row;
  return {
    ...{ id, kind, product, company, country, privacyUrl },
    ...{ source: privacyUrl, safeguard: usualSafeguard(country), onwardTransfers: [] },
    ...defaults[kind],
    ...more,
    hosts: hosts === "" ? [] : hosts.split(" "),
  };
}

/**
 * What usually protects data in a country: nothing more is needed in the area or under a decision
 * that covers everybody there; else the Commission's standard clauses, which the contracts of all
 * these companies hold, whether or not a certification stands beside them.
 */
function usualSafeguard(country: string): TransferSafeguard | null {
  if (isInEea(country)) return null;
  const decision = findAdequacyDecision(country);
  const covers = decision !== undefined && decision.reach !== "certified";
  return covers ? "adequacy-decision" : "standard-clauses";
}
