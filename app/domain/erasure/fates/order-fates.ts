import type { ErasureFates } from "./types.ts";

/** An order and what hangs on it. Amounts, goods and dates stay: they are the shop's books. */
export const orderFates: ErasureFates = {
  Order: {
    shopify: "email phone clientIp billingAddress shippingAddress",
    cleared: {
      "order-note": "note",
      "order-attributes": "customAttributes",
      "order-localized-fields": "localizedFields",
      "order-po-number": "poNumber",
    },
    noCall: `cartToken checkoutToken statusPageUrl registeredSourceUrl sourceIdentifier discountCodes
      cancellation attribution customerJourneySummary purchasingEntity risk shippingLines
      discountApplications paymentCollectionDetails`,
    outsideRule: "tags",
    namesNobody: `id legacyResourceId name number confirmationNumber createdAt processedAt updatedAt
      closedAt cancelledAt cancelReason customerLocale customerAcceptsMarketing sourceName
      paymentGatewayNames displayFinancialStatus displayFulfillmentStatus returnStatus test taxExempt
      currencyCode presentmentCurrencyCode customer disputes totalPriceSet totalShippingPriceSet
      totalTaxSet totalDiscountsSet totalRefundedSet`,
    apart: `transactions refunds fulfillments lineItems events metafields returns fulfillmentOrders
      paymentTerms`,
  },
  LocalizedField: { whole: "localized-field" },
  ShippingLine: { whole: "no-call" },
  DiscountApplication: { whole: "no-call" },
  DiscountCodeApplication: { whole: "no-call" },
  ManualDiscountApplication: { whole: "no-call" },
  AutomaticDiscountApplication: { whole: "no-call" },
  ScriptDiscountApplication: { whole: "no-call" },
  CustomerMoment: { whole: "no-call" },
  CustomerVisit: { whole: "no-call" },
  LineItem: {
    noCall: "customAttributes",
    namesNobody: `id name title variantTitle sku vendor quantity currentQuantity isGiftCard sellingPlan
      discountedTotalSet`,
  },
  OrderTransaction: {
    noCall: "paymentId accountNumber receiptJson paymentDetails",
    namesNobody: `id kind status errorCode gateway formattedGateway createdAt processedAt
      authorizationExpiresAt test amountSet`,
  },
  Refund: {
    noCall: "note",
    namesNobody: "id createdAt processedAt updatedAt totalRefundedSet",
    apart: "refundLineItems",
  },
  RefundLineItem: { whole: "names-nobody" },
  Fulfillment: {
    noCall: "trackingInfo",
    namesNobody: `id name status displayStatus createdAt updatedAt deliveredAt estimatedDeliveryAt
      inTransitAt totalQuantity`,
    apart: "events fulfillmentLineItems",
  },
  FulfillmentEvent: { whole: "no-call" },
  FulfillmentLineItem: { whole: "names-nobody" },
  FulfillmentOrder: {
    noCall: "destination deliveryMethod",
    namesNobody: "id status createdAt fulfillAt",
  },
  Return: {
    noCall: "decline",
    namesNobody: "id name status createdAt requestApprovedAt closedAt totalQuantity",
    apart: "returnLineItems reverseFulfillmentOrders",
  },
  ReturnLineItemType: {
    noCall: "customerNote returnReasonNote",
    namesNobody: "id quantity refundedQuantity returnReasonDefinition",
  },
  ReturnLineItem: {
    noCall: "customerNote returnReasonNote",
    namesNobody: "id quantity refundedQuantity returnReasonDefinition fulfillmentLineItem",
  },
  UnverifiedReturnLineItem: {
    noCall: "customerNote returnReasonNote",
    namesNobody: "id quantity refundedQuantity returnReasonDefinition",
  },
  ReverseFulfillmentOrder: { namesNobody: "id status", apart: "reverseDeliveries" },
  ReverseDelivery: { noCall: "deliverable", namesNobody: "id" },
  PaymentTerms: {
    namesNobody: "id paymentTermsName paymentTermsType dueInDays due overdue",
    apart: "paymentSchedules",
  },
  PaymentSchedule: { whole: "names-nobody" },
};
