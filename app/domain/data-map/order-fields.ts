import { because } from "./reasons.ts";
import type { FateMap } from "./types.ts";

/** Shopify's types about an order. */
export const orderFields: FateMap = {
  Order: {
    collected: `id legacyResourceId name number confirmationNumber createdAt processedAt updatedAt
      closedAt cancelledAt cancelReason email phone clientIp note poNumber tags customerLocale
      customerAcceptsMarketing cartToken checkoutToken statusPageUrl registeredSourceUrl sourceName
      sourceIdentifier discountCodes paymentGatewayNames displayFinancialStatus
      displayFulfillmentStatus returnStatus test taxExempt currencyCode presentmentCurrencyCode
      customer customAttributes billingAddress shippingAddress cancellation attribution
      customerJourneySummary purchasingEntity risk disputes totalPriceSet totalShippingPriceSet
      totalTaxSet totalDiscountsSet totalRefundedSet transactions refunds fulfillments lineItems
      events metafields returns localizedFields shippingLines discountApplications
      fulfillmentOrders paymentTerms paymentCollectionDetails`,
    notPersonal: `confirmed currentTotalWeight dutiesIncluded estimatedTaxes fulfillmentsCount
      merchantEditableErrors metafieldDefinitions productNetwork requiresShipping taxesIncluded
      totalWeight transactionsCount`,
    leftOut: {
      [because.staff]: "staffMember",
      [because.shop]: `app channel channelInformation merchantBusinessEntity merchantOfRecordApp
        physicalLocation publication retailLocation shopifyProtect`,
      [because.admin]: `alerts canMarkAsPaid canNotifyCustomer capturable edited fulfillable
        merchantEditable refundable restockable suggestedRefund`,
      [because.repeats]: `agreements billingAddressMatchesShippingAddress closed customerJourney
        discountCode displayAddress fullyPaid hasTimelineComment landingPageDisplayText landingPageUrl
        localizationExtensions metafield nonFulfillableLineItems referralCode referrerDisplayText
        referrerUrl riskLevel risks shippingLine unpaid`,
      [because.sums]: `additionalFees cartDiscountAmount cartDiscountAmountSet
        currentCartDiscountAmountSet currentShippingPriceSet currentSubtotalLineItemsQuantity
        currentSubtotalPriceSet currentTaxLines currentTotalAdditionalFeesSet
        currentTotalDiscountsSet currentTotalDutiesSet currentTotalPriceSet currentTotalTaxSet
        netPayment netPaymentSet originalTotalAdditionalFeesSet originalTotalDutiesSet
        originalTotalPriceSet refundDiscrepancySet subtotalLineItemsQuantity subtotalPrice
        subtotalPriceSet taxLines totalCapturable totalCapturableSet totalCashRoundingAdjustment
        totalDiscounts totalOutstandingSet totalPrice totalReceived totalReceivedSet totalRefunded
        totalRefundedShippingSet totalShippingPrice totalTax totalTipReceived totalTipReceivedSet`,
    },
  },
  OrderCancellation: { collected: "staffNote" },
  OrderAttribution: {
    collected: "displayName",
    leftOut: { [because.repeats]: "handle icon" },
  },
  OrderRiskSummary: { collected: "recommendation assessments" },
  OrderRiskAssessment: {
    collected: "riskLevel facts",
    leftOut: { [because.shop]: "provider" },
  },
  RiskFact: { collected: "description sentiment" },
  CustomerJourneySummary: {
    collected: "customerOrderIndex daysToConversion firstVisit lastVisit moments",
    notPersonal: "momentsCount ready",
  },
  CustomerMoment: { collected: "occurredAt" },
  CustomerVisit: {
    collected: `id occurredAt landingPage referrerUrl referralCode source sourceDescription sourceType
      utmParameters`,
    leftOut: {
      [because.repeats]: "landingPageHtml referralInfoHtml",
      [because.shop]: "marketingEvent",
    },
  },
  UTMParameters: { collected: "campaign content medium source term" },
  LineItem: {
    collected: `id name title variantTitle sku vendor quantity currentQuantity isGiftCard
      customAttributes sellingPlan discountedTotalSet`,
    through: { "subscription-contracts": "contract" },
    notPersonal: `fulfillableQuantity nonFulfillableQuantity refundableQuantity requiresShipping
      taxable unfulfilledQuantity weight suggestedReturnReasonDefinitions`,
    leftOut: {
      [because.staff]: "staffMember",
      [because.admin]: "canRestock merchantEditable restockable",
      [because.shop]: "fulfillmentService image lineItemGroup product variant",
      [because.repeats]: "fulfillmentStatus",
      [because.sums]: `discountAllocations discountedTotal discountedUnitPrice
        discountedUnitPriceAfterAllDiscountsSet discountedUnitPriceSet duties originalTotal
        originalTotalSet originalUnitPrice originalUnitPriceSet
        priceAfterAllDiscountsBeforeTaxesSet taxLines totalDiscount totalDiscountSet
        unfulfilledDiscountedTotal unfulfilledDiscountedTotalSet unfulfilledOriginalTotal
        unfulfilledOriginalTotalSet`,
    },
  },
  LineItemSellingPlan: { collected: "name", notPersonal: "sellingPlanId" },
  LocalizedField: { collected: "countryCode key purpose title value" },
  ShippingLine: {
    collected: `id title code source carrierIdentifier deliveryCategory custom isRemoved phone
      discountedPriceSet`,
    leftOut: {
      [because.shop]: "requestedFulfillmentService shippingRateHandle",
      [because.sums]: `currentDiscountedPriceSet discountAllocations discountedPrice originalPrice
        originalPriceSet price taxLines`,
    },
  },
  DiscountApplication: {
    collected: "index",
    notPersonal: "allocationMethod targetSelection targetType value",
  },
  DiscountCodeApplication: {
    collected: "code index",
    notPersonal: "allocationMethod targetSelection targetType value",
  },
  ManualDiscountApplication: {
    collected: "title description index",
    notPersonal: "allocationMethod targetSelection targetType value",
  },
  AutomaticDiscountApplication: {
    collected: "title index",
    notPersonal: "allocationMethod targetSelection targetType value",
  },
  ScriptDiscountApplication: {
    collected: "title index",
    notPersonal: "allocationMethod targetSelection targetType value",
    leftOut: { [because.repeats]: "description" },
  },
  Refund: {
    collected: "id note createdAt processedAt updatedAt totalRefundedSet refundLineItems",
    leftOut: {
      [because.staff]: "staffMember",
      [because.repeats]: "legacyResourceId order return transactions totalRefunded",
      [because.sums]: "duties orderAdjustments refundShippingLines",
    },
  },
  RefundLineItem: {
    collected: "id quantity restockType restocked lineItem subtotalSet",
    leftOut: {
      [because.shop]: "location",
      [because.sums]: "price priceSet subtotal totalTax totalTaxSet",
    },
  },
  OrderStagedChangeAddShippingLine: {
    leftOut: { [because.editing]: "phone presentmentTitle price title" },
  },
};
