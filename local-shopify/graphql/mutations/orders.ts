import { z } from "zod";
import { moment } from "../../store/records/money.ts";
import { visibleOrder } from "../../store/records/visible-order.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { userError } from "./user-error.ts";

const updateSchema = z.object({
  input: z.object({
    id: z.string(),
    note: z.string().nullish(),
    tags: z.array(z.string()).nullish(),
    poNumber: z.string().nullish(),
    customAttributes: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
  }),
});

const orderUpdate: Resolver = (_source, args, { store, view }) => {
  const { id, ...input } = updateSchema.parse(args).input;
  const found = store.find(id);
  const order = found?.type === "Order" ? visibleOrder(store, found.index, view) : null;
  if (!found || !order)
    return { order: null, userErrors: [userError(["id"], "Order does not exist")] };
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  );
  store.change(id, { ...given, updatedAt: moment(view.nowMs) });
  return { order: visibleOrder(store, found.index, view), userErrors: [] };
};

export const orderMutations = { orderUpdate };
