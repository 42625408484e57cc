import { z } from "zod";
import { parseGid } from "../../store/ids.ts";
import { isRecord, type StoreRecord } from "../../store/parts.ts";
import { buildMetafield } from "../../store/records/metafield.ts";
import { denyField } from "../denial.ts";
import type { RequestContext } from "../request-context.ts";
import { metafieldsOf } from "../resolvers/metafields.ts";
import { findNode } from "../resolvers/node-lookup.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import type { ScopeRule } from "../scope-rule.ts";
import { takeNumber } from "../shop-state.ts";
import { findValueFault } from "./metafield-limits.ts";
import { userError } from "./user-error.ts";

const MOST_AT_ONCE = 25;

const inputSchema = z.object({
  ownerId: z.string(),
  namespace: z.string().nullish(),
  key: z.string(),
  type: z.string().nullish(),
  value: z.string(),
  compareDigest: z.string().nullish(),
});

/** A metafield inside the input of its owner. */
export const ownMetafieldSchema = z.object({
  id: z.string().nullish(),
  namespace: z.string().nullish(),
  key: z.string(),
  type: z.string().nullish(),
  value: z.string(),
});
const setSchema = z.object({ metafields: z.array(inputSchema) });
const deleteSchema = z.object({
  metafields: z.array(z.object({ ownerId: z.string(), namespace: z.string(), key: z.string() })),
});

type Input = z.infer<typeof inputSchema>;

/** Metafields are written with the scope of their owner; the schema file names none. */
const OWNER_SCOPES: Readonly<Record<string, string>> = {
  Customer: "write_customers",
  Order: "write_orders",
  DraftOrder: "write_draft_orders",
  Company: "write_customers",
  CompanyLocation: "write_customers",
};

function missingScope(
  owners: readonly { readonly ownerId: string }[],
  { scopes }: RequestContext,
): ScopeRule | undefined {
  const needed = owners.map(({ ownerId }) => OWNER_SCOPES[parseGid(ownerId)?.type ?? ""]);
  const scope = needed.find((one) => one !== undefined && !scopes.has(one));
  return scope === undefined
    ? undefined
    : { groups: [[scope]], text: `\`${scope}\` access scope.` };
}
type Place = { readonly namespace: string; readonly key: string };

const isAt =
  (place: Place) =>
  (field: StoreRecord): boolean =>
    field["namespace"] === place.namespace && field["key"] === place.key;

/**
 * Writes the metafields a record's own mutation carries (`OrderInput.metafields`).
 *
 * @returns user errors; when there are any nothing was written
 */
export function writeMetafields(
  ownerId: string,
  inputs: readonly z.infer<typeof ownMetafieldSchema>[],
  context: RequestContext,
): readonly object[] {
  const full = inputs.map(({ id: _id, ...input }) => ({ ...input, ownerId }));
  const userErrors = full.flatMap((input, at) => check(input, at, context));
  if (userErrors.length === 0) for (const input of full) write(input, context);
  return userErrors;
}

/** All or nothing, as Shopify: one bad entry and none is written. */
const metafieldsSet: Resolver = (_source, args, context, info) => {
  const { metafields } = setSchema.parse(args);
  const missing = missingScope(metafields, context);
  if (missing) return denyField(missing, context, info);
  const userErrors =
    metafields.length > MOST_AT_ONCE
      ? [
          userError(
            ["metafields"],
            `Exceeded the maximum metafields input limit of ${String(MOST_AT_ONCE)}.`,
            "LESS_THAN_OR_EQUAL_TO",
          ),
        ]
      : metafields.flatMap((input, at) => check(input, at, context));
  if (userErrors.length > 0) return { metafields: null, userErrors };
  return { metafields: metafields.map((input) => write(input, context)), userErrors: [] };
};

