import type { Resolver } from "../resolvers/resolver.ts";
import { bulkMutations } from "./bulk.ts";
import { consentMutations } from "./consent.ts";
import { customerLifeMutations } from "./customer-life.ts";
import { customerMutations } from "./customers.ts";
import { draftMutations } from "./drafts.ts";
import { erasureMutations } from "./erasure.ts";
import { legalTextMutations } from "./legal-texts.ts";
import { metafieldMutations } from "./metafields.ts";
import { orderMutations } from "./orders.ts";
import { otherMutations } from "./other-records.ts";
import { refusable } from "./refusals.ts";
import { translationMutations } from "./translations.ts";
import { webhookMutations } from "./webhooks.ts";

const written: Readonly<Record<string, Resolver>> = {
  ...bulkMutations,
  ...consentMutations,
  ...customerLifeMutations,
  ...customerMutations,
  ...draftMutations,
  ...erasureMutations,
  ...legalTextMutations,
  ...metafieldMutations,
  ...orderMutations,
  ...otherMutations,
  ...translationMutations,
  ...webhookMutations,
};

/** The mutations that change this store. Any other answers an error. */
export const mutationResolvers: Readonly<Record<string, Resolver>> = Object.fromEntries(
  Object.entries(written).map(([name, resolver]) => [name, refusable(name, resolver)]),
);
