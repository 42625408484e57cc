import type { RecordKind } from "../types.ts";

const timed = ["createdAt", "updatedAt"];

const addressFields = (path: string): readonly string[] =>
  ["name", "company", "address1", "address2", "zip", "city", "province", "country", "phone"].map(
    (field) => `${path}.${field}`,
  );

const money = (path: string): readonly string[] => [
  `${path}.shopMoney.amount`,
  `${path}.shopMoney.currencyCode`,
];

/**
 * The known columns of a kind: dotted paths into the record's data, in the
 * order they are written. They are part of the package's published form: add
 * at the end, never remove or rename without a new schema version.
 */
const columns: Readonly<Record<RecordKind, readonly string[]>> = {
  customer: [
    ...["displayName", "firstName", "lastName", "email", "phone", "locale", "note", "tags"],
    ...["state", "verifiedEmail", "taxExempt", "numberOfOrders"],
    ...["amountSpent.amount", "amountSpent.currencyCode", ...timed],
  ],
  address: [
    ...["name", "firstName", "lastName", "company", "address1", "address2", "zip", "city"],
    ...["province", "country", "countryCodeV2", "phone"],
  ],
  "marketing-consent": [
    ...["channel", "emailAddress", "phoneNumber", "marketingState", "marketingOptInLevel"],
    ...["consentUpdatedAt", "consentCollectedFrom"],
  ],
  order: [
    ...["name", "processedAt", ...timed, "cancelledAt", "cancelReason", "closedAt"],
    ...["email", "phone", "displayFinancialStatus", "displayFulfillmentStatus"],
    ...[...money("totalPriceSet"), ...money("currentTotalPriceSet"), ...money("totalTaxSet")],
    ...[...money("totalShippingPriceSet"), ...money("totalDiscountsSet")],
    ...["note", "tags", "clientIp", "customerLocale", "poNumber", "statusPageUrl"],
    ...addressFields("billingAddress"),
    ...addressFields("shippingAddress"),
  ],
  "line-item": [
    ...["name", "title", "variantTitle", "sku", "vendor", "quantity", "currentQuantity"],
    ...[
      ...money("originalUnitPriceSet"),
      ...money("discountedTotalSet"),
      ...money("originalTotalSet"),
    ],
    "customAttributes",
  ],
  transaction: [
    ...["processedAt", "createdAt", "kind", "status", "gateway", "formattedGateway"],
    ...[...money("amountSet"), "accountNumber", "paymentId", "authorizationCode"],
  ],
  refund: ["createdAt", "note", ...money("totalRefundedSet")],
  return: ["name", "status", "createdAt", "closedAt", "totalQuantity"],
  fulfilment: [
    ...["name", "status", "displayStatus", ...timed],
    ...["deliveredAt", "estimatedDeliveryAt", "trackingInfo"],
  ],
  visit: [
    ...["occurredAt", "landingPage", "referrerUrl", "source", "sourceType", "referralCode"],
    ...["utmParameters.source", "utmParameters.medium", "utmParameters.campaign"],
  ],
  "draft-order": [
    ...["name", "status", ...timed, "completedAt", "email", "phone", "note2", "tags"],
    ...[...money("totalPriceSet"), ...addressFields("billingAddress")],
    ...addressFields("shippingAddress"),
  ],
  "abandoned-checkout": [
    ...["name", ...timed, "completedAt", "email", "phone", "note"],
    ...[...money("totalPriceSet"), ...addressFields("billingAddress")],
    ...addressFields("shippingAddress"),
  ],
  "gift-card": [
    ...["maskedCode", "lastCharacters", "createdAt", "expiresOn", "enabled", "note"],
    ...[
      "initialValue.amount",
      "initialValue.currencyCode",
      "balance.amount",
      "balance.currencyCode",
    ],
    ...["recipientAttributes.message", "recipientAttributes.preferredName"],
  ],
  "store-credit": ["balance.amount", "balance.currencyCode"],
  "store-credit-transaction": [
    ...["createdAt", "event", "amount.amount", "amount.currencyCode"],
    ...["balanceAfterTransaction.amount", "balanceAfterTransaction.currencyCode"],
  ],
  "company-contact": ["title", "locale", "isMainContact", "company.name", ...timed],
  "subscription-contract": ["status", ...timed, "nextBillingDate", "currencyCode", "note"],
  "payment-method": [
    ...["instrument.brand", "instrument.lastDigits", "instrument.expiryMonth"],
    ...["instrument.expiryYear", "instrument.name", "revokedAt"],
  ],
  "blog-comment": ["createdAt", "status", "body", "author.name", "author.email", "ip", "userAgent"],
  metafield: ["namespace", "key", "type", "value", ...timed],
  event: ["createdAt", "action", "message"],
  merge: ["seenAt", "mergedCustomerId", "keptCustomerId"],
  "lagom-request": ["kind", "topic", "status", "receivedAt", "dueAt", "completedAt"],
  "lagom-message": ["template", "status", "createdAt", "sentAt"],
};

/** Columns every kind has, before its own; `data` follows last. */
export const commonColumns = ["record_id", "parent_id", "place", "reason"] as const;

/** Paths of the kind's own columns. */
export function columnsOf(kind: RecordKind): readonly string[] {
  return columns[kind];
}

/** The header line of a kind's CSV. */
export function csvHeader(kind: RecordKind): readonly string[] {
  return [...commonColumns, ...columns[kind], "data"];
}
