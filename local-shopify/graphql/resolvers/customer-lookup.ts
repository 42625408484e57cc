import { GraphQLError } from "graphql";
import { z } from "zod";
import type { StoreRecord } from "../../store/parts.ts";
import { emailCandidates } from "../email-index.ts";
import type { RequestContext } from "../request-context.ts";

const identifierSchema = z.object({
  id: z.string().optional(),
  emailAddress: z.string().optional(),
  phoneNumber: z.string().optional(),
});

/** `customerByIdentifier`: exact, unlike the search. Null when nobody has it. */
export function findCustomerBy(identifier: unknown, { store }: RequestContext): StoreRecord | null {
  const { id, emailAddress, phoneNumber } = identifierSchema.parse(identifier);
  if (id !== undefined) {
    const found = store.find(id);
    const present =
      found?.type === "Customer" && store.layout.customer(found.index)?.state === "present";
    return present ? found.record : null;
  }
  if (emailAddress !== undefined) {
    const wanted = emailAddress.toLowerCase();
    const term = {
      kind: "term",
      field: "email",
      comparator: ":",
      value: emailAddress,
      phrase: true,
    } as const;
    const index = (emailCandidates(store, "Customer", term) ?? []).find(
      (at) => store.layout.customer(at)?.email?.value.toLowerCase() === wanted,
    );
    return index === undefined ? null : (store.record("Customer", index) ?? null);
  }
  if (phoneNumber !== undefined) return findByPhone(phoneNumber, store);
  throw new GraphQLError("The identifier must name an id, an e-mail address or a phone number.", {
    extensions: { code: "BAD_REQUEST" },
  });
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
