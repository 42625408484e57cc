const ADDRESS =
  "firstName lastName name company address1 address2 zip city phone latitude longitude";
const EVENTS = `events(first: 9) { nodes { message ... on BasicEvent { author }
  ... on CommentEvent { rawMessage attachments { name } staff: author { lastName email } } } }`;
const METAFIELDS = "metafields(first: 9) { nodes { namespace key value } }";
const ATTRIBUTES = "customAttributes { key value }";
const VISIT = `landingPage referrerUrl referralCode utmParameters { campaign content term }`;

/** For each type a query that reads every field tokens are planted in. */
export const FULL_QUERIES: Readonly<Record<string, readonly string[]>> = {
  Customer: [
    `email phone firstName lastName displayName note tags multipassIdentifier taxSettings { taxId }
      defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }
      identityProviderSubjects { subject } addressesV2(first: 9) { nodes { ${ADDRESS} } } ${EVENTS} ${METAFIELDS}`,
  ],
  Order: [
    `email phone note tags poNumber clientIp cartToken checkoutToken statusPageUrl ${ATTRIBUTES}
      shippingAddress { ${ADDRESS} } billingAddress { ${ADDRESS} } shippingLine { phone }
      risk { assessments { facts { description } } } ${EVENTS} ${METAFIELDS}
      localizedFields(first: 9) { nodes { value } }
      customerJourneySummary { firstVisit { ${VISIT} } moments(first: 9) { nodes { ... on CustomerVisit { ${VISIT} } } } }
      transactions(first: 9) { receiptJson paymentDetails { ... on CardPaymentDetails { name } } }`,
    `lineItems(first: 240) { nodes { ${ATTRIBUTES} } }
      refunds(first: 9) { note } fulfillments(first: 9) { trackingInfo { number }
      events(first: 9) { nodes { message address1 zip } } }
      returns(first: 9) { nodes { returnLineItems(first: 9) { nodes { customerNote returnReasonNote } } } }`,
  ],
  DraftOrder: [
    `email phone note2 poNumber tags ${ATTRIBUTES} shippingAddress { ${ADDRESS} } billingAddress { ${ADDRESS} }
      lineItems(first: 9) { nodes { ${ATTRIBUTES} } } ${EVENTS} ${METAFIELDS}`,
  ],
  AbandonedCheckout: [
    `note ${ATTRIBUTES} shippingAddress { ${ADDRESS} } billingAddress { ${ADDRESS} }
      lineItems(first: 9) { nodes { ${ATTRIBUTES} } }`,
  ],
  GiftCard: [
    `note recipientAttributes { preferredName message recipient { id } }
      transactions(first: 9) { nodes { note } }`,
  ],
  Comment: ["author { name email } body ip userAgent"],
  CompanyContact: ["title company { name } roleAssignments(first: 9) { nodes { role { name } } }"],
  CompanyLocation: ["name shippingAddress { firstName lastName recipient address1 }"],
  CustomerPaymentMethod: [
    `instrument { ... on CustomerCreditCard { name billingAddress { firstName lastName address1 zip } } }`,
  ],
  StaffMember: ["firstName lastName email"],
};
