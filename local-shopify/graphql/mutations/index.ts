import type { Resolver } from "../resolvers/resolver.ts";
import { bulkMutations } from "./bulk.ts";
import { customerMutations } from "./customers.ts";
import { erasureMutations } from "./erasure.ts";
import { metafieldMutations } from "./metafields.ts";
import { orderMutations } from "./orders.ts";
import { webhookMutations } from "./webhooks.ts";

/** The mutations that change this store. Any other answers an error. */
export const mutationResolvers: Readonly<Record<string, Resolver>> = {
  ...bulkMutations,
  ...customerMutations,
  ...erasureMutations,
  ...metafieldMutations,
  ...orderMutations,
  ...webhookMutations,
};
