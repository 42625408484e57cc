import { GraphQLError } from "graphql";
import { z } from "zod";
import type { StoreRecord } from "../../store/parts.ts";
import { emailCandidates } from "../email-index.ts";
import { findPresentCustomer } from "../mutations/customers.ts";
import type { RequestContext } from "../request-context.ts";
import { SEARCH_FIELDS } from "../search-fields.ts";

const identifierSchema = z.object({
  id: z.string().optional(),
  emailAddress: z.string().optional(),
  phoneNumber: z.string().optional(),
});

/** `customerByIdentifier`: exact, unlike the search. Null when nobody has it. */
export function findCustomerBy(identifier: unknown, context: RequestContext): StoreRecord | null {
  const { id, emailAddress, phoneNumber } = identifierSchema.parse(identifier);
  if (id !== undefined) return findPresentCustomer(id, context) ?? null;
  if (emailAddress !== undefined) return findCustomerByEmail(emailAddress, context.store);
  if (phoneNumber !== undefined) return findByPhone(phoneNumber, context.store);
  throw new GraphQLError("The identifier must name an id, an e-mail address or a phone number.", {
    extensions: { code: "BAD_REQUEST" },
  });
}

/** A customer by their exact e-mail address, whatever its case. */
export function findCustomerByEmail(
  email: string,
  store: RequestContext["store"],
): StoreRecord | null {
  const wanted = email.toLowerCase();
  const term = {
    kind: "term",
    field: "email",
    comparator: ":",
    value: email,
    phrase: true,
  } as const;
  const index = (emailCandidates(store, "Customer", term) ?? []).find(
    (at) => readText(store, at, "email")?.toLowerCase() === wanted && store.isThere("Customer", at),
  );
  return index === undefined ? null : (store.record("Customer", index) ?? null);
}

function findByPhone(phone: string, store: RequestContext["store"]): StoreRecord | null {
  const digits = phone.replace(/\D/gu, "");
  for (let index = 0; index < store.count("Customer"); index += 1) {
    const phone = readText(store, index, "phone");
    if (phone?.replace(/\D/gu, "") === digits && store.isThere("Customer", index))
      return store.record("Customer", index) ?? null;
  }
  return null;
}

function readText(
  store: RequestContext["store"],
  index: number,
  field: "email" | "phone",
): string | null {
  const value = SEARCH_FIELDS.Customer?.[field]?.read(store, index);
  return typeof value === "string" ? value : null;
}
