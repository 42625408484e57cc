import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  isAbstractType,
  isCompositeType,
  isListType,
} from "graphql";
import type { ProtectedKind } from "../contract.ts";
import { isLink, isPart, isRecord, isRecordList } from "../store/parts.ts";
import { denyField, denyItem, withholdField } from "./denial.ts";
import { neutralValue } from "./neutral.ts";
import {
  connectionOf,
  cutPage,
  MAX_PAGE,
  type Pageable,
  pageableArray,
  type PageArgs,
} from "./paging.ts";
import { isWrapper } from "./query-cost.ts";
import { pageRecords } from "./record-pages.ts";
import type { RequestContext } from "./request-context.ts";
import { RESOLVERS } from "./resolvers/index.ts";
import { type AdminSchema, isConnectionName, recordTypeOf } from "./schema.ts";
import { satisfies, type ScopeRule } from "./scope-rule.ts";

type FieldFacts = {
  readonly rules: readonly ScopeRule[];
  readonly kind: ProtectedKind | undefined;
  readonly connection: boolean;
  readonly list: boolean;
  /** Items of the list cost each; else the list costs as one object. */
  readonly perItem: boolean;
  readonly abstract: boolean;
  /** Whether what the field gives costs a point each. */
  readonly counted: boolean;
};

type AnyField = GraphQLField<unknown, unknown>;

/** The one resolver of every field: scopes, then protection, then the value, then paging and counting. */
export function createFieldResolver(
  admin: AdminSchema,
): GraphQLFieldResolver<unknown, RequestContext, PageArgs> {
  const known = new WeakMap<AnyField, FieldFacts>();
  return (source, args, context, info) => {
    const field: AnyField | undefined = info.parentType.getFields()[info.fieldName];
    if (field === undefined) return defaultFieldResolver(source, args, context, info);
    let facts = known.get(field);
    if (facts === undefined)
      known.set(field, (facts = readFacts(admin, info.parentType.name, field)));
    const missing = facts.rules.find((rule) => !satisfies(context.scopes, rule));
    if (missing) return denyField(missing, context, info);
    if (facts.kind && context.withheld.has(facts.kind)) {
      return isEmpty(source, info) ? null : withholdField(facts.kind, context, info);
    }
    const value = settle(readValue(source, args, { context, info }), context);
    if (value instanceof Promise)
      return value.then((late: unknown) =>
        finish({ value: late, args, facts, admin }, context, info),
      );
    return finish({ value, args, facts, admin }, context, info);
  };
}

function readFacts(admin: AdminSchema, parent: string, field: AnyField): FieldFacts {
  const named = getNamedType(field.type);
  const record = recordTypeOf(field);
  const connection = isConnectionName(named.name);
  const wrapper = connection || isWrapper(named.name);
  const mutation = parent === "Mutation";
  return {
    rules: [admin.fieldRule(parent, field.name), admin.typeRule(record.name)].filter(
      (rule) => rule !== undefined,
    ),
    kind: admin.protectedKind(parent, field.name),
    connection,
    list: isListType(getNullableType(field.type)),
    perItem:
      isConnectionName(parent) || field.args.some(({ name }) => name === "first" || name === "ids"),
    abstract: isAbstractType(named),
    counted: isCompositeType(named) && !wrapper && !mutation,
  };
}

/** A protected field that holds nothing shows nothing: null without an error. */
function isEmpty(source: unknown, info: GraphQLResolveInfo): boolean {
  return isRecord(source) && source[info.fieldName] === null;
}

type At = { readonly context: RequestContext; readonly info: GraphQLResolveInfo };

function readValue(source: unknown, args: PageArgs, { context, info }: At): unknown {
  const own = RESOLVERS[info.parentType.name]?.[info.fieldName];
  if (own) return own(source, args, context, info);
  return typeof source === "object" && source !== null
    ? Reflect.get(source, info.fieldName)
    : undefined;
}

/** Builds parts and follows links until there is a value. */
function settle(value: unknown, context: RequestContext): unknown {
  let settled = value;
  while (isPart(settled) || isLink(settled))
    settled = isPart(settled) ? settled.part() : settled.link(context.view);
  return settled;
}

