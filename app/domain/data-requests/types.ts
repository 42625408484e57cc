import type { MissingItem, PlaceId } from "../data-map/types.ts";
import type {
  AnswerId,
  CustomerId,
  DataRequestId,
  InstallationId,
  OrderId,
  ShopDomain,
  StaffUserId,
} from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";

/** What is asked for. `unreadable`: correctly signed, but not to be interpreted. */
export type DataRequestKind = "access" | "erasure" | "shop-removal" | "unreadable";

/** `watching`: erased as far as Lagom goes; Shopify's own erasure has not read back yet. */
export type DataRequestStatus =
  | "received"
  | "running"
  | "answered"
  | "handed-over"
  | "watching"
  | "completed"
  | "failed"
  | "needs-attention";

/** Whose data is asked for, as the webhook said it. Held sealed at rest. */
export type RequestSubject = {
  readonly customerId: CustomerId | null;
  /** As written by Shopify; compare with `normaliseEmail`. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly orderIds: readonly OrderId[];
};

/** A data request with its subject opened. */
export type OpenDataRequest = {
  readonly id: DataRequestId;
  readonly installationId: InstallationId;
  readonly shop: ShopDomain;
  readonly kind: DataRequestKind;
  readonly status: DataRequestStatus;
  readonly subject: RequestSubject;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  /** Which search it is; grows when the merchant asks for a new one. */
  readonly searchRound: number;
};

/** Why a record counts as the person's own (the rule's letter in docs/glossary.md, "person"). */
export const matchReasons = [
  "customer-id", // (a) carries the customer id of the request
  "order-listed", // (b) is an order the request lists
  "email", // (c) carries an e-mail equal to the request's or the customer record's
  "merged", // (d) carries an id joined by a merge seen since installation
  "decided", // included by the merchant's decision
  "held-here", // Lagom's own rows on the person
] as const;

export type MatchReason = (typeof matchReasons)[number];

/** What a CSV file and a section of the answer is about. */
export const recordKinds = [
  "customer",
  "address",
  "marketing-consent",
  "order",
  "order-part", // its shipping lines, discounts and localised fields where they came apart from it
  "line-item",
  "transaction",
  "refund",
  "return",
  "fulfilment",
  "visit",
  "draft-order",
  "abandoned-checkout",
  "gift-card",
  "store-credit",
  "store-credit-transaction",
  "company-contact",
  "subscription-contract",
  "payment-method",
  "blog-comment",
  "metafield",
  "event",
  "merge",
  "lagom-request",
  "lagom-message",
  "lagom-suppression",
  "lagom-transmission",
  "lagom-consent",
  "lagom-mail",
] as const;

export type RecordKind = (typeof recordKinds)[number];

/** One record of the person, a faithful copy of what the source answered. */
export type CollectedRecord = {
  readonly place: PlaceId;
  readonly kind: RecordKind;
  /** The source's id (a gid) or our own. */
  readonly id: string;
  /** The record this one hangs on (a line item's order), or null. */
  readonly parentId: string | null;
  readonly reason: MatchReason;
  readonly data: JsonObject;
};

/** A record that may be the person's; the merchant decides. */
export type PossibleMatchFound = {
  readonly place: PlaceId;
  readonly recordRef: string;
  readonly reason: "email-on-own-order";
  /** Shown to the merchant so that they can decide. */
  readonly summary: {
    readonly label: string;
    readonly email: string;
    readonly createdAt: string | null;
  };
};

/** A page of collected records, and where to go on. `next: null` means the place is searched. */
export type CollectedPage = {
  readonly records: readonly CollectedRecord[];
  readonly possibleMatches: readonly PossibleMatchFound[];
  readonly missing: readonly MissingItem[];
  /** Opaque to everybody but the collector; no personal data in it. */
  readonly next: JsonObject | null;
};

export type PlaceRunStatus = "waiting" | "running" | "searched" | "unreachable" | "failed";

/** Progress of one place, for the plan, the admin and the answer. */
export type PlaceProgress = {
  readonly place: PlaceId;
  readonly status: PlaceRunStatus;
  readonly recordCount: number;
  readonly pageCount: number;
  readonly missing: readonly MissingItem[];
};

export type AnswerStatus = "building" | "current" | "replaced" | "expired";

export type AnswerSummary = {
  readonly id: AnswerId;
  readonly status: AnswerStatus;
  readonly language: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly sizeBytes: number;
  readonly recordCount: number;
  readonly placeCount: number;
  readonly missingCount: number;
  readonly sha256: string | null;
};

/** What a staff member may do beyond seeing the app at all. */
export const permissions = ["see", "download", "approve", "configure"] as const;
export type Permission = (typeof permissions)[number];

/** Who acts in the admin, from the online token. */
export type StaffActor = {
  readonly userId: StaffUserId;
  readonly isAccountOwner: boolean;
  readonly permissions: readonly Permission[];
};
