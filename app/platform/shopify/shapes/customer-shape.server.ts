import type { EntityShape } from "../entity-shape.server.ts";
import { eventsChild } from "./event-shape.server.ts";
import { metafieldsChild } from "./metafield-shape.server.ts";
import { ADDRESS, AMOUNT } from "./parts.server.ts";

/** A customer record with everything that hangs on it alone. */
export const customerShape: EntityShape = {
  type: "Customer",
  kind: "customer",
  own: `id legacyResourceId firstName lastName displayName createdAt updatedAt
    locale note tags state verifiedEmail multipassIdentifier dataSaleOptOut
    numberOfOrders lifetimeDuration productSubscriberStatus taxExempt taxExemptions
    amountSpent { ${AMOUNT} }
    defaultAddress { id }
    defaultEmailAddress { emailAddress validFormat marketingState marketingOptInLevel
      marketingUpdatedAt openTrackingLevel }
    defaultPhoneNumber { phoneNumber
      smsMarketingConsent { state optInLevel updatedAt collectedFrom }
      whatsAppMarketingConsent { state optInLevel updatedAt collectedFrom } }
    identityProviderSubjects { id providerName subject createdAt updatedAt }
    image { url altText }
    statistics { predictedSpendTier rfmGroup }
    taxSettings { taxId }`,
  children: [
    {
      path: "addressesV2",
      form: "connection",
      first: 10,
      of: { type: "MailingAddress", kind: "address", own: ADDRESS, children: [] },
    },
    { ...eventsChild, first: 20 },
    { ...metafieldsChild, first: 20 },
  ],
};
