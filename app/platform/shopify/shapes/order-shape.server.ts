import type { ChildShape, EntityShape } from "../entity-shape.server.ts";
import { eventsChild } from "./event-shape.server.ts";
import { metafieldsChild } from "./metafield-shape.server.ts";
import { paymentTermsChild } from "./payment-terms-shape.server.ts";
import {
  fulfilmentOrderShape,
  fulfilmentShape,
  lineItemShape,
  refundShape,
  returnShape,
  transactionShape,
} from "./order-part-shapes.server.ts";
import { ADDRESS_INLINE, ATTRIBUTES, MONEY, PAID } from "./parts.server.ts";

const RETURNS_SCOPES = [["read_returns", "read_marketplace_returns"]] as const;

const VISIT = `id occurredAt landingPage referrerUrl referralCode source sourceDescription sourceType
  utmParameters { campaign content medium source term }`;

/** One for what the shop sends itself, one for what others send for it. */
const OFFERED_FULFILMENT_ORDER_SCOPES = [
  "read_merchant_managed_fulfillment_orders",
  "read_third_party_fulfillment_orders",
] as const;

const FULFILMENT_ORDER_SCOPES = [
  [...OFFERED_FULFILMENT_ORDER_SCOPES, "read_assigned_fulfillment_orders"],
] as const;

const ORDER_CONNECTIONS: readonly ChildShape[] = [
  { path: "lineItems", form: "connection", first: 6, of: lineItemShape },
  { ...eventsChild, first: 6 },
  { ...metafieldsChild, first: 3 },
  {
    path: "customerJourneySummary.moments",
    form: "connection",
    first: 4,
    nullable: true,
    of: {
      type: "CustomerMoment",
      possibleTypes: ["CustomerVisit"],
      kind: "visit",
      own: `occurredAt ... on CustomerVisit { ${VISIT} }`,
      children: [],
    },
  },
  {
    path: "returns",
    form: "connection",
    first: 1,
    scopes: RETURNS_SCOPES,
    of: returnShape,
  },
  {
    path: "localizedFields",
    form: "connection",
    first: 3,
    inline: true,
    of: {
      type: "LocalizedField",
      kind: "order-part",
      own: "countryCode key purpose title value",
      children: [],
    },
  },
  {
    path: "discountApplications",
    form: "connection",
    first: 3,
    inline: true,
    of: {
      type: "DiscountApplication",
      possibleTypes: [
        "AutomaticDiscountApplication",
        "DiscountCodeApplication",
        "ManualDiscountApplication",
        "ScriptDiscountApplication",
      ],
      kind: "order-part",
      own: `index ... on DiscountCodeApplication { code }
        ... on ManualDiscountApplication { title description }
        ... on AutomaticDiscountApplication { title } ... on ScriptDiscountApplication { title }`,
      children: [],
    },
  },
  {
    path: "fulfillmentOrders",
    form: "connection",
    first: 2,
    scopes: FULFILMENT_ORDER_SCOPES,
    partScopes: OFFERED_FULFILMENT_ORDER_SCOPES,
    of: fulfilmentOrderShape,
  },
  {
    path: "shippingLines",
    form: "connection",
    first: 2,
    inline: true,
    args: "includeRemovals: true",
    of: {
      type: "ShippingLine",
      kind: "order-part",
      own: `id title code source carrierIdentifier deliveryCategory custom isRemoved phone
        discountedPriceSet { ${PAID} }`,
      children: [],
    },
  },
];

/** An order with everything that hangs on it. */
export const orderShape: EntityShape = {
  type: "Order",
  kind: "order",
  own: `id legacyResourceId name number confirmationNumber createdAt processedAt updatedAt
    closedAt cancelledAt cancelReason email phone clientIp note poNumber tags
    customerLocale customerAcceptsMarketing cartToken checkoutToken statusPageUrl
    registeredSourceUrl sourceName sourceIdentifier discountCodes paymentGatewayNames
    displayFinancialStatus displayFulfillmentStatus returnStatus test taxExempt
    currencyCode presentmentCurrencyCode
    customer { id }
    ${ATTRIBUTES}
    billingAddress ${ADDRESS_INLINE}
    shippingAddress ${ADDRESS_INLINE}
    cancellation { staffNote } paymentCollectionDetails { additionalPaymentCollectionUrl }
    attribution { displayName }
    customerJourneySummary { customerOrderIndex daysToConversion
      firstVisit { ${VISIT} } lastVisit { ${VISIT} } }
    purchasingEntity { ... on PurchasingCompany { company { id name } contact { id title } location { id name } } }
    risk { recommendation assessments { riskLevel facts { description sentiment } } }
    disputes { id initiatedAs status }
    totalPriceSet { ${MONEY} }
    totalShippingPriceSet { ${PAID} }
    totalTaxSet { ${PAID} }
    totalDiscountsSet { ${PAID} }
    totalRefundedSet { ${PAID} }`,
  children: [
    paymentTermsChild,
    { path: "transactions", form: "list", first: 1, of: transactionShape },
    { path: "refunds", form: "list", first: 1, of: refundShape },
    { path: "fulfillments", form: "list", first: 1, of: fulfilmentShape },
    ...ORDER_CONNECTIONS,
  ],
  othersLeftOut: ["Order.staffMember"],
  unreachable: ({ disputes }) =>
    Array.isArray(disputes) && disputes.length > 0 ? ["ShopifyPaymentsDisputeEvidence"] : [],
};
