import type { EntityShape } from "../entity-shape.server.ts";
import { eventsChild } from "./event-shape.server.ts";
import { metafieldsChild } from "./metafield-shape.server.ts";
import { paymentTermsChild } from "./payment-terms-shape.server.ts";
import { ADDRESS_INLINE, ATTRIBUTES, MONEY, PAID } from "./parts.server.ts";

/** A draft order with everything that hangs on it. */
export const draftOrderShape: EntityShape = {
  type: "DraftOrder",
  kind: "draft-order",
  own: `id legacyResourceId name status createdAt updatedAt completedAt invoiceSentAt invoiceUrl
    invoiceEmailTemplateSubject email phone note2 poNumber tags discountCodes currencyCode
    presentmentCurrencyCode taxExempt reserveInventoryUntil
    customer { id } order { id }
    ${ATTRIBUTES}
    appliedDiscount { title description value valueType }
    billingAddress ${ADDRESS_INLINE}
    shippingAddress ${ADDRESS_INLINE}
    shippingLine { id title code phone discountedPriceSet { ${PAID} } }
    purchasingEntity { ... on PurchasingCompany { company { id name } contact { id title } location { id name } } }
    totalPriceSet { ${MONEY} }`,
  children: [
    {
      path: "lineItems",
      form: "connection",
      first: 8,
      of: {
        type: "DraftOrderLineItem",
        kind: "line-item",
        own: `id name title variantTitle sku vendor quantity isGiftCard custom
          ${ATTRIBUTES} appliedDiscount { title description value valueType }
          discountedTotalSet { ${PAID} }`,
        children: [],
      },
    },
    paymentTermsChild,
    eventsChild,
    metafieldsChild,
    {
      path: "localizedFields",
      form: "connection",
      first: 3,
      inline: true,
      of: {
        type: "LocalizedField",
        kind: "draft-order",
        own: "countryCode key purpose title value",
        children: [],
      },
    },
  ],
};
