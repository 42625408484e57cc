import { GraphQLError } from "graphql";
import { z } from "zod";
import type { StoreRecord } from "../../store/parts.ts";
import { emailCandidates } from "../email-index.ts";
import { findPresentCustomer } from "../mutations/customers.ts";
import type { RequestContext } from "../request-context.ts";

const identifierSchema = z.object({
  id: z.string().optional(),
  emailAddress: z.string().optional(),
  phoneNumber: z.string().optional(),
});

/** `customerByIdentifier`: exact, unlike the search. Null when nobody has it. */
export function findCustomerBy(identifier: unknown, context: RequestContext): StoreRecord | null {
  const { id, emailAddress, phoneNumber } = identifierSchema.parse(identifier);
  if (id !== undefined) return findPresentCustomer(id, context) ?? null;
  if (emailAddress !== undefined) return findByEmail(emailAddress, context.store);
  if (phoneNumber !== undefined) return findByPhone(phoneNumber, context.store);
  throw new GraphQLError("The identifier must name an id, an e-mail address or a phone number.", {
    extensions: { code: "BAD_REQUEST" },
  });
}

function findByEmail(email: string, store: RequestContext["store"]): StoreRecord | null {
  const wanted = email.toLowerCase();
  const term = {
    kind: "term",
    field: "email",
    comparator: ":",
    value: email,
    phrase: true,
  } as const;
  const index = (emailCandidates(store, "Customer", term) ?? []).find(
    (at) => store.layout.customer(at)?.email?.value.toLowerCase() === wanted,
  );
  return index === undefined ? null : (store.record("Customer", index) ?? null);
}

function findByPhone(phone: string, store: RequestContext["store"]): StoreRecord | null {
  const digits = phone.replace(/\D/gu, "");
  for (let index = 0; index < store.layout.customerCount; index += 1) {
    const plan = store.layout.customer(index);
    if (plan?.state === "present" && plan.phone?.value.replace(/\D/gu, "") === digits)
      return store.record("Customer", index) ?? null;
  }
  return null;
}
