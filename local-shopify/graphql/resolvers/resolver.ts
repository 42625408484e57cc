import type { GraphQLResolveInfo } from "graphql";
import type { RequestContext } from "../request-context.ts";

export type FieldArgs = Readonly<Record<string, unknown>>;

/** Gives the value of one field where it is not simply read from its record. */
export type Resolver = (
  source: unknown,
  args: FieldArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => unknown;

/** Resolvers by type and field. */
export type ResolverTable = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
