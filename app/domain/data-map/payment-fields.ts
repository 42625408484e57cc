import { because } from "./reasons.ts";
import type { FateMap } from "./types.ts";

const cardAddress =
  "firstName lastName address1 zip city province provinceCode country countryCode";

/** Shopify's types about how somebody pays; numbers come masked. */
export const paymentFields: FateMap = {
  CustomerPaymentMethod: {
    collected: "id revokedAt revokedReason instrument",
    through: { "subscription-contracts": "subscriptionContracts" },
    notPersonal: "mandates",
    leftOut: { [because.repeats]: "customer" },
  },
  CustomerCreditCard: {
    collected: `name brand maskedNumber firstDigits lastDigits virtualLastDigits expiryMonth expiryYear
      source billingAddress`,
    leftOut: { [because.admin]: "expiresSoon isRevocable" },
  },
  CustomerCreditCardBillingAddress: { collected: cardAddress },
  CustomerPaymentInstrumentBillingAddress: {
    collected: "name address1 zip city province provinceCode country countryCode",
  },
  CustomerPaypalBillingAgreement: {
    collected: "paypalAccountEmail inactive billingAddress",
    leftOut: { [because.admin]: "isRevocable" },
  },
  CustomerShopPayAgreement: {
    collected: "name maskedNumber lastDigits expiryMonth expiryYear inactive billingAddress",
    leftOut: { [because.admin]: "expiresSoon isRevocable" },
  },
  BankAccount: {
    collected: "bankName accountType accountHolderType lastDigits billingAddress",
  },
  OrderTransaction: {
    collected: `id kind status errorCode gateway formattedGateway paymentId accountNumber createdAt
      processedAt authorizationExpiresAt receiptJson test amountSet paymentDetails`,
    notPersonal: `manualPaymentGateway manuallyCapturable multiCapturable paymentIcon
      settlementCurrency settlementCurrencyRate currencyExchangeAdjustment`,
    leftOut: {
      [because.staff]: "user",
      [because.shop]: "device fees location shopifyPaymentsSet",
      [because.repeats]: "amount amountV2 authorizationCode order parentTransaction paymentMethod",
      [because.sums]: `amountRoundingSet maximumRefundable maximumRefundableV2 totalUnsettled
        totalUnsettledSet totalUnsettledV2`,
    },
  },
  CardPaymentDetails: {
    collected: `name number company bin expirationMonth expirationYear avsResultCode cvvResultCode
      paymentMethodName wallet`,
  },
  LocalPaymentMethodsPaymentDetails: { collected: "paymentDescriptor paymentMethodName" },
  PaypalWalletPaymentDetails: { collected: "paymentMethodName" },
  ShopPayInstallmentsPaymentDetails: { collected: "paymentMethodName" },
  GiftCard: {
    collected: `id maskedCode lastCharacters enabled isRedeemable createdAt updatedAt deactivatedAt
      expiresOn note balance initialValue customer order recipientAttributes transactions`,
    notPersonal: "crossCurrencyRedemptionStrategy templateSuffix",
    through: { orders: "lineItem" },
  },
  GiftCardRecipient: { collected: "preferredName message sendNotificationAt recipient" },
  GiftCardTransaction: {
    collected: "id note processedAt amount giftCard metafields",
    leftOut: { [because.repeats]: "metafield" },
  },
  PaymentTerms: {
    collected: "id paymentTermsName paymentTermsType dueInDays due overdue paymentSchedules",
    leftOut: { [because.repeats]: "draftOrder order translatedName" },
  },
  PaymentSchedule: {
    collected: "id issuedAt dueAt completedAt due balanceDue totalBalance",
    leftOut: { [because.repeats]: "amount paymentTerms" },
  },
  OrderPaymentCollectionDetails: {
    collected: "additionalPaymentCollectionUrl",
    unreachable: { [because.vault]: "vaultedPaymentMethods" },
  },
  OrderDisputeSummary: { collected: "id initiatedAs status" },
  ShopifyPaymentsDisputeEvidence: {
    unreachable: {
      [because.dispute]: `accessActivityLog billingAddress cancellationPolicyDisclosure
        cancellationPolicyFile cancellationRebuttal customerCommunicationFile customerEmailAddress
        customerFirstName customerLastName customerPurchaseIp dispute disputeFileUploads fulfillments
        id productDescription refundPolicyDisclosure refundPolicyFile refundRefusalExplanation
        serviceDocumentationFile shippingAddress shippingDocumentationFile submitted
        uncategorizedFile uncategorizedText`,
    },
  },
  VaultCreditCard: {
    unreachable: {
      [because.vault]: "billingAddress brand expired expiryMonth expiryYear lastDigits name",
    },
  },
  VaultPaypalBillingAgreement: {
    unreachable: { [because.vault]: "inactive name paypalAccountEmail" },
  },
};
