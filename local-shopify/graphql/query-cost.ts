import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import { isConnectionName } from "./schema.ts";

/** What a mutation costs, whatever it returns on top. */
export const MUTATION_POINTS = 10;

type Pricing = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
};

/**
 * The points Shopify reserves before it runs a document: an object 1, scalars
 * and enums 0, a connection its page size times one node, a mutation 10; of an
 * interface or union the dearest possible type. Wrappers (edges, pageInfo) are
 * free, as is the connection itself.
 * Source: shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits
 */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  given: {
    readonly operation: OperationDefinitionNode;
    readonly variables: Readonly<Record<string, unknown>>;
  },
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const root = schema.getRootType(given.operation.operation);
  if (!root) return 0;
  return priceSelections(
    { schema, fragments, variables: given.variables },
    root,
    given.operation.selectionSet,
  );
}

function priceSelections(
  pricing: Pricing,
  type: GraphQLNamedType,
  selections: SelectionSetNode,
): number {
  if (!isAbstractType(type)) return collect(pricing, { type, on: type, selections });
  const possible = pricing.schema.getPossibleTypes(type);
  return Math.max(0, ...possible.map((on) => collect(pricing, { type, on, selections })));
}

type Collecting = {
  /** The type the selections are written against. */
  readonly type: GraphQLNamedType;
  /** The concrete type they are priced for. */
  readonly on: GraphQLNamedType;
  readonly selections: SelectionSetNode;
};

function collect(pricing: Pricing, { type, on, selections }: Collecting): number {
  let points = 0;
  for (const node of selections.selections) {
    if (isSkipped(node.directives ?? [], pricing.variables)) continue;
    if (node.kind === Kind.FIELD) points += priceField(pricing, isObjectType(on) ? on : type, node);
    else points += priceFragment(pricing, node, { type, on });
  }
  return points;
}

function priceFragment(
  pricing: Pricing,
  node: InlineFragmentNode | FragmentSpreadNode,
  { type, on }: Omit<Collecting, "selections">,
): number {
  const fragment =
    node.kind === Kind.INLINE_FRAGMENT ? node : pricing.fragments.get(node.name.value);
  const condition = fragment?.typeCondition?.name.value;
  const narrowed = condition === undefined ? type : pricing.schema.getType(condition);
  if (!fragment || !narrowed || !applies(pricing.schema, narrowed, on)) return 0;
  return collect(pricing, { type: narrowed, on, selections: fragment.selectionSet });
}

function applies(
  schema: GraphQLSchema,
  condition: GraphQLNamedType,
  on: GraphQLNamedType,
): boolean {
  if (condition === on || !isObjectType(on)) return true;
  return isAbstractType(condition) && schema.isSubType(condition, on);
}

function priceField(pricing: Pricing, type: GraphQLNamedType, node: FieldNode): number {
  const hasFields = isObjectType(type) || isInterfaceType(type);
  const field = hasFields ? type.getFields()[node.name.value] : undefined;
  if (!field || !node.selectionSet) return 0;
  const named = getNamedType(field.type);
  const inner = priceSelections(pricing, named, node.selectionSet);
  if (type.name === "Mutation") return MUTATION_POINTS + inner;
  return priceTimes(named.name, inner, {
    size: sizeOf(node, pricing.variables),
    list: isListType(getNullableType(field.type)),
  });
}

function priceTimes(
  typeName: string,
  inner: number,
  { size, list }: { readonly size: number | undefined; readonly list: boolean },
): number {
  if (isConnectionName(typeName)) return (size ?? 0) * inner;
  if (isWrapper(typeName)) return inner;
  return (list ? (size ?? 1) : 1) * (1 + inner);
}

/** Types that only hold others together: they cost nothing. */
export function isWrapper(typeName: string): boolean {
  return typeName === "PageInfo" || typeName.endsWith("UserError") || typeName.endsWith("Edge");
}

/** Arguments that say how many there can be; `ids` by its length. */
const SIZES: readonly string[] = ["first", "last", "ids"];

function sizeOf(node: FieldNode, variables: Pricing["variables"]): number | undefined {
  for (const argument of node.arguments ?? []) {
    if (!SIZES.includes(argument.name.value)) continue;
    const size = readValue(argument.value, variables);
    if (typeof size === "number") return size;
    if (Array.isArray(size)) return size.length;
  }
  return undefined;
}

function readValue(value: ValueNode, variables: Pricing["variables"]): unknown {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.BOOLEAN) return value.value;
  if (value.kind === Kind.LIST) return value.values;
  return value.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
}

function isSkipped(
  directives: NonNullable<FieldNode["directives"]>,
  variables: Pricing["variables"],
): boolean {
  return directives.some((directive) => {
    const condition = directive.arguments?.[0];
    const value = condition ? readValue(condition.value, variables) : undefined;
    return (
      (directive.name.value === "skip" && value === true) ||
      (directive.name.value === "include" && value === false)
    );
  });
}
