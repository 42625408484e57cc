import { because } from "./reasons.ts";
import type { FateMap } from "./types.ts";

/** Shopify's types about drafts, checkouts, companies, contracts and comments. */
export const otherFields: FateMap = {
  DraftOrder: {
    collected: `id legacyResourceId name status createdAt updatedAt completedAt invoiceSentAt invoiceUrl
      invoiceEmailTemplateSubject email phone note2 poNumber tags discountCodes currencyCode
      presentmentCurrencyCode taxExempt reserveInventoryUntil customer order customAttributes
      appliedDiscount billingAddress shippingAddress shippingLine purchasingEntity totalPriceSet
      lineItems events metafields localizedFields paymentTerms`,
    notPersonal: `acceptAutomaticDiscounts allVariantPricesOverridden allowDiscountCodesInCheckout
      anyVariantPricesOverridden defaultCursor marketName marketRegionCountryCode platformDiscounts
      ready taxesIncluded totalQuantityOfLineItems totalWeight transformerFingerprint
      visibleToCustomer warnings`,
    leftOut: {
      [because.repeats]: `billingAddressMatchesShippingAddress hasTimelineComment
        localizationExtensions metafield`,
      [because.sums]: `amountDueLaterSet amountDueNowSet deposit lineItemsSubtotalPrice subtotalPrice
        subtotalPriceSet taxLines totalDiscountsSet totalLineItemsPriceSet totalPrice
        totalShippingPrice totalShippingPriceSet totalTax totalTaxSet`,
    },
  },
  DraftOrderAppliedDiscount: {
    collected: "title description value valueType",
    leftOut: { [because.sums]: "amount amountSet amountV2" },
  },
  DraftOrderLineItem: {
    collected: `id name title variantTitle sku vendor quantity isGiftCard custom customAttributes
      appliedDiscount discountedTotalSet`,
    notPersonal: "grams requiresShipping taxable uuid weight",
    leftOut: {
      [because.shop]: "bundleComponents components fulfillmentService image product variant",
      [because.repeats]: "customAttributesV2",
      [because.sums]: `approximateDiscountedUnitPriceSet discountedTotal discountedUnitPrice
        discountedUnitPriceSet originalTotal originalTotalSet originalUnitPrice originalUnitPriceSet
        originalUnitPriceWithCurrency priceOverride taxLines totalDiscount totalDiscountSet`,
    },
  },
  CalculatedDraftOrder: {
    leftOut: {
      [because.editing]: `acceptAutomaticDiscounts alerts allVariantPricesOverridden amountDueLaterSet
        amountDueNowSet anyVariantPricesOverridden appliedDiscount availableShippingRates
        billingAddressMatchesShippingAddress currencyCode customer deposit discountCodes lineItems
        lineItemsSubtotalPrice marketName marketRegionCountryCode phone platformDiscounts
        presentmentCurrencyCode purchasingEntity shippingLine subtotalPrice subtotalPriceSet taxLines
        taxesIncluded totalDiscountsSet totalLineItemsPriceSet totalPrice totalPriceSet
        totalQuantityOfLineItems totalShippingPrice totalShippingPriceSet totalTax totalTaxSet
        transformerFingerprint warnings`,
    },
  },
  AbandonedCheckout: {
    collected: `id name createdAt updatedAt completedAt abandonedCheckoutUrl note discountCodes customer
      customAttributes billingAddress shippingAddress totalPriceSet lineItems`,
    notPersonal: "defaultCursor taxesIncluded",
    leftOut: {
      [because.sums]: `lineItemsQuantity subtotalPriceSet taxLines totalDiscountSet totalDutiesSet
        totalLineItemsPriceSet totalTaxSet`,
    },
  },
  AbandonedCheckoutLineItem: {
    collected: "id title variantTitle sku quantity customAttributes discountedTotalPriceSet",
    leftOut: {
      [because.shop]: "components image parentRelationship product variant",
      [because.sums]: `discountAllocations discountedTotalPriceWithCodeDiscount
        discountedUnitPriceSet discountedUnitPriceWithCodeDiscount originalTotalPriceSet
        originalUnitPriceSet`,
    },
  },
  PurchasingCompany: { collected: "company contact location" },
  Company: {
    collected: "id name",
    through: { orders: "orders", "draft-orders": "draftOrders" },
    leftOut: {
      [because.others]: "contacts mainContact",
      [because.company]: `contactCount contactRoles contactsCount createdAt customerSince defaultCursor
        defaultRole events externalId hasTimelineComment lifetimeDuration locations locationsCount
        metafield metafieldDefinitions metafields note ordersCount totalSpent updatedAt`,
    },
  },
  CompanyContact: {
    collected: `id title locale isMainContact createdAt updatedAt lifetimeDuration company
      roleAssignments`,
    through: { customer: "customer", orders: "orders", "draft-orders": "draftOrders" },
  },
  CompanyContactRole: { collected: "id name", leftOut: { [because.company]: "note" } },
  CompanyContactRoleAssignment: {
    collected: "id createdAt updatedAt role companyLocation",
    leftOut: { [because.repeats]: "company companyContact" },
  },
  CompanyLocation: {
    collected: "id name shippingAddress billingAddress",
    through: { orders: "orders", "draft-orders": "draftOrders" },
    leftOut: {
      [because.others]: "roleAssignments staffMemberAssignments",
      [because.company]: `buyerExperienceConfiguration catalogs catalogsCount company createdAt currency
        defaultCursor events externalId hasTimelineComment inCatalog locale market metafield
        metafieldDefinitions metafields note orderCount ordersCount phone storeCreditAccounts
        taxExemptions taxRegistrationId taxSettings totalSpent updatedAt`,
    },
  },
  CompanyAddress: {
    collected: `companyName firstName lastName recipient address1 address2 zip city province country
      countryCode phone`,
    notPersonal: "id createdAt updatedAt",
    leftOut: { [because.repeats]: "formattedAddress formattedArea zoneCode" },
  },
  SubscriptionContract: {
    collected: `id status createdAt updatedAt nextBillingDate note currencyCode lastPaymentStatus
      lastBillingAttemptErrorType customAttributes billingPolicy deliveryPolicy deliveryPrice
      originOrder deliveryMethod lines billingAttempts`,
    through: { orders: "orders", "payment-methods": "customerPaymentMethod" },
    notPersonal: "app appAdminUrl lineCount linesCount revisionId",
    leftOut: { [because.repeats]: "customer", [because.sums]: "discounts" },
  },
  SubscriptionLine: {
    collected:
      "id title variantTitle sku quantity sellingPlanName customAttributes lineDiscountedPrice",
    notPersonal: "productId requiresShipping sellingPlanId taxable variantId variantImage",
    leftOut: {
      [because.repeats]: "concatenatedOriginContract",
      [because.sums]: "currentPrice discountAllocations pricingPolicy",
    },
  },
  SubscriptionBillingAttempt: {
    collected: "id createdAt completedAt originTime",
    notPersonal: `idempotencyKey paymentGroupId paymentSessionId ready respectInventoryPolicy
      nextActionUrl`,
    leftOut: {
      [because.repeats]: `errorCode errorMessage order processingError state subscriptionContract
        transactions`,
    },
  },
  SubscriptionBillingPolicy: {
    collected: "interval intervalCount",
    notPersonal: "anchors maxCycles minCycles",
  },
  SubscriptionDeliveryPolicy: { collected: "interval intervalCount", notPersonal: "anchors" },
  SubscriptionDeliveryMethodShipping: { collected: "address shippingOption" },
  SubscriptionDeliveryMethodShippingOption: {
    collected: "title description",
    notPersonal: "carrierService code presentmentTitle",
  },
  SubscriptionDeliveryMethodLocalDelivery: { collected: "address localDeliveryOption" },
  SubscriptionDeliveryMethodLocalDeliveryOption: {
    collected: "title description instructions phone",
    notPersonal: "code presentmentTitle",
  },
  SubscriptionDeliveryMethodPickup: { collected: "pickupOption" },
  SubscriptionDeliveryMethodPickupOption: {
    collected: "title description",
    notPersonal: "code presentmentTitle",
    leftOut: { [because.shop]: "location" },
  },
  Comment: {
    collected: `id body status isPublished createdAt publishedAt updatedAt ip userAgent author article
      events`,
    leftOut: { [because.repeats]: "bodyHtml" },
  },
  CommentAuthor: { collected: "name email" },
  Article: {
    collected: "id title",
    leftOut: {
      [because.others]: "author comments",
      [because.shop]: `blog body commentsCount createdAt defaultCursor events handle image isPublished
        metafield metafieldDefinitions metafields publishedAt summary tags templateSuffix translations
        updatedAt`,
    },
  },
};
