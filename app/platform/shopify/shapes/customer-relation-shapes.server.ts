import type { ChildShape, EntityShape } from "../entity-shape.server.ts";
import { ADDRESS_INLINE, AMOUNT, ATTRIBUTES } from "./parts.server.ts";

/** Reads one relation of the customer; the customer record itself is another place's. */
function throughCustomer(child: ChildShape, own = "id"): EntityShape {
  return { type: "Customer", kind: "customer", hidden: true, own, children: [child] };
}

export const storeCreditShape = throughCustomer({
  path: "storeCreditAccounts",
  form: "connection",
  first: 5,
  of: {
    type: "StoreCreditAccount",
    kind: "store-credit",
    own: `id balance { ${AMOUNT} }`,
    children: [
      {
        path: "transactions",
        form: "connection",
        first: 20,
        scopes: [["read_store_credit_account_transactions"]],
        of: {
          type: "StoreCreditAccountTransaction",
          possibleTypes: [
            "StoreCreditAccountCreditTransaction",
            "StoreCreditAccountDebitRevertTransaction",
            "StoreCreditAccountDebitTransaction",
            "StoreCreditAccountExpirationTransaction",
          ],
          kind: "store-credit-transaction",
          own: `createdAt event amount { ${AMOUNT} } balanceAfterTransaction { ${AMOUNT} }
            ... on StoreCreditAccountCreditTransaction { id expiresAt remainingAmount { ${AMOUNT} } }
            ... on StoreCreditAccountDebitTransaction { id }
            ... on StoreCreditAccountDebitRevertTransaction { id }`,
          children: [],
        },
      },
    ],
  },
});

const COMPANY_ADDRESS =
  "companyName firstName lastName recipient address1 address2 zip city province country countryCode phone";

/**
 * The address of a place the person buys for may name a colleague. Who it names
 * is kept only where the person is the place's one contact.
 */
function leaveOutColleagues(data: Record<string, unknown>): void {
  const contact = data["companyContact"];
  delete data["companyContact"];
  const location = data["companyLocation"];
  if (!isObject(location)) {
    return;
  }
  const isAlone = isOnlyContact(location["roleAssignments"], contact);
  delete location["roleAssignments"];
  for (const field of ["shippingAddress", "billingAddress"]) {
    const address = location[field];
    if (isObject(address) && !isAlone) {
      location[field] = {
        ...address,
        firstName: null,
        lastName: null,
        recipient: null,
        phone: null,
      };
    }
  }
}

function isOnlyContact(assignments: unknown, contact: unknown): boolean {
  const nodes = isObject(assignments) ? assignments["nodes"] : undefined;
  return (
    isObject(contact) &&
    Array.isArray(nodes) &&
    nodes.every(
      (node: unknown) =>
        isObject(node) &&
        isObject(node["companyContact"]) &&
        node["companyContact"]["id"] === contact["id"],
    )
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export const companyContactShape = throughCustomer({
  path: "companyContactProfiles",
  form: "list",
  first: 1,
  of: {
    type: "CompanyContact",
    kind: "company-contact",
    own: `id title locale isMainContact createdAt updatedAt lifetimeDuration company { id name }`,
    children: [
      {
        path: "roleAssignments",
        form: "connection",
        first: 10,
        of: {
          type: "CompanyContactRoleAssignment",
          kind: "company-contact",
          own: `id createdAt updatedAt role { id name }
            companyContact { id }
            companyLocation { id name
              roleAssignments(first: 2) { nodes { companyContact { id } } }
              shippingAddress { ${COMPANY_ADDRESS} } billingAddress { ${COMPANY_ADDRESS} } }`,
          children: [],
          tidy: leaveOutColleagues,
        },
      },
    ],
    othersLeftOut: ["Company.contacts", "CompanyAddress.recipient"],
  },
});

const CARD_ADDRESS =
  "billingAddress { firstName lastName address1 zip city province provinceCode country countryCode }";
const INSTRUMENT_ADDRESS =
  "billingAddress { name address1 zip city province provinceCode country countryCode }";

export const paymentMethodShape = throughCustomer({
  path: "paymentMethods",
  form: "connection",
  first: 10,
  args: "showRevoked: true",
  of: {
    type: "CustomerPaymentMethod",
    kind: "payment-method",
    own: `id revokedAt revokedReason
      instrument {
        ... on CustomerCreditCard { name brand maskedNumber firstDigits lastDigits virtualLastDigits
          expiryMonth expiryYear source ${CARD_ADDRESS} }
        ... on CustomerPaypalBillingAgreement { paypalAccountEmail inactive ${INSTRUMENT_ADDRESS} }
        ... on CustomerShopPayAgreement { name maskedNumber lastDigits expiryMonth expiryYear
          inactive ${CARD_ADDRESS} }
        ... on BankAccount { bankName accountType accountHolderType lastDigits ${INSTRUMENT_ADDRESS} } }`,
    children: [],
  },
});

export const subscriptionContractShape = throughCustomer({
  path: "subscriptionContracts",
  form: "connection",
  first: 5,
  of: {
    type: "SubscriptionContract",
    kind: "subscription-contract",
    own: `id status createdAt updatedAt nextBillingDate note currencyCode lastPaymentStatus
      lastBillingAttemptErrorType
      ${ATTRIBUTES}
      billingPolicy { interval intervalCount } deliveryPolicy { interval intervalCount }
      deliveryPrice { ${AMOUNT} } originOrder { id }
      deliveryMethod {
        ... on SubscriptionDeliveryMethodShipping { address ${ADDRESS_INLINE} shippingOption { title description } }
        ... on SubscriptionDeliveryMethodLocalDelivery { address ${ADDRESS_INLINE}
          localDeliveryOption { title description instructions phone } }
        ... on SubscriptionDeliveryMethodPickup { pickupOption { title description } } }`,
    children: [
      {
        path: "lines",
        form: "connection",
        first: 10,
        of: {
          type: "SubscriptionLine",
          kind: "line-item",
          own: `id title variantTitle sku quantity sellingPlanName ${ATTRIBUTES}
            lineDiscountedPrice { ${AMOUNT} }`,
          children: [],
        },
      },
      {
        path: "billingAttempts",
        form: "connection",
        first: 5,
        of: {
          type: "SubscriptionBillingAttempt",
          kind: "transaction",
          own: "id createdAt completedAt originTime",
          children: [],
        },
      },
    ],
  },
});
