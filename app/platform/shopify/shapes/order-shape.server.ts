import { unreachableFields } from "../../../domain/data-map/find-fate.ts";
import type { ChildShape, EntityShape } from "../entity-shape.server.ts";
import { eventsChild } from "./event-shape.server.ts";
import { metafieldsChild } from "./metafield-shape.server.ts";
import { ADDRESS_INLINE, ATTRIBUTES, MONEY, PAID } from "./parts.server.ts";

const RETURNS_SCOPES = [["read_returns", "read_marketplace_returns"]] as const;

const VISIT = `id occurredAt landingPage referrerUrl referralCode source sourceDescription sourceType
  utmParameters { campaign content medium source term }`;

const lineItemShape: EntityShape = {
  type: "LineItem",
  kind: "line-item",
  own: `id name title variantTitle sku vendor quantity currentQuantity isGiftCard
    ${ATTRIBUTES} sellingPlan { name }
    discountedTotalSet { ${PAID} }`,
  children: [],
  othersLeftOut: ["LineItem.staffMember"],
};

const transactionShape: EntityShape = {
  type: "OrderTransaction",
  kind: "transaction",
  own: `id kind status errorCode gateway formattedGateway paymentId accountNumber createdAt processedAt
    authorizationExpiresAt receiptJson test amountSet { ${PAID} }
    paymentDetails {
      ... on CardPaymentDetails { name number company bin expirationMonth expirationYear
        avsResultCode cvvResultCode paymentMethodName wallet }
      ... on LocalPaymentMethodsPaymentDetails { paymentDescriptor paymentMethodName }
      ... on PaypalWalletPaymentDetails { paymentMethodName }
      ... on ShopPayInstallmentsPaymentDetails { paymentMethodName } }`,
  children: [],
  othersLeftOut: ["OrderTransaction.user"],
};

const refundShape: EntityShape = {
  type: "Refund",
  kind: "refund",
  own: `id note createdAt processedAt updatedAt totalRefundedSet { ${PAID} }`,
  children: [
    {
      path: "refundLineItems",
      form: "connection",
      first: 4,
      of: {
        type: "RefundLineItem",
        kind: "refund",
        own: `id quantity restockType restocked lineItem { id } subtotalSet { ${PAID} }`,
        children: [],
      },
    },
  ],
  othersLeftOut: ["Refund.staffMember"],
};

const fulfilmentShape: EntityShape = {
  type: "Fulfillment",
  kind: "fulfilment",
  own: `id name status displayStatus createdAt updatedAt deliveredAt estimatedDeliveryAt inTransitAt
    totalQuantity trackingInfo { company number url }`,
  children: [
    {
      path: "events",
      form: "connection",
      first: 4,
      of: {
        type: "FulfillmentEvent",
        kind: "fulfilment",
        own: `id status message happenedAt createdAt estimatedDeliveryAt
          address1 zip city province country latitude longitude`,
        children: [],
      },
    },
    {
      path: "fulfillmentLineItems",
      form: "connection",
      first: 4,
      of: {
        type: "FulfillmentLineItem",
        kind: "fulfilment",
        own: "id quantity lineItem { id }",
        children: [],
      },
    },
  ],
};

const returnShape: EntityShape = {
  type: "Return",
  kind: "return",
  own: `id name status createdAt requestApprovedAt closedAt totalQuantity decline { note reason }`,
  children: [
    {
      path: "reverseFulfillmentOrders",
      form: "connection",
      first: 1,
      of: {
        type: "ReverseFulfillmentOrder",
        kind: "return",
        own: "id status",
        children: [
          {
            path: "reverseDeliveries",
            form: "connection",
            first: 1,
            of: {
              type: "ReverseDelivery",
              kind: "return",
              own: `id deliverable { ... on ReverseDeliveryShippingDeliverable {
                tracking { carrierName number url } label { createdAt publicFileUrl } } }`,
              children: [],
            },
          },
        ],
      },
    },
    {
      path: "returnLineItems",
      form: "connection",
      first: 4,
      of: {
        type: "ReturnLineItemType",
        possibleTypes: ["ReturnLineItem", "UnverifiedReturnLineItem"],
        kind: "return",
        own: `id quantity refundedQuantity customerNote returnReasonNote
          returnReasonDefinition { name }
          ... on ReturnLineItem { fulfillmentLineItem { id lineItem { id } } }`,
        children: [],
      },
    },
  ],
  othersLeftOut: ["Return.staffMember"],
};

const FULFILMENT_ORDER_SCOPES = [
  [
    "read_merchant_managed_fulfillment_orders",
    "read_third_party_fulfillment_orders",
    "read_assigned_fulfillment_orders",
  ],
] as const;

/** Where a parcel was told to go, which may differ from the order's address by then. */
const fulfilmentOrderShape: EntityShape = {
  type: "FulfillmentOrder",
  kind: "fulfilment",
  own: `id status createdAt fulfillAt
    destination { id firstName lastName company address1 address2 zip city province countryCode email phone }
    deliveryMethod { methodType presentedName additionalInformation { instructions phone } }`,
  children: [],
};

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
      kind: "order",
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
      kind: "order",
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
      kind: "order",
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
    cancellation { staffNote }
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
    { path: "transactions", form: "list", first: 1, of: transactionShape },
    { path: "refunds", form: "list", first: 1, of: refundShape },
    { path: "fulfillments", form: "list", first: 1, of: fulfilmentShape },
    ...ORDER_CONNECTIONS,
  ],
  othersLeftOut: ["Order.staffMember"],
  unreachable: ({ disputes }) => [
    ...unreachableFields("Order").map((field) => `Order.${field}`),
    ...(Array.isArray(disputes) && disputes.length > 0 ? ["ShopifyPaymentsDisputeEvidence"] : []),
  ],
};
