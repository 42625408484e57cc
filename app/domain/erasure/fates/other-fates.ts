import type { ErasureFates } from "./types.ts";

/** A customer, and everything of theirs that is no order; Lagom's own rows last. */
export const otherFates: ErasureFates = {
  Customer: {
    shopify: `firstName lastName displayName note defaultAddress defaultEmailAddress
      defaultPhoneNumber`,
    noCall: "multipassIdentifier identityProviderSubjects image taxSettings",
    outsideRule: "tags",
    namesNobody: `id legacyResourceId createdAt updatedAt locale state verifiedEmail dataSaleOptOut
      numberOfOrders lifetimeDuration productSubscriberStatus taxExempt taxExemptions amountSpent
      statistics`,
    apart: `addressesV2 events metafields storeCreditAccounts companyContactProfiles
      subscriptionContracts paymentMethods`,
  },
  MailingAddress: { whole: "shopify" },
  Metafield: { whole: "metafield" },
  // Shopify has no call that removes an entry of a timeline.
  Event: { whole: "no-call" },
  BasicEvent: { whole: "no-call" },
  CommentEvent: { whole: "no-call" },
  StoreCreditAccount: { whole: "names-nobody" },
  StoreCreditAccountTransaction: { whole: "names-nobody" },
  StoreCreditAccountCreditTransaction: { whole: "names-nobody" },
  StoreCreditAccountDebitTransaction: { whole: "names-nobody" },
  StoreCreditAccountDebitRevertTransaction: { whole: "names-nobody" },
  StoreCreditAccountExpirationTransaction: { whole: "names-nobody" },
  DraftOrder: { whole: "record", rule: "draft-orders", action: "delete-draft" },
  DraftOrderLineItem: { whole: "no-call" },
  Comment: { whole: "record", rule: "blog-comments", action: "delete-comment" },
  CompanyContact: { whole: "record", rule: "company-contacts", action: "delete-company-contact" },
  CompanyContactRoleAssignment: { whole: "no-call" },
  AbandonedCheckout: { whole: "no-call" },
  AbandonedCheckoutLineItem: { whole: "no-call" },
  SubscriptionContract: { whole: "no-call" },
  SubscriptionLine: { whole: "no-call" },
  SubscriptionBillingAttempt: { whole: "names-nobody" },
  CustomerPaymentMethod: { whole: "no-call" },
  GiftCard: {
    cleared: { "gift-cards": "note recipientAttributes" },
    namesNobody: `id maskedCode lastCharacters enabled isRedeemable createdAt updatedAt deactivatedAt
      expiresOn balance initialValue customer order`,
    apart: "transactions",
  },
  GiftCardRecipient: {
    cleared: { "gift-cards": "preferredName message" },
    namesNobody: "sendNotificationAt recipient",
  },
  GiftCardTransaction: {
    noCall: "note",
    namesNobody: "id processedAt amount giftCard",
    apart: "metafields",
  },
  CustomerMerge: { whole: "forgotten" },
  OutboxMail: { whole: "forgotten" },
  PolicyNotice: { whole: "forgotten" },
  Transmission: { whole: "forgotten" },
  Suppression: { whole: "suppression" },
  // What proves it, and what became of it in each system.
  MarketingProof: { whole: "suppression" },
  MarketingEffect: { whole: "suppression" },
  // What was decided stays, without saying whose mail it was; the address of a case goes.
  MailDecision: { whole: "forgotten" },
  MailCase: { whole: "forgotten" },
  ConsentRecord: { whole: "consent" },
  // What the person wrote goes; the case stays, without saying whose it was.
  DataRequest: { whole: "forgotten" },
  Delivery: { whole: "names-nobody" },
  Answer: { whole: "forgotten" },
  TimelineEvent: { whole: "names-nobody" },
};

/**
 * Types that are never records: they stand inside a field of another type and
 * share that field's fate.
 */
export const typesWithin = `OrderCancellation OrderAttribution OrderRiskSummary OrderRiskAssessment
  RiskFact CustomerJourneySummary UTMParameters LineItemSellingPlan CustomerEmailAddress
  CustomerPhoneNumber CustomerSmsMarketingConsent CustomerWhatsAppMarketingConsent
  CustomerStatistics IdentityProviderSubject TaxSettings Image CommentEventAttachment MoneyV2
  MoneyBag Attribute DraftOrderAppliedDiscount PurchasingCompany Company CompanyContactRole
  CompanyLocation CompanyAddress SubscriptionBillingPolicy SubscriptionDeliveryPolicy
  SubscriptionDeliveryMethodShipping SubscriptionDeliveryMethodShippingOption
  SubscriptionDeliveryMethodLocalDelivery SubscriptionDeliveryMethodLocalDeliveryOption
  SubscriptionDeliveryMethodPickup SubscriptionDeliveryMethodPickupOption CommentAuthor Article
  CustomerCreditCard CustomerCreditCardBillingAddress CustomerPaymentInstrumentBillingAddress
  CustomerPaypalBillingAgreement CustomerShopPayAgreement BankAccount CardPaymentDetails
  LocalPaymentMethodsPaymentDetails PaypalWalletPaymentDetails ShopPayInstallmentsPaymentDetails
  OrderPaymentCollectionDetails OrderDisputeSummary FulfillmentTrackingInfo
  FulfillmentOrderDestination DeliveryMethod DeliveryMethodAdditionalInformation ReturnDecline
  ReturnReasonDefinition ReverseDeliveryShippingDeliverable ReverseDeliveryTrackingV2
  ReverseDeliveryLabelV2`;
