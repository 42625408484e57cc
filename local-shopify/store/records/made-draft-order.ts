import { partGid } from "../ids.ts";
import type { StoreRecord } from "../parts.ts";
import { CURRENCY, decimal, moment, moneyBag } from "./money.ts";

/** A draft order somebody made through the API; the caller lays contents over it. */
export function makeDraftOrder(given: {
  readonly index: number;
  readonly id: string;
  readonly number: string;
  readonly shop: string;
  readonly atMs: number;
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly customAttributes: readonly object[];
  }[];
}): StoreRecord {
  const at = moment(given.atMs);
  return {
    __typename: "DraftOrder",
    id: given.id,
    legacyResourceId: given.number,
    name: `#D${String(given.index + 1)}`,
    status: "OPEN",
    createdAt: at,
    updatedAt: at,
    completedAt: null,
    currencyCode: CURRENCY,
    presentmentCurrencyCode: CURRENCY,
    marketName: "Sverige",
    marketRegionCountryCode: "SE",
    invoiceEmailTemplateSubject: "",
    invoiceUrl: `https://${given.shop}/invoices/${given.number}`,
    defaultCursor: given.number,
    totalPriceSet: moneyBag(0),
    subtotalPriceSet: moneyBag(0),
    totalPrice: decimal(0),
    customer: null,
    purchasingEntity: null,
    order: null,
    email: null,
    phone: null,
    note2: null,
    poNumber: null,
    tags: [],
    customAttributes: [],
    localizedFields: [],
    shippingAddress: null,
    billingAddress: null,
    events: [],
    metafields: [],
    lineItems: given.lines.map((line, at) => lineItem(line, given.index, at)),
  };
}

function lineItem(
  line: {
    readonly title: string;
    readonly quantity: number;
    readonly customAttributes: readonly object[];
  },
  index: number,
  at: number,
): StoreRecord {
  const id = partGid("DraftOrderLineItem", "DraftOrder", [index, at]);
  return {
    __typename: "DraftOrderLineItem",
    id,
    uuid: id.slice(-16),
    ...line,
    name: line.title,
    custom: true,
    sku: null,
    requiresShipping: true,
    originalUnitPriceSet: moneyBag(0),
    originalTotalSet: moneyBag(0),
    discountedTotalSet: moneyBag(0),
    product: null,
  };
}
