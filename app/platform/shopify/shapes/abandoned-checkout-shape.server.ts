import type { EntityShape } from "../entity-shape.server.ts";
import { ADDRESS_INLINE, ATTRIBUTES, MONEY, PAID } from "./parts.server.ts";

/** A checkout that was begun and not finished. */
export const abandonedCheckoutShape: EntityShape = {
  type: "AbandonedCheckout",
  kind: "abandoned-checkout",
  own: `id name createdAt updatedAt completedAt abandonedCheckoutUrl note discountCodes
    customer { id defaultEmailAddress { emailAddress } }
    ${ATTRIBUTES}
    billingAddress ${ADDRESS_INLINE}
    shippingAddress ${ADDRESS_INLINE}
    totalPriceSet { ${MONEY} }`,
  children: [
    {
      path: "lineItems",
      form: "connection",
      first: 8,
      of: {
        type: "AbandonedCheckoutLineItem",
        kind: "line-item",
        own: `id title variantTitle sku quantity ${ATTRIBUTES} discountedTotalPriceSet { ${PAID} }`,
        children: [],
      },
    },
  ],
};