function check(input: Input, at: number, context: RequestContext): readonly object[] {
  const owner = findNode(input.ownerId, context);
  const refuse = (name: string, message: string, code: string): readonly object[] => [
    userError(["metafields", String(at), name], message, code),
  ];
  if (!isRecord(owner)) return refuse("ownerId", "Owner does not exist.", "INVALID");
  const present = metafieldsOf(owner, context).find(
    isAt({ namespace: input.namespace ?? "$app", key: input.key }),
  );
  const type = input.type ?? present?.["type"];
  if (typeof type !== "string" || type === "") return refuse("type", "can't be blank", "BLANK");
  const wrong = findValueFault({ ...input, type });
  if (wrong) return refuse(wrong.field, wrong.message, wrong.code);
  return isStale(input, present)
    ? refuse("compareDigest", "The resource has been updated since it was loaded.", "STALE_OBJECT")
    : [];
}

function isStale({ compareDigest }: Input, present: StoreRecord | undefined): boolean {
  return compareDigest !== undefined && (present?.["compareDigest"] ?? null) !== compareDigest;
}

function write(input: Input, context: RequestContext): StoreRecord {
  const place = { namespace: input.namespace ?? "$app", key: input.key };
  const owner = findNode(input.ownerId, context);
  const fields = metafieldsOf(owner, context);
  const present = fields.find(isAt(place));
  const made = buildMetafield({
    ...place,
    number: present ? String(present["legacyResourceId"]) : takeNumber(context.state),
    owner: () => (isRecord(owner) ? owner : undefined),
    ownerType: ownerTypeOf(input.ownerId),
    type: input.type ?? String(present?.["type"]),
    value: input.value,
    atMs: context.view.nowMs,
  });
  const kept = present ? { ...made, createdAt: present["createdAt"] } : made;
  keep(input.ownerId, [...fields.filter((field) => field !== present), kept], context);
  return kept;
}

/** Those of a record go into it; the app installation and the shop are no records of the store. */
function keep(ownerId: string, fields: readonly StoreRecord[], context: RequestContext): void {
  if (context.store.find(ownerId)) context.store.change(ownerId, { metafields: fields });
  else context.state.metafields.set(ownerId, fields);
}

function ownerTypeOf(gid: string): string {
  const type = gid.split("/")[3] ?? "";
  return (
    {
      DraftOrder: "DRAFTORDER",
      CompanyLocation: "COMPANY_LOCATION",
      AppInstallation: "API_PERMISSION",
    }[type] ?? type.toUpperCase()
  );
}

/** As with Shopify: a metafield that is not there is null in the answer, not an error. */
const metafieldsDelete: Resolver = (_source, args, context, info) => {
  const { metafields } = deleteSchema.parse(args);
  const missing = missingScope(metafields, context);
  if (missing) return denyField(missing, context, info);
  const deletedMetafields = metafields.map((place) => {
    const owner = findNode(place.ownerId, context);
    const fields = metafieldsOf(owner, context);
    const left = fields.filter((field) => !isAt(place)(field));
    if (left.length === fields.length) return null;
    keep(place.ownerId, left, context);
    return { __typename: "MetafieldIdentifier", ...place };
  });
  return { deletedMetafields, userErrors: [] };
};

const definitionSchema = z.object({
  definition: z.object({
    name: z.string(),
    namespace: z.string().nullish(),
    key: z.string(),
    type: z.string(),
    ownerType: z.string(),
  }),
});

/** Definitions are checked for being there already, and kept by name; values are not measured by them. */
const metafieldDefinitionCreate: Resolver = (_source, args, context, info) => {
  const { ownerType, namespace, key } = definitionSchema.parse(args).definition;
  const { state } = context;
  const owner = { ownerId: `gid://shopify/${ownerType === "CUSTOMER" ? "Customer" : ownerType}/1` };
  const missing = missingScope([owner], context);
  if (missing) return denyField(missing, context, info);
  const place = `${ownerType} ${namespace ?? "$app"} ${key}`;
  const isTaken = state.metafieldDefinitions.has(place);
  state.metafieldDefinitions.add(place);
  const taken = userError(["definition", "key"], "Key is in use on the namespace.", "TAKEN");
  return { createdDefinition: null, userErrors: isTaken ? [taken] : [] };
};

export const metafieldMutations = { metafieldsSet, metafieldsDelete, metafieldDefinitionCreate };
