import { because } from "./reasons.ts";
import type { FateMap } from "./types.ts";

const quantities = `processableQuantity processedQuantity refundableQuantity unprocessedQuantity`;

/** Shopify's types about sending goods and taking them back. */
export const deliveryFields: FateMap = {
  Fulfillment: {
    collected: `id name status displayStatus createdAt updatedAt deliveredAt estimatedDeliveryAt
      inTransitAt totalQuantity trackingInfo events fulfillmentLineItems`,
    notPersonal: "requiresShipping",
    leftOut: {
      [because.shop]: "location originAddress service",
      [because.repeats]: "fulfillmentOrders legacyResourceId order",
    },
  },
  FulfillmentEvent: {
    collected: `id status message happenedAt createdAt estimatedDeliveryAt address1 zip city province
      country latitude longitude`,
  },
  FulfillmentTrackingInfo: { collected: "company number url" },
  FulfillmentLineItem: {
    collected: "id quantity lineItem",
    leftOut: {
      [because.sums]: "discountedTotal discountedTotalSet originalTotal originalTotalSet",
    },
  },
  FulfillmentOriginAddress: {
    leftOut: { [because.shop]: "address1 address2 city countryCode provinceCode zip" },
  },
  FulfillmentOrder: {
    collected: "id status createdAt fulfillAt destination deliveryMethod",
    notPersonal: `channelId fulfillBy fulfillmentOrdersForMerge internationalDuties locationsForMove
      remainingLineItemsWeight requestStatus supportedActions updatedAt`,
    leftOut: {
      [because.shop]: "assignedLocation fulfillmentHolds merchantRequests",
      [because.repeats]: "fulfillments lineItems order orderId orderName orderProcessedAt",
    },
  },
  FulfillmentOrderDestination: {
    collected: `id firstName lastName company address1 address2 zip city province countryCode email
      phone`,
    leftOut: { [because.shop]: "location" },
  },
  DeliveryMethod: {
    collected: "methodType presentedName additionalInformation",
    notPersonal: `brandedPromise id maxDeliveryDateTime minDeliveryDateTime serviceCode
      sourceReference`,
  },
  DeliveryMethodAdditionalInformation: { collected: "instructions phone" },
  Return: {
    collected: `id name status createdAt requestApprovedAt closedAt totalQuantity decline
      returnLineItems reverseFulfillmentOrders`,
    leftOut: {
      [because.staff]: "staffMember",
      [because.admin]: "suggestedFinancialOutcome suggestedRefund",
      [because.repeats]: "exchangeLineItems order refunds transactions",
      [because.sums]: "returnShippingFees",
    },
  },
  ReturnDecline: { collected: "note reason" },
  ReturnLineItemType: {
    collected: `id quantity refundedQuantity customerNote returnReasonNote returnReasonDefinition`,
    notPersonal: quantities,
    leftOut: { [because.repeats]: "returnReason" },
  },
  ReturnLineItem: {
    collected: `id quantity refundedQuantity customerNote returnReasonNote returnReasonDefinition
      fulfillmentLineItem`,
    notPersonal: `${quantities} totalWeight`,
    leftOut: {
      [because.repeats]: "returnReason",
      [because.sums]: "restockingFee withCodeDiscountedTotalPriceSet",
    },
  },
  UnverifiedReturnLineItem: {
    collected: `id quantity refundedQuantity customerNote returnReasonNote returnReasonDefinition`,
    notPersonal: quantities,
    leftOut: { [because.repeats]: "returnReason", [because.sums]: "unitPrice" },
  },
  ReturnReasonDefinition: { collected: "name", notPersonal: "deleted handle id" },
  ReverseFulfillmentOrder: {
    collected: "id status reverseDeliveries",
    notPersonal: "thirdPartyConfirmation",
    leftOut: { [because.repeats]: "lineItems order" },
  },
  ReverseDelivery: {
    collected: "id deliverable",
    leftOut: { [because.repeats]: "reverseDeliveryLineItems reverseFulfillmentOrder" },
  },
  ReverseDeliveryShippingDeliverable: { collected: "tracking label" },
  ReverseDeliveryTrackingV2: { collected: "carrierName number url" },
  ReverseDeliveryLabelV2: {
    collected: "createdAt publicFileUrl",
    notPersonal: "updatedAt",
  },
};
