import { places } from "../../data-map/places.ts";
import type { MissingItem, PlaceId } from "../../data-map/types.ts";
import { DATA_MAP_VERSION } from "../../data-map/version.ts";
import type { CollectedRecord, PlaceProgress } from "../../data-requests/types.ts";
import { createPlanLines } from "./plan-lines.ts";
import { createMailingMemory } from "./plan-opt-outs.ts";
import { createMetafieldDesk } from "./plan-metafields.ts";
import { createOrderDesk } from "./plan-orders.ts";
import type { Draft, PlanFacts } from "./plan-parts.ts";
import {
  takeCustomerRecord,
  takeGiftCardRecord,
  takeOtherRecord,
  takeWholeRecord,
} from "./plan-records.ts";
import type { ErasurePlan, FateReason, OptOuts } from "../types.ts";

/** A plan, and where a person who had opted out is known. */
export type PlannedErasure = ErasurePlan & OptOuts;

/** Makes a plan out of records as they are read, so that they need not all be held. */
export type ErasurePlanner = {
  readonly add: (records: readonly CollectedRecord[]) => void;
  /** Ends the plan; `progress` says what could not be searched. */
  readonly finish: (progress: readonly PlaceProgress[]) => PlannedErasure;
};

/** What a place's records are, for rows that speak of all of them. */
const typeOfPlace: Readonly<Record<PlaceId, string>> = {
  customer: "Customer",
  orders: "Order",
  "draft-orders": "DraftOrder",
  "abandoned-checkouts": "AbandonedCheckout",
  "gift-cards": "GiftCard",
  "store-credit": "StoreCreditAccount",
  "company-contacts": "CompanyContact",
  "subscription-contracts": "SubscriptionContract",
  "payment-methods": "CustomerPaymentMethod",
  "blog-comments": "Comment",
  "merged-customers": "CustomerMerge",
  lagom: "DataRequest",
};

/**
 * Plans an erasure: every field of every record found gets one row with its fate,
 * and what can be written becomes steps. Pure: the same records and facts give the
 * same plan.
 */
export function createErasurePlanner(facts: PlanFacts): ErasurePlanner {
  const draft: Draft = {
    ...{ facts, lines: createPlanLines(), steps: [], keepings: [], watched: [] },
    strangers: new Set(),
  };
  const metafields = createMetafieldDesk(draft);
  const orders = createOrderDesk(draft, metafields);
  const mailing = createMailingMemory(facts.emails);
  const takeOther = (record: CollectedRecord): void => takeOtherRecord(draft, record);
  const takeWhole = (record: CollectedRecord): void => takeWholeRecord(draft, record);
  const desks: Readonly<Record<PlaceId, (record: CollectedRecord) => void>> = {
    customer: (record) => {
      takeCustomerRecord(draft, metafields, record);
      if (!draft.strangers.has(record.id)) mailing.take(record);
    },
    orders: orders.take,
    "draft-orders": takeWhole,
    "blog-comments": takeWhole,
    "company-contacts": takeWhole,
    "gift-cards": (record) => takeGiftCardRecord(draft, record),
    "abandoned-checkouts": takeOther,
    "store-credit": takeOther,
    "subscription-contracts": takeOther,
    "payment-methods": takeOther,
    "merged-customers": takeOther,
    lagom: takeOther,
  };
  return {
    add: (records) => {
      for (const record of records) desks[record.place](record);
    },
    finish: (progress) => {
      orders.close();
      metafields.close();
      addUnsearched(draft, progress);
      return toPlan(draft, mailing.suppressed());
    },
  };
}

function toPlan(draft: Draft, optOuts: OptOuts): PlannedErasure {
  const { facts, lines } = draft;
  const own = { place: "lagom", because: null, subject: null } as const;
  lines.add({ ...own, field: "Person", fate: "erase" }, facts.people);
  const suppressed = optOuts.suppressEmails.length + optOuts.suppressPhones.length;
  if (suppressed > 0) {
    const row = {
      ...own,
      field: "Suppression",
      fate: "pseudonymise",
      because: "suppression",
    } as const;
    lines.add(row, suppressed);
  }
  return {
    dataMapVersion: DATA_MAP_VERSION,
    scopes: [...facts.scopes].sort(),
    lines: lines.list(),
    steps: draft.steps.map((step, index) => ({ number: index + 1, ...step })),
    keepings: draft.keepings,
    watched: draft.watched,
    ...optOuts,
  };
}

/** Why a part of a place was not seen, in an erasure's words; codes left out here hide nothing. */
const unseen: Readonly<Partial<Record<MissingItem["code"], FateReason>>> = {
  "scope-not-granted": "scope-not-granted",
  "protected-field-withheld": "scope-not-granted",
  "no-api": "no-call",
  "source-failed": "source-refused",
  "shop-not-installed": "shop-not-installed",
};

/** What was not searched is not erased, and said so. */
function addUnsearched(draft: Draft, progress: readonly PlaceProgress[]): void {
  for (const { place, status, missing } of progress) {
    const field = typeOfPlace[place];
    for (const item of missing) addMissing(draft, { place, field, item });
    if (status === "unreachable" && missing.length === 0) {
      const because = "source-refused";
      draft.lines.add({ place, field, fate: "unreachable", because, subject: null }, 0);
    }
  }
  if (progress.some(({ place, missing }) => place === "orders" && missing.some(isOldOrders))) {
    addOldOrders(draft);
  }
}

type MissingAt = { readonly place: PlaceId; readonly field: string; readonly item: MissingItem };

function addMissing({ lines }: Draft, { place, field, item }: MissingAt): void {
  const { code, count = 0, subject = null } = item;
  if (code === "possible-match-undecided" || code === "possible-match-left-out") {
    lines.add({ place, field, fate: "left", because: "match-undecided", subject: null }, count);
  }
  const because = unseen[code];
  if (because === undefined) return;
  lines.add({ place, field, fate: "unreachable", because, subject }, count);
}

function isOldOrders({ code }: MissingItem): boolean {
  return code === "orders-older-than-60-days";
}

/** Orders Shopify lists and does not show are older than the app may read. */
function addOldOrders({ facts, lines, watched }: Draft): void {
  const seen = new Set(watched);
  const hidden = new Set(facts.listedOrderIds).size - [...seen].filter(isOrder).length;
  if (hidden <= 0) return;
  const because = "scope-not-granted";
  const row = { place: "orders", field: "Order", fate: "unreachable", because } as const;
  lines.add({ ...row, subject: "read_all_orders" }, hidden);
}

function isOrder(gid: string): boolean {
  return gid.includes("/Order/");
}

/** Every place, with Shopify's out of reach: the app is not installed anywhere any more. */
export function placesWithoutShop() {
  return places.map(({ id, holder }) =>
    holder === "lagom"
      ? { place: id, action: "search" as const, missing: [] }
      : {
          ...{ place: id, action: "unreachable" as const },
          missing: [{ place: id, code: "shop-not-installed" as const }],
        },
  );
}
