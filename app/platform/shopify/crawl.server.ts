import type { MissingItem, PlaceId } from "../../domain/data-map/types.ts";
import type { CollectedRecord, MatchReason } from "../../domain/data-requests/types.ts";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { Json, JsonObject } from "../../domain/shared/json.ts";
import {
  isReadable,
  type ChildShape,
  type EntityShape,
  type ShapeLimits,
} from "./entity-shape.server.ts";

/** Records still to be fetched: one child relation of one record, from a position on. */
export type PendingChild = {
  /** Child paths from the root shape, joined by `/`. */
  readonly via: string;
  readonly ownerId: string;
  readonly after: string | null;
  readonly reason: MatchReason;
};

export type Crawled = {
  readonly records: CollectedRecord[];
  readonly pending: PendingChild[];
  readonly missing: MissingItem[];
};

export type CrawlContext = {
  readonly place: PlaceId;
  readonly reason: MatchReason;
  readonly limits: ShapeLimits;
  /** The children did not come along: all of them are still to be fetched. */
  readonly shallow?: boolean;
  /** Cuts somebody else's data out of a record; answers the fields left out. */
  readonly tidy?: (data: Record<string, unknown>, type: string) => string[];
  readonly into: Crawled;
};

type Node = { readonly [key: string]: Json };

/** Where a record sits: its shape, the way there, and the record it hangs on. */
export type CrawlPosition = {
  readonly shape: EntityShape;
  readonly via: string;
  readonly parentId: string | null;
  /** Makes an id for records that have none at the source. */
  readonly ordinal?: string;
};

export function emptyCrawl(): Crawled {
  return { records: [], pending: [], missing: [] };
}

