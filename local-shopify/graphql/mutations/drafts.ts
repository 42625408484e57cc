import { z } from "zod";
import { isPart, isRecord, link, type StoreRecord } from "../../store/parts.ts";
import { makeDraftOrder } from "../../store/records/made-draft-order.ts";
import { moment } from "../../store/records/money.ts";
import type { RequestContext } from "../request-context.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { ownMetafieldSchema, writeMetafields } from "./metafields.ts";
import { userError } from "./user-error.ts";
import {
  addressSchema,
  attributesSchema,
  checkContacts,
  givenFields,
  isCustomer,
  localizedFieldsSchema,
  toAddress,
  toAttributes,
  writeLocalizedFields,
} from "./written-fields.ts";

const lineSchema = z.strictObject({
  title: z.string().nullish(),
  quantity: z.number(),
  originalUnitPriceWithCurrency: z
    .object({ amount: z.union([z.string(), z.number()]), currencyCode: z.string() })
    .nullish(),
  originalUnitPrice: z.union([z.string(), z.number()]).nullish(),
  requiresShipping: z.boolean().nullish(),
  sku: z.string().nullish(),
  taxable: z.boolean().nullish(),
  customAttributes: attributesSchema.nullish(),
});

const inputSchema = z.strictObject({
  customerId: z.string().nullish(),
  purchasingEntity: z.strictObject({ customerId: z.string() }).nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  note: z.string().nullish(),
  poNumber: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  customAttributes: attributesSchema.nullish(),
  localizedFields: localizedFieldsSchema.nullish(),
  metafields: z.array(ownMetafieldSchema).nullish(),
  shippingAddress: addressSchema.nullish(),
  billingAddress: addressSchema.nullish(),
  lineItems: z.array(lineSchema).nullish(),
  useCustomerDefaultAddress: z.boolean().nullish(),
});
type Input = z.infer<typeof inputSchema>;

const createSchema = z.object({ input: inputSchema });
const updateSchema = z.object({ id: z.string(), input: inputSchema });
const deleteSchema = z.object({ input: z.object({ id: z.string() }) });

const draftOrderCreate: Resolver = (_source, args, context) => {
  const { input } = createSchema.parse(args);
  const missing = (input.lineItems ?? []).length === 0;
  const userErrors = missing
    ? [userError(null, "Add at least 1 product")]
    : checkInput(input, context);
  if (userErrors.length > 0) return { draftOrder: null, userErrors };
  const made = context.store.add("DraftOrder", (at) =>
    makeDraftOrder({
      ...at,
      shop: context.store.shop,
      atMs: context.view.nowMs,
      lines: (input.lineItems ?? []).map((line) => ({
        title: line.title ?? "",
        quantity: line.quantity,
        customAttributes: toAttributes(line.customAttributes ?? []),
      })),
    }),
  );
  return save(String(made["id"]), input, context);
};

const draftOrderUpdate: Resolver = (_source, args, context) => {
  const { id, input } = updateSchema.parse(args);
  const draft = findDraft(id, context);
  if (!draft) return { draftOrder: null, userErrors: [ABSENT] };
  if (draft["status"] === "COMPLETED")
    return { draftOrder: null, userErrors: [userError(["id"], "Draft order is completed")] };
  const userErrors = checkInput(input, context);
  return userErrors.length > 0 ? { draftOrder: null, userErrors } : save(id, input, context);
};

const draftOrderDelete: Resolver = (_source, args, context) => {
  const { id } = deleteSchema.parse(args).input;
  if (!findDraft(id, context)) return { deletedId: null, userErrors: [ABSENT] };
  context.store.remove(id);
  return { deletedId: id, userErrors: [] };
};

const ABSENT = userError(["id"], "Draft order does not exist");

function findDraft(id: string, { store }: RequestContext): StoreRecord | undefined {
  const found = store.find(id);
  return found?.type === "DraftOrder" ? found.record : undefined;
}

function checkInput(input: Input, { store }: RequestContext): readonly object[] {
  const customer = customerOf(input);
  return [
    ...checkContacts(input),
    ...(typeof customer === "string" && !isCustomer(customer, store)
      ? [userError(["customerId"], "Customer does not exist")]
      : []),
  ];
}

/** Undefined when the input says nothing of it, null when it takes the customer off. */
function customerOf({ purchasingEntity, customerId }: Input): string | null | undefined {
  return purchasingEntity === undefined
    ? customerId
    : (purchasingEntity?.customerId ?? customerId ?? null);
}

function save(id: string, input: Input, context: RequestContext): object {
  const { store, view } = context;
  const userErrors = writeMetafields(id, input.metafields ?? [], context);
  if (userErrors.length > 0) return { draftOrder: null, userErrors };
  const draft = findDraft(id, context);
  if (draft) store.change(id, { ...written(draft, input, context), updatedAt: moment(view.nowMs) });
  return { draftOrder: findDraft(id, context) ?? null, userErrors: [] };
}

function written(draft: StoreRecord, input: Input, { store }: RequestContext): object {
  const { customAttributes, localizedFields, shippingAddress, billingAddress } = input;
  const customer = customerOf(input);
  const to =
    customer === undefined
      ? undefined
      : link(() => (customer === null ? null : (store.find(customer)?.record ?? null)));
  const number = String(draft["legacyResourceId"]).slice(-13);
  const address = (given: Input["shippingAddress"], at: number) =>
    given && toAddress(given, `gid://shopify/MailingAddress/${number}${String(at)}`);
  return givenFields({
    email: input.email,
    phone: input.phone,
    note2: input.note,
    poNumber: input.poNumber,
    tags: input.tags === null ? [] : input.tags,
    customAttributes:
      customAttributes === null ? [] : customAttributes && toAttributes(customAttributes),
    localizedFields: localizedFields && writeLocalizedFields(localizedOf(draft), localizedFields),
    shippingAddress: address(shippingAddress, 0),
    billingAddress: address(billingAddress, 1),
    customer: to,
    purchasingEntity: to,
  });
}

function localizedOf(draft: StoreRecord): readonly StoreRecord[] {
  const own = draft["localizedFields"];
  const built = isPart(own) ? own.part() : own;
  return Array.isArray(built) ? built.filter(isRecord) : [];
}

export const draftMutations = { draftOrderCreate, draftOrderUpdate, draftOrderDelete };
