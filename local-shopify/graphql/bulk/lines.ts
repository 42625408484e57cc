import type { BulkConnection } from "./document-rules.ts";

/** One line of the result file. */
export type BulkLine = { readonly json: string; readonly root: boolean };

type Value = Readonly<Record<string, unknown>>;

type Node = {
  readonly value: Value;
  readonly keys: readonly string[];
  readonly parentId: string | null;
};

/**
 * Turns the data of one slice into lines: each node of a connection is one,
 * without the connections inside it, which follow as lines with `__parentId`.
 * Grouped, children come right behind their parent; else after all parents of
 * the slice, so that nobody comes to rely on neighbours.
 */
export function* linesOf(
  data: unknown,
  connections: ReadonlyMap<string, BulkConnection>,
  grouped: boolean,
): Generator<BulkLine> {
  if (!isValue(data)) return;
  let level = nodesWithin({ value: data, keys: [], parentId: null }, connections);
  if (grouped) {
    yield* deepFirst(level, connections);
    return;
  }
  while (level.length > 0) {
    for (const node of level) yield lineOf(node, connections);
    level = level.flatMap((node) => nodesWithin(asParent(node), connections));
  }
}

function* deepFirst(
  nodes: readonly Node[],
  connections: ReadonlyMap<string, BulkConnection>,
): Generator<BulkLine> {
  for (const node of nodes) {
    yield lineOf(node, connections);
    yield* deepFirst(nodesWithin(asParent(node), connections), connections);
  }
}

function asParent(node: Node): Node {
  return { ...node, parentId: typeof node.value["id"] === "string" ? node.value["id"] : null };
}

function lineOf(
  { value, keys, parentId }: Node,
  connections: ReadonlyMap<string, BulkConnection>,
): BulkLine {
  const own = strip(value, keys, connections);
  return {
    json: `${JSON.stringify(parentId === null ? own : { ...own, __parentId: parentId })}\n`,
    root: parentId === null,
  };
}

function strip(
  value: Value,
  keys: readonly string[],
  connections: ReadonlyMap<string, BulkConnection>,
): Value {
  const left: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const path = [...keys, key];
    if (connections.has(path.join("."))) continue;
    left[key] = isValue(inner) ? strip(inner, path, connections) : inner;
  }
  return left;
}

/** The nodes of every connection directly below, also through plain objects. */
function nodesWithin(
  { value, keys, parentId }: Node,
  connections: ReadonlyMap<string, BulkConnection>,
): readonly Node[] {
  return Object.entries(value).flatMap(([key, inner]): readonly Node[] => {
    if (!isValue(inner)) return [];
    const path = [...keys, key];
    const connection = connections.get(path.join("."));
    if (!connection) return nodesWithin({ value: inner, keys: path, parentId }, connections);
    return connection.nodePaths.flatMap((nodePath) =>
      readNodes(inner, nodePath).map((node) => ({
        value: node,
        keys: [...path, ...nodePath],
        parentId,
      })),
    );
  });
}

function readNodes(connection: Value, [first = "", second]: readonly string[]): readonly Value[] {
  const list: unknown = connection[first];
  if (!Array.isArray(list)) return [];
  const nodes: unknown[] =
    second === undefined
      ? list
      : list.map((edge: unknown) => (isValue(edge) ? edge[second] : null));
  return nodes.filter(isValue);
}

function isValue(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
