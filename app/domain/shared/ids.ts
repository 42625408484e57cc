/**
 * Branded ids: a bare string never crosses a function border. Make one with
 * the `as…` function beside it at the border where it was checked.
 */
type Branded<Name extends string> = string & { readonly __brand: Name };

/** `<name>.myshopify.com`, lower case. */
export type ShopDomain = Branded<"ShopDomain">;
/** UUID of one lifetime of the app in a shop. */
export type InstallationId = Branded<"InstallationId">;
export type DataRequestId = Branded<"DataRequestId">;
export type PersonId = Branded<"PersonId">;
export type AnswerId = Branded<"AnswerId">;
export type MailId = Branded<"MailId">;
/** Shopify's numeric id of a person who works in the store's admin. */
export type StaffUserId = Branded<"StaffUserId">;
/** Shopify's numeric customer id as decimal digits (may exceed 2^53). */
export type CustomerId = Branded<"CustomerId">;
/** Shopify's numeric order id as decimal digits (may exceed 2^53). */
export type OrderId = Branded<"OrderId">;

const shopDomainPattern = /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/u;

/** Parses a shop's permanent domain; undefined when it is not one. */
export function parseShopDomain(value: string): ShopDomain | undefined {
  const lower = value.toLowerCase();
  return shopDomainPattern.test(lower) ? (lower as ShopDomain) : undefined;
}

/** Marks a UUID read from our own database. */
export function asInstallationId(value: string): InstallationId {
  return value as InstallationId;
}
export function asDataRequestId(value: string): DataRequestId {
  return value as DataRequestId;
}
export function asPersonId(value: string): PersonId {
  return value as PersonId;
}
export function asAnswerId(value: string): AnswerId {
  return value as AnswerId;
}
export function asMailId(value: string): MailId {
  return value as MailId;
}
export function asStaffUserId(value: string): StaffUserId {
  return value as StaffUserId;
}
export function asCustomerId(value: string): CustomerId {
  return value as CustomerId;
}
export function asOrderId(value: string): OrderId {
  return value as OrderId;
}
