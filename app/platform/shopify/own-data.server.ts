import type { Json, JsonObject } from "../../domain/shared/json.ts";
import type { ChildShape, EntityShape } from "./entity-shape.server.ts";

/** Tells whether JSON is an object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a dotted path; undefined when a step is missing or null. */
export function readPath(node: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = node;
  for (const step of path.split(".")) {
    if (!isJsonObject(value)) {
      return undefined;
    }
    value = value[step];
  }
  return value ?? undefined;
}

function childPathsOf(shape: EntityShape): ReadonlySet<string> {
  return new Set(shape.children.map((child) => child.path));
}

/** The record's own fields: without its children and without `__typename`. */
function ownData(
  node: JsonObject,
  children: ReadonlySet<string>,
  prefix = "",
): Record<string, Json> {
  const own: Record<string, Json> = {};
  for (const [name, value] of Object.entries(node)) {
    const path = prefix === "" ? name : `${prefix}.${name}`;
    if (name === "__typename" || name === "__parentId" || children.has(path)) {
      continue;
    }
    own[name] = tidyValue(value, children, path);
  }
  return own;
}

function tidyValue(value: Json, children: ReadonlySet<string>, path: string): Json {
  if (Array.isArray(value)) {
    return value.map((item: Json) => tidyValue(item, children, path));
  }
  return isJsonObject(value) ? ownData(value, children, path) : value;
}

function inlineItems(node: JsonObject, child: ChildShape): Json {
  const connection = readPath(node, child.path);
  const nodes = isJsonObject(connection) ? connection["nodes"] : undefined;
  return Array.isArray(nodes)
    ? nodes.map((item: Json) => (isJsonObject(item) ? ownData(item, new Set()) : item))
    : [];
}

/**
 * The record's own fields as Shopify answered them, with short lists inside and
 * without what becomes records of its own.
 */
export function readOwnData(node: JsonObject, shape: EntityShape): Record<string, Json> {
  const data = ownData(node, childPathsOf(shape));
  for (const child of shape.children.filter(({ inline }) => inline === true)) {
    data[child.path] = inlineItems(node, child);
  }
  return data;
}
