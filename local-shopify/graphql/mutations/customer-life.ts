import { z } from "zod";
import { makeCustomer } from "../../store/records/made-customer.ts";
import type { RequestContext } from "../request-context.ts";
import { buildShop } from "../resolvers/shop.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { findCustomerBy } from "../resolvers/customer-lookup.ts";
import { findPresentCustomer } from "./customers.ts";
import { ownMetafieldSchema, writeMetafields } from "./metafields.ts";
import { userError } from "./user-error.ts";
import { addressSchema, checkContacts, textOrNull } from "./written-fields.ts";

const inputSchema = z.strictObject({
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  note: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  locale: z.string().nullish(),
  addresses: z.array(addressSchema).nullish(),
  metafields: z.array(ownMetafieldSchema).nullish(),
  emailMarketingConsent: z
    .strictObject({
      marketingState: z.string(),
      marketingOptInLevel: z.string().nullish(),
      consentUpdatedAt: z.string().nullish(),
    })
    .nullish(),
});
type Input = z.infer<typeof inputSchema>;

const createSchema = z.object({ input: inputSchema });
const deleteSchema = z.object({ input: z.object({ id: z.string() }) });

const customerCreate: Resolver = (_source, args, context) => {
  const { input } = createSchema.parse(args);
  const userErrors = checkCustomer(input, context);
  if (userErrors.length > 0) return { customer: null, userErrors };
  const made = context.store.add("Customer", (at) =>
    makeCustomer({
      ...at,
      shop: context.store.shop,
      atMs: context.view.nowMs,
      firstName: textOrNull(input.firstName),
      lastName: textOrNull(input.lastName),
      email: textOrNull(input.email),
      phone: textOrNull(input.phone),
      note: textOrNull(input.note),
      tags: input.tags ?? [],
      locale: input.locale ?? "sv",
      addresses: input.addresses ?? [],
      marketingState: input.emailMarketingConsent?.marketingState ?? "NOT_SUBSCRIBED",
    }),
  );
  const id = String(made["id"]);
  writeMetafields(id, input.metafields ?? [], context);
  return { customer: findPresentCustomer(id, context) ?? null, userErrors: [] };
};

function checkCustomer(input: Input, context: RequestContext): readonly object[] {
  const { email, phone, firstName, lastName } = input;
  if (![email, phone, firstName, lastName].some(Boolean))
    return [userError(null, "A name, phone number, or email address must be present")];
  const wrong = checkContacts(input);
  if (wrong.length > 0) return wrong;
  const taken = (identifier: object): boolean => findCustomerBy(identifier, context) !== null;
  return [
    ...(email && taken({ emailAddress: email })
      ? [userError(["email"], "Email has already been taken")]
      : []),
    ...(phone && taken({ phoneNumber: phone })
      ? [userError(["phone"], "Phone has already been taken")]
      : []),
  ];
}

/** Refused while the customer has orders, as with Shopify: those are what erasing is for. */
const customerDelete: Resolver = (_source, args, context) => {
  const { id } = deleteSchema.parse(args).input;
  const { store } = context;
  const shop = buildShop(context);
  const refuse = (message: string) => ({
    deletedCustomerId: null,
    shop,
    userErrors: [userError(["id"], message)],
  });
  const found = store.find(id);
  if (!found || !findPresentCustomer(id, context)) return refuse("Customer can't be found");
  if (store.layout.ordersOfCustomer(found.index).length > 0)
    return refuse("Customer can’t be deleted because they have associated orders");
  store.remove(id);
  return { deletedCustomerId: id, shop, userErrors: [] };
};

export const customerLifeMutations = { customerCreate, customerDelete };
