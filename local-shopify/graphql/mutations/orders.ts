import { z } from "zod";
import { plainNumberOf } from "../../store/ids.ts";
import { isPart, isRecord, type StoreRecord } from "../../store/parts.ts";
import { moment } from "../../store/records/money.ts";
import { visibleOrder } from "../../store/records/visible-order.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { ownMetafieldSchema, writeMetafields } from "./metafields.ts";
import { userError } from "./user-error.ts";
import {
  addressSchema,
  attributesSchema,
  checkContacts,
  givenFields,
  localizedFieldsSchema,
  textOrNull,
  toAddress,
  toAttributes,
  writeLocalizedFields,
} from "./written-fields.ts";

const inputSchema = z.strictObject({
  id: z.string(),
  note: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  poNumber: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  customAttributes: attributesSchema.nullish(),
  localizedFields: localizedFieldsSchema.nullish(),
  metafields: z.array(ownMetafieldSchema).nullish(),
  shippingAddress: addressSchema.nullish(),
});
const updateSchema = z.object({ input: inputSchema });

const orderUpdate: Resolver = (_source, args, context) => {
  const { store, view } = context;
  const { id, metafields, ...input } = updateSchema.parse(args).input;
  const found = store.find(id);
  const order = found?.type === "Order" ? visibleOrder(store, found.index, view) : null;
  if (!found || !order)
    return { order: null, userErrors: [userError(["id"], "Order does not exist")] };
  const wrong = checkContacts(input);
  const userErrors = wrong.length > 0 ? wrong : writeMetafields(id, metafields ?? [], context);
  if (userErrors.length > 0) return { order: null, userErrors };
  const at = `gid://shopify/MailingAddress/${plainNumberOf("Order", found.index)}0`;
  store.change(id, { ...written(order, input, at), updatedAt: moment(view.nowMs) });
  return { order: visibleOrder(store, found.index, view), userErrors: [] };
};

type Input = Omit<z.infer<typeof inputSchema>, "id" | "metafields">;

function written(order: StoreRecord, input: Input, addressId: string): object {
  const { customAttributes, localizedFields, shippingAddress, tags, ...texts } = input;
  const address = shippingAddress && toAddress(shippingAddress, addressId);
  return {
    ...Object.fromEntries(
      Object.entries(texts)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, textOrNull(value)]),
    ),
    ...givenFields({
      tags: tags === null ? [] : tags,
      customAttributes:
        customAttributes === null ? [] : customAttributes && toAttributes(customAttributes),
      localizedFields: localizedFields
        ? writeLocalizedFields(presentLocalized(order), localizedFields)
        : undefined,
      shippingAddress: address,
      displayAddress: address,
    }),
  };
}

function presentLocalized(order: StoreRecord): readonly StoreRecord[] {
  const own = order["localizedFields"];
  const built = isPart(own) ? own.part() : own;
  return Array.isArray(built) ? built.filter(isRecord) : [];
}

export const orderMutations = { orderUpdate };
