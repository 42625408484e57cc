import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";
import { findOperation } from "../documents.ts";
import { isConnectionName } from "../schema.ts";

/** A connection of the document by the response keys that lead to it, list steps left out. */
export type BulkConnection = {
  readonly path: string;
  readonly depth: number;
  /** Where its nodes are: `["edges", "node"]` or `["nodes"]`, in response keys. */
  readonly nodePaths: readonly (readonly string[])[];
};

export type BulkPlan =
  | { readonly ok: true; readonly connections: ReadonlyMap<string, BulkConnection> }
  | { readonly ok: false; readonly message: string };

const MOST_CONNECTIONS = 5;
const DEEPEST = 2;

type Walk = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly found: Map<string, BulkConnection>;
  readonly faults: string[];
};

type Place = {
  readonly type: GraphQLNamedType;
  readonly keys: readonly string[];
  readonly depth: number;
  /** Set below a list that is no connection. */
  readonly inList: boolean;
};

/** Checks a query against the rules of bulk operations and finds its connections. */
export function planBulk(schema: GraphQLSchema, document: DocumentNode): BulkPlan {
  const operation = findOperation(document, null);
  const root = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !root)
    return { ok: false, message: "Bulk operations need exactly one query operation." };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const walk: Walk = { schema, fragments, found: new Map(), faults: [] };
  visit(walk, operation.selectionSet, { type: root, keys: [], depth: 0, inList: false });
  const fault = walk.faults[0] ?? countFault(walk.found);
  return fault === undefined
    ? { ok: true, connections: walk.found }
    : { ok: false, message: fault };
}

function countFault(found: ReadonlyMap<string, BulkConnection>): string | undefined {
  if (found.size === 0) return "Bulk queries must contain at least one connection.";
  if (found.size > MOST_CONNECTIONS)
    return `Bulk queries cannot contain more than ${String(MOST_CONNECTIONS)} connections.`;
  const deepest = Math.max(...[...found.values()].map(({ depth }) => depth));
  // The outermost connection may hold two levels of connections below it.
  return deepest > DEEPEST + 1
    ? `Bulk queries cannot contain connections with a nesting depth greater than ${String(DEEPEST)}.`
    : undefined;
}

function visit(walk: Walk, selections: SelectionSetNode, place: Place): void {
  for (const picked of fieldsOf(walk, selections)) {
    const { key, name, inner } = picked;
    if (place.keys.length === 0 && name.startsWith("node")) walk.faults.push(NO_NODE);
    const field = fieldOf(walk, place.type, name);
    if (!field || !inner) continue;
    const type = getNamedType(field.type);
    const below = { ...place, type, keys: [...place.keys, key] };
    const inList = place.inList || isListType(getNullableType(field.type));
    if (isConnectionName(type.name)) visitConnection(walk, inner, below);
    else visit(walk, inner, { ...below, inList });
  }
}

const NO_NODE = "Bulk queries cannot contain the top-level `node` or `nodes` field.";
const NO_LIST =
  "Queries that contain a connection field within a list field are not currently supported.";

function visitConnection(walk: Walk, selections: SelectionSetNode, place: Place): void {
  if (place.inList) walk.faults.push(NO_LIST);
  const depth = place.depth + 1;
  const found = nodeSelections(walk, selections);
  for (const { inner, nodePath } of found) {
    const keys = [...place.keys, ...nodePath];
    visitNode(walk, inner, { ...place, depth, keys, inList: false });
  }
  const path = place.keys.join(".");
  walk.found.set(path, { path, depth, nodePaths: found.map(({ nodePath }) => nodePath) });
}

/** The selections on nodes: under `nodes`, or under `edges { node }`. */
function nodeSelections(walk: Walk, selections: SelectionSetNode) {
  return fieldsOf(walk, selections).flatMap(({ key, name, inner }) => {
    if (!inner) return [];
    if (name === "nodes") return [{ inner, nodePath: [key] }];
    const below = name === "edges" ? fieldsOf(walk, inner) : [];
    return below.flatMap((node) =>
      node.name === "node" && node.inner ? [{ inner: node.inner, nodePath: [key, node.key] }] : [],
    );
  });
}

function visitNode(walk: Walk, selections: SelectionSetNode, place: Place): void {
  const connection = place.type;
  const nodes = isObjectType(connection) ? connection.getFields()["nodes"] : undefined;
  if (!nodes) return;
  const before = walk.found.size;
  visit(walk, selections, { ...place, type: getNamedType(nodes.type) });
  const hasId = fieldsOf(walk, selections).some(({ key, name }) => key === "id" && name === "id");
  if (walk.found.size > before && !hasId) {
    walk.faults.push(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type.",
    );
  }
}

type PlainField = {
  readonly key: string;
  readonly name: string;
  readonly inner: SelectionSetNode | undefined;
};

/** The fields of a selection with fragments opened. */
function fieldsOf(walk: Walk, selections: SelectionSetNode): readonly PlainField[] {
  return selections.selections.flatMap((node): readonly PlainField[] => {
    if (node.kind === Kind.FIELD)
      return [
        {
          key: node.alias?.value ?? node.name.value,
          name: node.name.value,
          inner: node.selectionSet,
        },
      ];
    const set =
      node.kind === Kind.INLINE_FRAGMENT
        ? node.selectionSet
        : walk.fragments.get(node.name.value)?.selectionSet;
    return set ? fieldsOf(walk, set) : [];
  });
}

/** A field by name; of an interface or union also one that only a possible type has. */
function fieldOf(walk: Walk, type: GraphQLNamedType, name: string) {
  if (isObjectType(type)) return type.getFields()[name];
  if (isInterfaceType(type) && type.getFields()[name]) return type.getFields()[name];
  if (!isCompositeType(type)) return undefined;
  for (const possible of walk.schema.getPossibleTypes(type)) {
    const field = possible.getFields()[name];
    if (field) return field;
  }
  return undefined;
}