type Found = {
  readonly value: unknown;
  readonly args: PageArgs;
  readonly facts: FieldFacts;
  readonly admin: AdminSchema;
};

function finish(found: Found, context: RequestContext, info: GraphQLResolveInfo): unknown {
  const { value, args, facts, admin } = found;
  const known = value === undefined ? neutralOrLoud(info) : value;
  if (known === null || known === undefined) return known;
  if (facts.connection) return toPage(known, args, { context, info });
  if (facts.list && Array.isArray(known)) return cutList(known, found, { context, info });
  const hidden = facts.abstract ? missingRule(known, admin, context) : undefined;
  if (hidden) return denyField(hidden, context, info);
  if (facts.counted) context.spent.points += 1;
  return known;
}

/** Of an interface the scopes depend on what stands behind it. */
function missingRule(
  value: unknown,
  admin: AdminSchema,
  context: RequestContext,
): ScopeRule | undefined {
  const rule = isRecord(value) ? admin.typeRule(value.__typename) : undefined;
  return rule && !satisfies(context.scopes, rule) ? rule : undefined;
}

/** Roots are never neutral: an operation nobody wrote must not look like an empty shop. */
function neutralOrLoud(info: GraphQLResolveInfo): unknown {
  const root = info.parentType.name;
  if (root !== "QueryRoot" && root !== "Mutation") return neutralValue(info.returnType);
  throw new GraphQLError(`The local Shopify does not model ${root}.${info.fieldName}`, {
    extensions: { code: "NOT_MODELLED" },
  });
}

function cutList(items: readonly unknown[], found: Found, at: At): readonly unknown[] {
  const { args, facts, admin } = found;
  const { context, info } = at;
  const size = typeof args["first"] === "number" ? args["first"] : MAX_PAGE;
  const cut = items.slice(0, size).map((item, index) => {
    const settled = settle(item, context);
    const hidden = facts.abstract ? missingRule(settled, admin, context) : undefined;
    return hidden ? denyItem(hidden, context, { info, index }) : settled;
  });
  if (facts.counted) {
    const there = cut.filter((item) => item !== null).length;
    context.spent.points += facts.perItem ? there : Math.min(1, there);
  }
  return cut;
}

function toPage(value: unknown, args: PageArgs, { context, info }: At): unknown {
  const list = toPageable(value, args, { context, info });
  if (list === undefined) return value;
  const { slice } = context;
  const sized = args["first"] !== undefined || args["last"] !== undefined;
  if (slice === null) return cutPage(list, args);
  if (isOutermost(info)) {
    const end = sized ? Math.min(list.size, Number(args["first"] ?? args["last"])) : list.size;
    if (end > slice.offset + slice.size) slice.more = true;
    return connectionOf(
      list,
      Math.min(slice.offset, end),
      Math.min(slice.offset + slice.size, end),
    );
  }
  return sized ? cutPage(list, args) : connectionOf(list, 0, list.size);
}

function toPageable(value: unknown, args: PageArgs, { context, info }: At): Pageable | undefined {
  if (isRecordList(value))
    return pageRecords({ type: value.listOf, indexes: value.indexes, args, context });
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  const own = info.fieldName === "metafields" ? filterMetafields(items, args) : items;
  return pageableArray(args["reverse"] === true ? own.toReversed() : own);
}

function filterMetafields(items: readonly unknown[], args: PageArgs): readonly unknown[] {
  const { namespace, keys } = { namespace: args["namespace"], keys: args["keys"] };
  return items.filter((item) => {
    if (!isRecord(item)) return false;
    const full = `${String(item["namespace"])}.${String(item["key"])}`;
    return (
      (typeof namespace !== "string" || item["namespace"] === namespace) &&
      (!Array.isArray(keys) || keys.includes(full))
    );
  });
}

/** True when no connection lies above: list steps show in the path as numbers. */
function isOutermost(info: GraphQLResolveInfo): boolean {
  for (let step = info.path.prev; step; step = step.prev)
    if (typeof step.key === "number") return false;
  return true;
}
