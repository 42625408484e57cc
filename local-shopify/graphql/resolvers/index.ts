import { mutationResolvers } from "../mutations/index.ts";
import { metafieldResolvers } from "./metafields.ts";
import { queryResolvers } from "./queries.ts";
import type { ResolverTable } from "./resolver.ts";

/** Every field that is more than a look into its record. */
export const RESOLVERS: ResolverTable = {
  QueryRoot: queryResolvers,
  Mutation: mutationResolvers,
  ...metafieldResolvers,
};
