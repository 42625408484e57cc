import { isPart, isRecord, type StoreRecord } from "../../store/parts.ts";
import type { RequestContext } from "../request-context.ts";
import type { Resolver, ResolverTable } from "./resolver.ts";

/** The metafields of a record as they are now. Those of shop and app installation lie beside the store. */
export function metafieldsOf(owner: unknown, context: RequestContext): readonly StoreRecord[] {
  if (!isRecord(owner)) return [];
  const changed = context.state.metafields.get(String(owner["id"]));
  if (changed) return changed;
  const own = owner["metafields"];
  const built = isPart(own) ? own.part() : own;
  return Array.isArray(built) ? built.filter(isRecord) : [];
}

const all: Resolver = (source, _args, context) => metafieldsOf(source, context);

const one: Resolver = (source, args, context) =>
  metafieldsOf(source, context).find(
    (field) => field["key"] === args["key"] && field["namespace"] === (args["namespace"] ?? "$app"),
  ) ?? null;

const both = { metafields: all, metafield: one };

export const metafieldResolvers: ResolverTable = {
  Customer: both,
  Order: both,
  DraftOrder: both,
  Company: both,
  CompanyLocation: both,
  AppInstallation: both,
  Shop: both,
};
