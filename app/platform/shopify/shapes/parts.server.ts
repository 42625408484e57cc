// Selections used by several shapes.

export const ADDRESS =
  "id firstName lastName name company address1 address2 zip city province provinceCode country countryCodeV2 phone latitude longitude timeZone";

/** What the person was charged, and the same in the shop's currency. */
export const MONEY = "presentmentMoney { amount currencyCode } shopMoney { amount currencyCode }";

/** In the person's currency alone: enough for the parts of a sum. */
export const PAID = "presentmentMoney { amount currencyCode }";

export const AMOUNT = "amount currencyCode";

export const ATTRIBUTES = "customAttributes { key value }";

export const ADDRESS_INLINE = `{ ${ADDRESS} }`;
