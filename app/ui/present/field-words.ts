import { humanise } from "../../domain/data-requests/answer/field-label.ts";

/** Records of the plan as the merchant knows them, many of them. */
const typeWords: Readonly<Record<string, string>> = {
  AbandonedCheckout: "Whole checkouts",
  AbandonedCheckoutLineItem: "Items of checkouts",
  Answer: "Answers",
  BasicEvent: "Timeline entries",
  Comment: "Whole comments",
  CommentEvent: "Timeline comments",
  CompanyContact: "Whole contacts",
  CompanyContactRoleAssignment: "Roles in companies",
  ConsentRecord: "Choices in the cookie notice",
  Customer: "Customer record",
  CustomerMerge: "Record of merges",
  CustomerMoment: "Visits to the shop",
  CustomerPaymentMethod: "Saved payment methods",
  CustomerVisit: "Visits to the shop",
  DataRequest: "What the requests held",
  Delivery: "Messages from Shopify",
  DraftOrder: "Whole draft orders",
  DraftOrderLineItem: "Items of draft orders",
  Event: "Timeline entries",
  Fulfillment: "Fulfilments",
  FulfillmentEvent: "Delivery events",
  FulfillmentLineItem: "Items of fulfilments",
  FulfillmentOrder: "Fulfilment orders",
  GiftCard: "Gift cards",
  GiftCardRecipient: "Recipients",
  GiftCardTransaction: "Gift card transactions",
  LineItem: "Items",
  LocalizedField: "Tax and identity numbers",
  MailingAddress: "Addresses",
  Metafield: "Metafields",
  Order: "Orders",
  OrderTransaction: "Payments",
  OutboxMail: "Mails to you",
  PaymentSchedule: "Payment schedules",
  PaymentTerms: "Payment terms",
  Person: "All that Lagom held on the person",
  Refund: "Refunds",
  RefundLineItem: "Refunded items",
  Return: "Returns",
  ReturnLineItem: "Returned items",
  ReturnLineItemType: "Returned items",
  UnverifiedReturnLineItem: "Returned items",
  ReverseDelivery: "Return shipments",
  ReverseFulfillmentOrder: "Return orders",
  ShippingLine: "Shipping lines",
  StoreCreditAccount: "Balances",
  SubscriptionBillingAttempt: "Billing attempts",
  SubscriptionContract: "Subscriptions",
  SubscriptionLine: "Items of subscriptions",
  Suppression: "Opt-out from mail",
  TimelineEvent: "Timeline in Lagom",
};

const fieldWords: Readonly<Record<string, string>> = {
  clientIp: "IP address",
  customAttributes: "Additional details",
  customerJourneySummary: "Visits before the purchase",
  defaultAddress: "Main address",
  defaultEmailAddress: "E-mail address",
  defaultPhoneNumber: "Phone number",
  displayName: "Full name",
  email: "E-mail address",
  localizedFields: "Tax and identity numbers",
  phone: "Phone number",
  poNumber: "Purchase order number",
  preferredName: "Recipient’s name",
  receiptJson: "Payment receipt",
  statusPageUrl: "Link to the status page",
  trackingInfo: "Tracking number",
};

/** Records a place is about; their fields need not say whose they are. */
const mainTypes: readonly string[] = [
  ...["Customer", "Order", "GiftCard", "GiftCardRecipient"],
  ...["DraftOrder", "AbandonedCheckout", "CompanyContact", "Comment"],
];

/** `Order.note` as `Note`, `Refund.note` as `Note (refunds)`, `DraftOrder` as `Whole draft orders`. */
export function toFieldWords(field: string): string {
  const [type = "", name] = field.split(".");
  const ofType =
    typeWords[type] ?? (type.endsWith("Transaction") ? "Transactions" : pluralOf(type));
  if (name === undefined) return ofType;
  const words = fieldWords[name] ?? humanise(name);
  return mainTypes.includes(type) ? words : `${words} (${ofType.toLowerCase()})`;
}

/** Whether a reason's subject is a field (`Order.email`), not a scope or a namespace. */
export function isField(subject: string): boolean {
  return /^[A-Z]\w+\.\w+$/u.test(subject);
}

function pluralOf(type: string): string {
  const words = humanise(type);
  return words.endsWith("s") ? words : `${words}s`;
}
