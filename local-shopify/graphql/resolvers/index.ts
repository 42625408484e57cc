import { mutationResolvers } from "../mutations/index.ts";
import { metafieldResolvers } from "./metafields.ts";
import { onlineStoreQueries, onlineStoreFields } from "./online-store.ts";
import { policyFields, policyQueries } from "./policies.ts";
import { queryResolvers } from "./queries.ts";
import type { Resolver, ResolverTable } from "./resolver.ts";

/** Every field that is more than a look into its record. */
export const RESOLVERS: ResolverTable = mergeTables([
  { QueryRoot: queryResolvers, Mutation: mutationResolvers },
  { QueryRoot: policyQueries },
  { QueryRoot: onlineStoreQueries },
  metafieldResolvers,
  policyFields,
  onlineStoreFields,
]);

function mergeTables(tables: readonly ResolverTable[]): ResolverTable {
  const merged: Record<string, Readonly<Record<string, Resolver>>> = {};
  for (const table of tables)
    for (const [type, fields] of Object.entries(table))
      merged[type] = { ...merged[type], ...fields };
  return merged;
}