/** Tells whether JSON is an object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a dotted path; undefined when a step is missing or null. */
export function readPath(node: Node, path: string): Json | undefined {
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
function ownData(node: Node, children: ReadonlySet<string>, prefix = ""): Record<string, Json> {
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

function idOf(node: Node, position: CrawlPosition): string {
  const id = node["id"];
  return typeof id === "string"
    ? id
    : `${position.parentId ?? ""}#${position.via}#${position.ordinal ?? "0"}`;
}

/**
 * Turns one record as Shopify answered it, with what came along, into records
 * and a list of what must still be fetched.
 */
export function crawlNode(node: Node, position: CrawlPosition, context: CrawlContext): void {
  const { shape } = position;
  const data = ownData(node, childPathsOf(shape));
  for (const child of shape.children.filter(({ inline }) => inline === true)) {
    data[child.path] = inlineItems(node, child);
  }
  shape.tidy?.(data);
  const id = idOf(node, position);
  const leftOut = context.tidy?.(data, shape.type) ?? [];
  if (shape.hidden !== true) {
    context.into.records.push({
      place: context.place,
      kind: shape.kind,
      id,
      parentId: position.parentId,
      reason: context.reason,
      data,
    });
  }
  for (const field of leftOut) {
    context.into.missing.push({
      place: context.place,
      code: "others-data-left-out",
      subject: field,
      count: 1,
    });
  }
  for (const field of shape.othersLeftOut ?? []) {
    context.into.missing.push({
      place: context.place,
      code: "others-data-left-out",
      subject: field,
    });
  }
  for (const field of shape.unreachable?.(data) ?? []) {
    context.into.missing.push({ place: context.place, code: "no-api", subject: field });
  }
  for (const child of shape.children) {
    if (isReadable(shape, child, context.limits)) {
      crawlChild({ node, ownerId: id, child, via: position.via }, context);
    }
  }
}

function inlineItems(node: Node, child: ChildShape): Json {
  const connection = readPath(node, child.path);
  const nodes = isJsonObject(connection) ? connection["nodes"] : undefined;
  return Array.isArray(nodes)
    ? nodes.map((item: Json) => (isJsonObject(item) ? ownData(item, new Set()) : item))
    : [];
}

type ChildAt = {
  readonly node: Node;
  readonly ownerId: string;
  readonly child: ChildShape;
  readonly via: string;
};

function crawlChild(at: ChildAt, context: CrawlContext): void {
  const { child, ownerId } = at;
  const via = at.via === "" ? child.path : `${at.via}/${child.path}`;
  const value = readPath(at.node, child.path);
  const pending = (after: string | null) =>
    context.into.pending.push({ via, ownerId, after, reason: context.reason });
  if (context.shallow === true && value === undefined) {
    pending(null);
    return;
  }
  if (child.form === "list") {
    if (!Array.isArray(value)) {
      requireNullable(child, at.node);
      return;
    }
    crawlItems(value, { child, via, ownerId, from: null }, context);
    return;
  }
  if (!isJsonObject(value)) {
    requireNullable(child, at.node);
    return;
  }
  crawlConnection(value, { child, via, ownerId, from: null }, context);
}

/** A relation Shopify never answers with null must not read as "nothing there". */
function requireNullable(child: ChildShape, node: Node): void {
  const above = child.path.split(".").slice(0, -1).join(".");
  const parentIsNull = above !== "" && readPath(node, above) === undefined;
  if (child.nullable !== true && !parentIsNull) {
    throw new TransientSourceError(`half an answer: ${child.path} is missing`);
  }
}

export type ItemsAt = {
  readonly child: ChildShape;
  readonly via: string;
  readonly ownerId: string;
  /** The position this page started after, for records without an id. */
  readonly from: string | null;
};

/** Reads the records of one page of a connection and notes the next page. */
export function crawlConnection(connection: JsonObject, at: ItemsAt, context: CrawlContext): void {
  const nodes = connection["nodes"];
  const pageInfo = connection["pageInfo"];
  if (!Array.isArray(nodes) || !isJsonObject(pageInfo)) {
    throw new TransientSourceError("half an answer: a page without records");
  }
  // The first page of an inline list already stands in the parent's record.
  if (at.child.inline !== true || at.from !== null) {
    crawlItems(nodes, at, context);
  }
  const after = nextPosition(pageInfo);
  if (after !== null) {
    context.into.pending.push({
      via: at.via,
      ownerId: at.ownerId,
      after,
      reason: context.reason,
    });
  }
}

/** Where the next page starts; null when this one is the last. */
export function nextPosition(pageInfo: JsonObject): string | null {
  if (pageInfo["hasNextPage"] !== true) {
    return null;
  }
  const endCursor = pageInfo["endCursor"];
  if (typeof endCursor !== "string") {
    throw new TransientSourceError("half an answer: no position to go on from");
  }
  return endCursor;
}

/** Reads records of a list. */
export function crawlItems(items: readonly Json[], at: ItemsAt, context: CrawlContext): void {
  items.forEach((item, index) => {
    if (isJsonObject(item)) {
      crawlNode(
        item,
        {
          shape: at.child.of,
          via: at.via,
          parentId: at.ownerId,
          ordinal: `${at.from ?? ""}${index}`,
        },
        context,
      );
    }
  });
}

/** Finds the child relation a pending entry speaks of, and its parent's shape. */
export function resolveVia(
  root: EntityShape,
  via: string,
): { readonly parent: EntityShape; readonly child: ChildShape } {
  let parent = root;
  let found: { parent: EntityShape; child: ChildShape } | undefined;
  for (const step of via.split("/")) {
    const child = parent.children.find(({ path }) => path === step);
    if (child === undefined) {
      throw new Error(`no child ${via} on ${root.type}`);
    }
    found = { parent, child };
    parent = child.of;
  }
  if (found === undefined) {
    throw new Error(`empty way from ${root.type}`);
  }
  return found;
}

/** What the granted scopes keep out of a shape, once per relation. */
export function scopesMissing(
  place: PlaceId,
  shape: EntityShape,
  limits: ShapeLimits,
): MissingItem[] {
  return shape.children.flatMap((child) =>
    isReadable(shape, child, limits)
      ? scopesMissing(place, child.of, limits)
      : [
          {
            place,
            code: "scope-not-granted" as const,
            subject: `${shape.type}.${child.path}`,
          },
        ],
  );
}
