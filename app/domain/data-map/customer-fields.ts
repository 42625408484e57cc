import { because } from "./reasons.ts";
import type { FateMap } from "./types.ts";

/** Shopify's types about the customer and what hangs on the customer alone. */
export const customerFields: FateMap = {
  Customer: {
    collected: `id legacyResourceId firstName lastName displayName createdAt updatedAt locale note tags
      state verifiedEmail multipassIdentifier dataSaleOptOut numberOfOrders lifetimeDuration
      productSubscriberStatus taxExempt taxExemptions amountSpent defaultAddress defaultEmailAddress
      defaultPhoneNumber identityProviderSubjects image statistics taxSettings addressesV2 events
      metafields storeCreditAccounts companyContactProfiles subscriptionContracts paymentMethods`,
    through: { orders: "orders lastOrder" },
    notPersonal: "metafieldDefinitions market",
    leftOut: {
      [because.repeats]: `addresses email phone emailMarketingConsent smsMarketingConsent
        hasTimelineComment metafield validEmailAddress`,
      [because.admin]: "canDelete mergeable",
      [because.action]: "unsubscribeUrl",
    },
  },
  CustomerEmailAddress: {
    collected: `emailAddress validFormat marketingState marketingOptInLevel marketingUpdatedAt
      openTrackingLevel`,
    leftOut: {
      [because.shop]: "sourceLocation",
      [because.action]: "marketingUnsubscribeUrl openTrackingUrl",
    },
  },
  CustomerPhoneNumber: {
    collected: "phoneNumber smsMarketingConsent whatsAppMarketingConsent",
    leftOut: {
      [because.repeats]: `marketingCollectedFrom marketingOptInLevel marketingState
        marketingUpdatedAt`,
      [because.shop]: "sourceLocation",
    },
  },
  CustomerSmsMarketingConsent: {
    collected: "state optInLevel updatedAt collectedFrom",
    leftOut: { [because.shop]: "sourceLocation" },
  },
  CustomerWhatsAppMarketingConsent: {
    collected: "state optInLevel updatedAt collectedFrom",
    leftOut: { [because.shop]: "sourceLocation" },
  },
  CustomerStatistics: { collected: "predictedSpendTier rfmGroup" },
  IdentityProviderSubject: { collected: "id providerName subject createdAt updatedAt" },
  TaxSettings: { collected: "taxId" },
  Image: {
    collected: "url altText",
    notPersonal: "height id thumbhash width translations",
    leftOut: { [because.repeats]: "originalSrc src transformedSrc metafield metafields" },
  },
  MailingAddress: {
    collected: `id firstName lastName name company address1 address2 zip city province provinceCode
      country countryCodeV2 phone latitude longitude timeZone`,
    notPersonal: "coordinatesValidated validationResultSummary",
    leftOut: { [because.repeats]: "countryCode formatted formattedArea" },
  },
  Metafield: {
    collected: "id namespace key type value createdAt updatedAt",
    notPersonal: "compareDigest definition description ownerType sizeInBytes translations",
    leftOut: {
      [because.repeats]: "jsonValue legacyResourceId owner",
      [because.shop]: "reference references",
    },
  },
  Event: {
    collected: "id action appTitle attributeToApp attributeToUser createdAt message",
    notPersonal: "criticalAlert",
  },
  BasicEvent: {
    collected: `id action appTitle attributeToApp attributeToUser createdAt message secondaryMessage
      additionalContent additionalData`,
    notPersonal: "criticalAlert hasAdditionalContent",
    leftOut: {
      [because.staff]: "author",
      [because.repeats]: "arguments subject subjectId subjectType",
    },
  },
  CommentEvent: {
    collected: `id action appTitle attributeToApp attributeToUser createdAt message rawMessage edited
      attachments`,
    notPersonal: "criticalAlert",
    leftOut: {
      [because.staff]: "author",
      [because.admin]: "canDelete canEdit",
      [because.repeats]: "embed subject",
    },
  },
  CommentEventAttachment: {
    collected: "id name fileExtension size url",
    leftOut: { [because.repeats]: "image" },
  },
  StoreCreditAccount: {
    collected: "id balance transactions",
    leftOut: { [because.repeats]: "owner" },
  },
  StoreCreditAccountTransaction: {
    collected: "createdAt event amount balanceAfterTransaction",
    through: { orders: "origin" },
    leftOut: { [because.repeats]: "account" },
  },
  StoreCreditAccountCreditTransaction: {
    collected: `id expiresAt remainingAmount createdAt event amount balanceAfterTransaction`,
    through: { orders: "origin" },
    leftOut: { [because.repeats]: "account" },
  },
  StoreCreditAccountDebitTransaction: {
    collected: "id createdAt event amount balanceAfterTransaction",
    through: { orders: "origin" },
    leftOut: { [because.repeats]: "account" },
  },
  StoreCreditAccountDebitRevertTransaction: {
    collected: "id createdAt event amount balanceAfterTransaction",
    through: { orders: "origin" },
    leftOut: { [because.repeats]: "account debitTransaction" },
  },
  MoneyV2: { collected: "amount currencyCode" },
  MoneyBag: { collected: "presentmentMoney shopMoney" },
  Attribute: { collected: "key value" },
  CustomerMergePreviewAlternateFields: {
    leftOut: { [because.editing]: "defaultAddress email firstName lastName phoneNumber" },
  },
  CustomerMergePreviewDefaultFields: {
    leftOut: {
      [because.editing]: `addresses defaultAddress discountNodeCount discountNodes displayName
        draftOrderCount draftOrders email firstName giftCardCount giftCards lastName metafieldCount
        note orderCount orders phoneNumber tags`,
    },
  },
  CustomerSegmentMember: {
    leftOut: {
      [because.repeats]: `amountSpent defaultAddress defaultEmailAddress defaultPhoneNumber displayName
        firstName id lastName lastOrderId metafield metafields note numberOfOrders`,
      [because.admin]: "mergeable",
    },
  },
};
