import { z } from "zod";
import type { StoreRecord } from "../../store/parts.ts";
import type { LiveStore } from "../../store/live-store.ts";
import { userError } from "./user-error.ts";

/** Inputs several mutations share. Strict: what is not modelled fails loudly instead of being lost. */
export const attributesSchema = z.array(z.strictObject({ key: z.string(), value: z.string() }));
export const localizedFieldsSchema = z.array(
  z.strictObject({ key: z.string(), value: z.string() }),
);
export const addressSchema = z.strictObject({
  address1: z.string().nullish(),
  address2: z.string().nullish(),
  city: z.string().nullish(),
  company: z.string().nullish(),
  countryCode: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  phone: z.string().nullish(),
  provinceCode: z.string().nullish(),
  zip: z.string().nullish(),
});

/** The fields that were given at all; an explicit null is given. */
export function givenFields(input: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

/** Attributes as a record holds them. */
export function toAttributes(given: z.infer<typeof attributesSchema>): readonly object[] {
  return given.map((attribute) => ({ __typename: "Attribute", ...attribute }));
}

/** An empty text is written as nothing. */
export function textOrNull(value: string | null | undefined): string | null {
  return value === undefined || value === "" ? null : value;
}

/**
 * Writes localised fields over those there are. An empty value takes the field
 * away: how Shopify shows an emptied one is not documented.
 */
export function writeLocalizedFields(
  present: readonly StoreRecord[],
  given: z.infer<typeof localizedFieldsSchema>,
): readonly StoreRecord[] {
  const keys = new Set(given.map(({ key }) => key));
  const added = given.filter(({ value }) => value !== "");
  return [
    ...present.filter((field) => !keys.has(String(field["key"]))),
    ...added.map(({ key, value }) => ({
      __typename: "LocalizedField",
      key,
      value,
      countryCode: key.slice(-2),
      purpose: key.startsWith("TAX") ? "TAX" : "SHIPPING",
      title: key,
    })),
  ];
}

/** An address as it is written anew: what was not given is not kept. */
export function toAddress(given: z.infer<typeof addressSchema>, id: string): StoreRecord {
  const { firstName = null, lastName = null, countryCode = null, ...rest } = given;
  const lines = [rest.company, rest.address1, rest.address2, rest.zip, rest.city];
  return {
    __typename: "MailingAddress",
    id,
    ...rest,
    firstName,
    lastName,
    countryCode,
    countryCodeV2: countryCode,
    name: [firstName, lastName].filter(Boolean).join(" "),
    country: null,
    province: null,
    latitude: null,
    longitude: null,
    coordinatesValidated: false,
    formattedArea: rest.city ?? null,
    formatted: lines.filter((line) => typeof line === "string"),
  };
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const PHONE = /^\+?[\d\s()-]{5,20}$/u;

/** User errors about contacts, as Shopify words them. */
export function checkContacts(
  input: { readonly email?: string | null | undefined; readonly phone?: string | null | undefined },
  path: readonly string[] = [],
): readonly object[] {
  const { email, phone } = input;
  return [
    ...(email && !EMAIL.test(email) ? [userError([...path, "email"], "Email is invalid")] : []),
    ...(phone && !PHONE.test(phone) ? [userError([...path, "phone"], "Phone is invalid")] : []),
  ];
}

/** Whether a gid is a customer that is there. */
export function isCustomer(gid: string, store: LiveStore): boolean {
  const found = store.find(gid);
  return found?.type === "Customer" && store.isThere("Customer", found.index);
}
