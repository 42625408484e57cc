/** Kinds of protected customer data Shopify approves one by one. */
export type ProtectedKind = "name" | "email" | "phone" | "address";

/** Places personal data can sit; one row of the data map each. */
export const placeIds = [
  "customer",
  "orders",
  "draft-orders",
  "abandoned-checkouts",
  "gift-cards",
  "store-credit",
  "company-contacts",
  "subscription-contracts",
  "payment-methods",
  "blog-comments",
  "merged-customers",
  "lagom",
] as const;

export type PlaceId = (typeof placeIds)[number];

/**
 * What the right of access does with one field of a type:
 * collected into the answer; reached through another place; never personal;
 * about somebody else and left out; held but not reachable by an app.
 */
export type FieldFate =
  | { readonly fate: "collected" }
  | { readonly fate: "through"; readonly place: PlaceId }
  | { readonly fate: "not-personal" }
  | { readonly fate: "left-out"; readonly because: string }
  | { readonly fate: "unreachable"; readonly because: string };

/** The fates of one type's fields (or one table's columns): names by fate, apart by blanks. */
export type FieldFates = {
  readonly collected?: string;
  readonly through?: Readonly<Partial<Record<PlaceId, string>>>;
  readonly notPersonal?: string;
  /** Reason → fields about somebody else, or that only repeat what is collected. */
  readonly leftOut?: Readonly<Record<string, string>>;
  /** Reason → fields held but not to be had by an app. */
  readonly unreachable?: Readonly<Record<string, string>>;
};

export type FateMap = Readonly<Record<string, FieldFates>>;

/** One row of the data map. */
export type Place = {
  readonly id: PlaceId;
  readonly holder: "shopify" | "lagom";
  /** All of these lists must be met; one scope of each list is enough. */
  readonly scopes: readonly (readonly string[])[];
  /** Scopes that widen what is found (say orders beyond 60 days), with the missing code when absent. */
  readonly wideningScopes: readonly {
    readonly scope: string;
    readonly missing: MissingCode;
  }[];
  readonly approvals: readonly ProtectedKind[];
};

/** Why something is not in an answer. */
export const missingCodes = [
  "scope-not-granted",
  "protected-field-withheld",
  "orders-older-than-60-days",
  "merges-before-installation",
  "no-api",
  "others-data-left-out",
  "possible-match-undecided",
  "possible-match-left-out",
  "source-failed",
  "record-gone",
  "shop-not-installed",
] as const;

export type MissingCode = (typeof missingCodes)[number];

/** One entry of the `missing` list; never carries data of a person. */
export type MissingItem = {
  readonly place: PlaceId;
  readonly code: MissingCode;
  /** `Order.note`, a scope, or a record's gid. */
  readonly subject?: string;
  readonly count?: number;
};
