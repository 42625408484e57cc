import {
  allowedText,
  bulkChildText,
  bulkRecordText,
  childText,
  isReadable,
  pageSizeFor,
  shapeCost,
  shapeText,
  type ChildShape,
  type EntityShape,
  type ShapeLimits,
} from "./entity-shape.server.ts";
import type { PlaceDefinition } from "./place-definition.server.ts";
import { parseSelection, selectionCost } from "./selection.server.ts";

/** `light`: only what tells whose a record is. */
export type ReadDepth = "full" | "light";

/** Shopify allows five connections in a bulk query; one of them is the list itself. */
const CONNECTIONS_PER_OPERATION = 4;

function recordText(definition: PlaceDefinition, depth: ReadDepth, limits: ShapeLimits): string {
  return depth === "full"
    ? shapeText(definition.shape, limits)
    : `__typename ${allowedText(definition.shape, definition.light, limits)}`;
}

/** How many records of the place one query may list. */
export function listSize(
  definition: PlaceDefinition,
  depth: ReadDepth,
  limits: ShapeLimits,
): number {
  return pageSizeFor(
    depth === "full"
      ? shapeCost(definition.shape, limits)
      : 1 + selectionCost(parseSelection(definition.light)),
  );
}

/** A page of the place's list. */
export function listDocument(
  definition: PlaceDefinition,
  how: { readonly depth: ReadDepth; readonly first: number },
  limits: ShapeLimits,
): string {
  const record = recordText(definition, how.depth, limits);
  return `query List($after: String, $query: String) { ${definition.root}(first: ${how.first}, after: $after, query: $query, sortKey: ID) { nodes { ${record} } pageInfo { hasNextPage endCursor } } }`;
}

/** How many records the place's list has. */
export function countDocument(count: string): string {
  return `query Count($query: String) { ${count}(query: $query, limit: null) { count } }`;
}

/** Whole records by id. */
export function byIdsDocument({ shape }: PlaceDefinition, limits: ShapeLimits): string {
  return `query ByIds($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on ${shape.type} { ${shapeText(shape, limits)} } } }`;
}

/** One child relation of one record, from a position on. */
export type ChildFetch = {
  readonly parent: EntityShape;
  readonly child: ChildShape;
  readonly first: number;
};

/** Several child relations at once, aliased `p0`, `p1` …; of refused ones only the owner's id. */
export function childrenDocument(fetches: readonly ChildFetch[], limits: ShapeLimits): string {
  const declared = fetches.flatMap(({ parent, child }, index) =>
    isReadable(parent, child, limits)
      ? [`$id${index}: ID!`, `$after${index}: String`]
      : [`$id${index}: ID!`],
  );
  const fields = fetches.map(({ parent, child, first }, index) => {
    const text = isReadable(parent, child, limits)
      ? childText(child, limits, { first, afterVariable: `after${index}` })
      : "";
    return `p${index}: node(id: $id${index}) { __typename ... on ${parent.type} { id ${text} } }`;
  });
  return `query Children(${declared.join(", ")}) { ${fields.join(" ")} }`;
}

function connectionGroups(
  { shape }: PlaceDefinition,
  depth: ReadDepth,
  limits: ShapeLimits,
): ChildShape[][] {
  const connections = shape.children.filter(
    (child) => depth === "full" && child.form === "connection" && isReadable(shape, child, limits),
  );
  const groups: ChildShape[][] = [];
  for (let start = 0; start < Math.max(1, connections.length); start += CONNECTIONS_PER_OPERATION) {
    groups.push(connections.slice(start, start + CONNECTIONS_PER_OPERATION));
  }
  return groups;
}

/** The bulk queries of a list: the first reads the records' own fields. */
export function bulkDocuments(
  definition: PlaceDefinition,
  how: { readonly depth: ReadDepth; readonly filter: string | null },
  limits: ShapeLimits,
): string[] {
  const filter = how.filter === null ? "" : `(query: ${JSON.stringify(how.filter)})`;
  return connectionGroups(definition, how.depth, limits).map((group, index) => {
    const record =
      how.depth === "full" && index === 0
        ? bulkRecordText(definition.shape, limits)
        : recordText(definition, "light", limits);
    const children = group.map((child) => bulkChildText(child, limits)).join(" ");
    return `{ ${definition.root}${filter} { edges { node { ${record} ${children} } } } }`;
  });
}
