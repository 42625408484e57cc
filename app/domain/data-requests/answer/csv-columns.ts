import type { RecordKind } from "../types.ts";

const timed = ["createdAt", "updatedAt"];

const addressFields = (path: string): readonly string[] =>
  ["name", "company", "address1", "address2", "zip", "city", "province", "country", "phone"].map(
    (field) => `${path}.${field}`,
  );

const amount = (path: string): readonly string[] => [`${path}.amount`, `${path}.currencyCode`];

/** What the person was shown and paid; the shop's own currency stands in the last column. */
const paid = (path: string): readonly string[] => amount(`${path}.presentmentMoney`);

const bought = ["discountCodes", "tags", "customAttributes"];

/**
 * The known columns of a kind: dotted paths into the record's data, in the
 * order they are written. They are part of the package's published form: add
 * at the end, never remove or rename without a new schema version.
 */
const columns: Readonly<Record<RecordKind, readonly string[]>> = {
  customer: [
    ...["displayName", "firstName", "lastName", "defaultEmailAddress.emailAddress"],
    ...["defaultEmailAddress.marketingState", "defaultPhoneNumber.phoneNumber"],
    ...["defaultPhoneNumber.smsMarketingConsent.state", "locale", "note", "tags", "state"],
    ...["verifiedEmail", "dataSaleOptOut", "taxExempt", "numberOfOrders"],
    ...[...amount("amountSpent"), ...timed],
  ],
  address: [
    ...["name", "firstName", "lastName", "company", "address1", "address2", "zip", "city"],
    ...["province", "country", "countryCodeV2", "phone", "latitude", "longitude"],
  ],
  "marketing-consent": [
    ...["channel", "emailAddress", "phoneNumber", "marketingState", "marketingOptInLevel"],
    ...["consentUpdatedAt", "consentCollectedFrom"],
  ],
  order: [
    ...["name", "processedAt", ...timed, "cancelledAt", "cancelReason", "closedAt"],
    ...["email", "phone", "displayFinancialStatus", "displayFulfillmentStatus", "returnStatus"],
    ...[...paid("totalPriceSet"), ...paid("totalTaxSet"), ...paid("totalShippingPriceSet")],
    ...[...paid("totalDiscountsSet"), ...paid("totalRefundedSet")],
    ...["note", ...bought, "clientIp", "customerLocale", "poNumber", "statusPageUrl"],
    ...["paymentGatewayNames", ...addressFields("billingAddress")],
    ...addressFields("shippingAddress"),
  ],
  "order-part": [
    ...["title", "code", "description", "key", "value", "countryCode", "carrierIdentifier"],
    ...["phone", ...paid("discountedPriceSet")],
  ],
  "line-item": [
    ...["name", "title", "variantTitle", "sku", "vendor", "quantity", "currentQuantity"],
    ...[...paid("discountedTotalSet"), ...paid("discountedTotalPriceSet"), "customAttributes"],
  ],
  transaction: [
    ...["processedAt", "createdAt", "kind", "status", "gateway", "formattedGateway"],
    ...[...paid("amountSet"), "accountNumber", "paymentId", "paymentDetails.name"],
    ...["paymentDetails.number", "paymentDetails.company"],
  ],
  refund: ["createdAt", "processedAt", "note", ...paid("totalRefundedSet"), "quantity"],
  return: [
    ...["name", "status", "createdAt", "closedAt", "totalQuantity", "quantity", "customerNote"],
    ...["returnReasonNote", "decline.note"],
  ],
  fulfilment: [
    ...["name", "status", "displayStatus", ...timed, "deliveredAt", "estimatedDeliveryAt"],
    ...["happenedAt", "message", "quantity", "trackingInfo", "address1", "zip", "city", "country"],
  ],
  visit: [
    ...["occurredAt", "landingPage", "referrerUrl", "source", "sourceType", "referralCode"],
    ...["utmParameters.source", "utmParameters.medium", "utmParameters.campaign"],
    ...["utmParameters.content", "utmParameters.term"],
  ],
  "draft-order": [
    ...["name", "status", ...timed, "completedAt", "email", "phone", "note2", ...bought],
    ...["poNumber", ...paid("totalPriceSet"), ...addressFields("billingAddress")],
    ...addressFields("shippingAddress"),
  ],
  "abandoned-checkout": [
    ...["name", ...timed, "completedAt", "customer.defaultEmailAddress.emailAddress", "note"],
    ...["discountCodes", "customAttributes", ...paid("totalPriceSet")],
    ...[...addressFields("billingAddress"), ...addressFields("shippingAddress")],
  ],
  "gift-card": [
    ...["maskedCode", "lastCharacters", ...timed, "expiresOn", "enabled", "note"],
    ...[...amount("initialValue"), ...amount("balance"), "recipientAttributes.message"],
    ...["recipientAttributes.preferredName", "processedAt", ...amount("amount")],
  ],
  "store-credit": amount("balance"),
  "store-credit-transaction": [
    ...["createdAt", "event", ...amount("amount"), ...amount("balanceAfterTransaction")],
    "expiresAt",
  ],
  "company-contact": ["title", "locale", "isMainContact", "company.name", "role.name", ...timed],
  "subscription-contract": [
    ...["status", ...timed, "nextBillingDate", ...amount("deliveryPrice"), "currencyCode", "note"],
    "customAttributes",
  ],
  "payment-method": [
    ...["instrument.brand", "instrument.name", "instrument.maskedNumber", "instrument.lastDigits"],
    ...["instrument.expiryMonth", "instrument.expiryYear", "instrument.paypalAccountEmail"],
    ...["revokedAt", "revokedReason"],
  ],
  "blog-comment": [
    ...[...timed, "status", "body", "author.name", "author.email", "ip", "userAgent"],
    "article.title",
  ],
  metafield: ["namespace", "key", "type", "value", ...timed],
  event: ["createdAt", "action", "message", "rawMessage", "secondaryMessage"],
  merge: ["seenAt", "mergedCustomerId", "keptCustomerId"],
  "lagom-request": ["kind", "topic", "receivedAt", "receivedOn", "dueAt", "handedOverAt"],
  "lagom-message": ["template", "status", "createdAt", "sentAt", "email", "ground"],
  "lagom-suppression": ["channel", "email", "phone", "topics", "since", "keptAs"],
  "lagom-transmission": ["at", "recipient", "purpose", "means", "categories"],
  "lagom-consent": [
    ...["chosenAt", "act", "preferences", "statistics", "marketing", "sale", "language", "region"],
    ...["notice", "consentId", "number"],
  ],
  "lagom-mail": ["receivedAt", "kind", "also", "language", "outcome", "correctedTo"],
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
