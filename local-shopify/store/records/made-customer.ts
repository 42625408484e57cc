import { recordList, type StoreRecord } from "../parts.ts";
import { moment, moneyV2 } from "./money.ts";

/** What somebody said of a customer when they made one. */
export type MadeCustomer = {
  readonly id: string;
  readonly number: string;
  readonly shop: string;
  readonly atMs: number;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly locale: string;
  readonly addresses: readonly Readonly<Record<string, unknown>>[];
  readonly marketingState: string;
};

/** A customer somebody made through the API. */
export function makeCustomer(given: MadeCustomer): StoreRecord {
  const { id, number, firstName, lastName, note, tags, locale } = given;
  const at = moment(given.atMs);
  const addresses = given.addresses.map((address, slot) => addressOf(address, number, slot));
  return {
    __typename: "Customer",
    id,
    legacyResourceId: number,
    firstName,
    lastName,
    note,
    tags,
    locale,
    displayName: [firstName, lastName].filter(Boolean).join(" ") || (given.email ?? ""),
    createdAt: at,
    updatedAt: at,
    state: "DISABLED",
    verifiedEmail: given.email !== null,
    taxExemptions: [],
    taxSettings: { taxId: null },
    multipassIdentifier: null,
    identityProviderSubjects: [],
    numberOfOrders: "0",
    amountSpent: moneyV2(0),
    lifetimeDuration: "less than a minute",
    productSubscriberStatus: "NEVER_SUBSCRIBED",
    mergeable: { isMergeable: true, errorFields: [], reason: null, mergeInProgress: null },
    statistics: { predictedSpendTier: null, rfmGroup: null },
    image: {
      __typename: "Image",
      id: null,
      url: "https://cdn.shopify.com/s/files/customer.png",
      altText: null,
    },
    orders: recordList("Order", []),
    lastOrder: null,
    companyContactProfiles: [],
    storeCreditAccounts: [],
    paymentMethods: [],
    subscriptionContracts: [],
    events: [],
    metafields: [],
    hasTimelineComment: false,
    addresses,
    addressesV2: addresses,
    defaultAddress: addresses[0] ?? null,
    ...contacts(given),
  };
}

function contacts({ shop, email, phone, marketingState }: MadeCustomer): object {
  const page = `https://${shop}/account/unsubscribe`;
  return {
    email,
    phone,
    validEmailAddress: email !== null,
    unsubscribeUrl: page,
    defaultEmailAddress:
      email === null
        ? null
        : {
            __typename: "CustomerEmailAddress",
            emailAddress: email,
            marketingState,
            marketingOptInLevel: "SINGLE_OPT_IN",
            marketingUpdatedAt: null,
            marketingUnsubscribeUrl: page,
            openTrackingLevel: "UNKNOWN",
            openTrackingUrl: `https://${shop}/account/open-tracking`,
            validFormat: true,
            sourceLocation: null,
          },
    emailMarketingConsent:
      email === null
        ? null
        : {
            marketingState,
            marketingOptInLevel: "SINGLE_OPT_IN",
            consentUpdatedAt: null,
            sourceLocation: null,
          },
    defaultPhoneNumber:
      phone === null
        ? null
        : {
            __typename: "CustomerPhoneNumber",
            phoneNumber: phone,
            marketingState: "NOT_SUBSCRIBED",
            marketingOptInLevel: "SINGLE_OPT_IN",
            marketingUpdatedAt: null,
            marketingCollectedFrom: "OTHER",
            sourceLocation: null,
          },
    smsMarketingConsent: null,
  };
}

function addressOf(
  given: Readonly<Record<string, unknown>>,
  number: string,
  slot: number,
): StoreRecord {
  const name = [given["firstName"], given["lastName"]].filter(Boolean).join(" ");
  return {
    ...given,
    __typename: "MailingAddress",
    id: `gid://shopify/MailingAddress/${number.slice(-13)}${String(slot)}?model_name=CustomerAddress`,
    name,
    countryCodeV2: given["countryCode"] ?? null,
    coordinatesValidated: false,
    formatted: [given["address1"], given["city"]].filter((line) => typeof line === "string"),
  };
}
