import type { EntityShape } from "../entity-shape.server.ts";
import { ATTRIBUTES, PAID } from "./parts.server.ts";

export const lineItemShape: EntityShape = {
  type: "LineItem",
  kind: "line-item",
  own: `id name title variantTitle sku vendor quantity currentQuantity isGiftCard
    ${ATTRIBUTES} sellingPlan { name }
    discountedTotalSet { ${PAID} }`,
  children: [],
  othersLeftOut: ["LineItem.staffMember"],
};

export const transactionShape: EntityShape = {
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

export const refundShape: EntityShape = {
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

export const fulfilmentShape: EntityShape = {
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

export const returnShape: EntityShape = {
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

/** Where a parcel was told to go, which may differ from the order's address by then. */
export const fulfilmentOrderShape: EntityShape = {
  type: "FulfillmentOrder",
  kind: "fulfilment",
  own: `id status createdAt fulfillAt
    destination { id firstName lastName company address1 address2 zip city province countryCode email phone }
    deliveryMethod { methodType presentedName additionalInformation { instructions phone } }`,
  children: [],
};
