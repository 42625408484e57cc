import type { PlaceId } from "../data-map/types.ts";
import type { OrderId } from "../shared/ids.ts";
import type { JsonObject } from "../shared/json.ts";

/** What happens to one field of one place. */
export const fates = [
  "erase", // the record goes as a whole
  "clear", // the field is emptied, the record stays
  "pseudonymise", // only a keyed mark stays (a suppression), or a record that no longer says whose it is
  "keep", // stays until the end of a legal ground, then clears by itself
  "left-to-shopify", // Shopify's own erasure takes it; watched until it reads back
  "left", // stays by a decision: the merchant's rule, Shopify's list of orders, an undecided match
  "unreachable", // personal, but no call removes it
] as const;
export type Fate = (typeof fates)[number];

/** Why a field is kept, left or unreachable; a code with words in the locales. */
export const fateReasons = [
  "legal-ground",
  "rule-off", // the merchant's standing rule leaves this place alone
  "namespace-not-chosen", // a metafield of a namespace the merchant did not choose
  "order-not-listed", // Shopify's `orders_to_redact` does not name the order
  "match-undecided", // may be somebody else's
  "scope-not-granted",
  "no-call", // Shopify offers no call that removes it
  "shop-not-installed",
  "source-refused", // Shopify refused the write
  "shopify-erases-sooner", // a legal ground would keep it, Shopify will not
  "suppression",
  "consent-proof", // that a choice was made has to be provable (GDPR 7(1)); no longer whose it was
  "names-nobody", // says nothing of anybody once the rest is gone: amounts, goods, dates
  "customer-not-named", // a record of theirs that Shopify's own erasure does not name
  "outside-rule", // the merchant's own words, which the standing rule does not reach
] as const;
export type FateReason = (typeof fateReasons)[number];

/** One row of a plan: a field of a place, what happens to it, and how often it occurs. */
export type ErasureLine = {
  readonly place: PlaceId;
  /** `Order.note`; a whole record is its type alone (`DraftOrder`). */
  readonly field: string;
  readonly fate: Fate;
  readonly because: FateReason | null;
  /** Last day it is kept (fate `keep`), a calendar date in the shop's zone; the latest of the group. */
  readonly until: string | null;
  /** Legal ground's id, scope, or namespace the reason speaks of. */
  readonly subject: string | null;
  readonly count: number;
};

/** The writes there are, each one call of Shopify's Admin API. */
export const erasureActions = [
  "clear-order", // orderUpdate
  "delete-draft", // draftOrderDelete, draftOrderUpdate where it may not go
  "clear-gift-card", // giftCardUpdate
  "delete-comment", // commentDelete
  "delete-company-contact", // companyContactDelete
  "delete-metafields", // metafieldsDelete
] as const;
export type ErasureAction = (typeof erasureActions)[number];

/** One write in one record. Sealed at rest under the person's key. */
export type ErasureStep = {
  readonly number: number;
  readonly place: PlaceId;
  readonly action: ErasureAction;
  /** The record's gid. */
  readonly target: string;
  /** What is cleared, `Order.note`; for `delete-metafields` `namespace.key`; empty when the record goes. */
  readonly fields: readonly string[];
  /** Digest of the values the plan was made from (`seenDigest`); other values void the plan. */
  readonly seen: string;
};

/** What a record's fields held, by field name; what the eraser reads now has the same form. */
export type StepValues = JsonObject;

/** A field of an order whose clearing waits. */
export type PlannedKeeping = {
  readonly orderId: OrderId;
  readonly field: string;
  readonly ground: string;
  readonly keptUntil: string;
  /** The day it is counted from, for counting anew. */
  readonly bookedOn?: string | undefined;
  /** Shopify's own erasure will take it before: the merchant is warned and the entry is closed at once. */
  readonly shopifyErasesSooner: boolean;
};

/** How somebody is written to on a phone, each with a consent of its own. */
export const phoneChannels = ["sms", "whatsapp"] as const;
export type PhoneChannel = (typeof phoneChannels)[number];

/** Where a person who had opted out is known: what outlives them as keyed marks. */
export type OptOuts = {
  /** Normalised. */
  readonly suppressEmails: readonly string[];
  readonly suppressPhones: readonly { readonly channel: PhoneChannel; readonly phone: string }[];
};

/** What an erasure will do, before it does it. */
export type ErasurePlan = {
  readonly dataMapVersion: number;
  readonly scopes: readonly string[];
  readonly lines: readonly ErasureLine[];
  readonly steps: readonly ErasureStep[];
  readonly keepings: readonly PlannedKeeping[];
  /** What Shopify erases itself, to be watched: gids. */
  readonly watched: readonly string[];
};

/** The places of the merchant's standing rule; each can be switched off. */
export const ruleSwitches = [
  "order-note",
  "order-attributes",
  "order-localized-fields",
  "order-po-number",
  "draft-orders",
  "gift-cards",
  "blog-comments",
  "company-contacts",
] as const;
export type RuleSwitch = (typeof ruleSwitches)[number];

/** What the merchant set once, at onboarding, for every erasure. All on by default. */
export type ErasureRule = {
  readonly off: readonly RuleSwitch[];
  /** Metafield namespaces of customers and orders that hold personal data; the app's own always go. */
  readonly metafieldNamespaces: readonly string[];
};
