import { namesIn } from "../../data-map/find-fate.ts";
import type { CollectedRecord, RecordKind } from "../../data-requests/types.ts";
import type { RuleSwitch } from "../types.ts";
import { orderFates } from "./order-fates.ts";
import { otherFates } from "./other-fates.ts";
import type { ErasureFates, FieldTaker, TypeFates, WholeFate } from "./types.ts";

/** What an erasure does about every type that is collected. */
export const erasureFates: ErasureFates = { ...orderFates, ...otherFates };

/** The type of records whose id names none this version knows. */
const typeOfKind: Readonly<Record<RecordKind, string>> = {
  customer: "Customer",
  address: "MailingAddress",
  "marketing-consent": "CustomerMoment",
  order: "Order",
  "order-part": "DiscountApplication",
  "line-item": "LineItem",
  transaction: "OrderTransaction",
  refund: "RefundLineItem",
  return: "ReturnLineItem",
  fulfilment: "FulfillmentEvent",
  visit: "CustomerMoment",
  "draft-order": "DraftOrder",
  "abandoned-checkout": "AbandonedCheckout",
  "gift-card": "GiftCardTransaction",
  "store-credit": "StoreCreditAccount",
  "store-credit-transaction": "StoreCreditAccountTransaction",
  "company-contact": "CompanyContactRoleAssignment",
  "subscription-contract": "SubscriptionContract",
  "payment-method": "CustomerPaymentMethod",
  "blog-comment": "Comment",
  metafield: "Metafield",
  event: "Event",
  merge: "CustomerMerge",
  "lagom-request": "DataRequest",
  "lagom-message": "OutboxMail",
  "lagom-suppression": "Suppression",
  "lagom-transmission": "Transmission",
  "lagom-consent": "ConsentRecord",
  "lagom-mail": "MailDecision",
};

/** Types of records that have no id of their own, by the relation they came through. */
const typeOfRelation: Readonly<Record<string, string>> = {
  localizedFields: "LocalizedField",
  shippingLines: "ShippingLine",
  discountApplications: "DiscountApplication",
  "customerJourneySummary.moments": "CustomerMoment",
};

/** The type a collected record is of, as the fates name it. */
export function typeOfRecord({ id, kind }: Pick<CollectedRecord, "id" | "kind">): string {
  const named = id.includes("#") ? relationOf(id) : /^gid:\/\/shopify\/(\w+)\//u.exec(id)?.[1];
  return named !== undefined && erasureFates[named] !== undefined ? named : typeOfKind[kind];
}

/** `<parent>#<way, steps apart by />#<number>`: what it came through last. */
function relationOf(id: string): string | undefined {
  const via = id.split("#").at(-2)?.split("/").at(-1);
  return via === undefined ? undefined : typeOfRelation[via];
}

/** The fate a type's fields share; undefined when each has its own. */
export function wholeFateOf(type: string): WholeFate | undefined {
  const fates = erasureFates[type];
  if (fates === undefined) return { whole: "no-call" };
  return "whole" in fates ? fates : undefined;
}

const takers = new Map<string, ReadonlyMap<string, FieldTaker>>();

/** Who takes each field of a type whose fields have fates of their own. A field named twice is a fault. */
export function takersOf(type: string): ReadonlyMap<string, FieldTaker> {
  const known = takers.get(type);
  if (known !== undefined) return known;
  const fates = erasureFates[type];
  const read = fates === undefined || "whole" in fates ? new Map() : readTakers(type, fates);
  takers.set(type, read);
  return read;
}

function readTakers(type: string, fates: TypeFates): ReadonlyMap<string, FieldTaker> {
  const read = new Map<string, FieldTaker>();
  const put = (list: string | undefined, taker: FieldTaker): void => {
    for (const name of namesIn(list)) {
      if (read.has(name)) throw new Error(`two fates for ${type}.${name}`);
      read.set(name, taker);
    }
  };
  put(fates.shopify, { by: "shopify" });
  put(fates.noCall, { by: "nobody" });
  put(fates.outsideRule, { by: "outside-rule" });
  put(fates.namesNobody, { by: "names-nobody" });
  put(fates.apart, { by: "apart" });
  for (const [rule, list] of switchesOf(fates)) put(list, { by: "rule", rule });
  return read;
}

function switchesOf({ cleared = {} }: TypeFates): readonly (readonly [RuleSwitch, string])[] {
  const switches: readonly RuleSwitch[] = [
    "order-note",
    "order-attributes",
    "order-localized-fields",
    "order-po-number",
    "gift-cards",
  ];
  return switches.flatMap((rule) => {
    const list = cleared[rule];
    return list === undefined ? [] : [[rule, list] as const];
  });
}
