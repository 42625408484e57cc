import type { MissingItem, PlaceId } from "../../domain/data-map/types.ts";
import type { CollectedRecord, MatchReason } from "../../domain/data-requests/types.ts";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { Json, JsonObject } from "../../domain/shared/json.ts";
import { isJsonObject, readOwnData, readPath } from "./own-data.server.ts";
import {
  isReadable,
  meetsScopes,
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

/** Where a record sits: its shape, the way there, and the record it hangs on. */
export type CrawlPosition = {
  readonly shape: EntityShape;
  readonly via: string;
  readonly parentId: string | null;
  /** Makes an id for records that have none at the source. */
  readonly ordinal?: string;
};

function idOf(node: JsonObject, position: CrawlPosition): string {
  const id = node["id"];
  return typeof id === "string"
    ? id
    : `${position.parentId ?? ""}#${position.via}#${position.ordinal ?? "0"}`;
}

/**
 * Turns one record as Shopify answered it, with what came along, into records
 * and a list of what must still be fetched.
 */
export function crawlNode(node: JsonObject, position: CrawlPosition, context: CrawlContext): void {
  const { shape } = position;
  const data = readOwnData(node, shape);
  shape.tidy?.(data);
  const id = idOf(node, position);
  noteLeftOut(context, shape, data);
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
  for (const child of shape.children) {
    if (isReadable(shape, child, context.limits)) {
      crawlChild({ node, ownerId: id, child, via: position.via }, context);
    }
  }
}

/** Cuts somebody else's data out of a record, and says what of it is not in the answer. */
function noteLeftOut(
  { into, place, tidy }: CrawlContext,
  shape: EntityShape,
  data: Record<string, Json>,
): void {
  const code = "others-data-left-out";
  for (const subject of tidy?.(data, shape.type) ?? []) {
    into.missing.push({ place, code, subject, count: 1 });
  }
  for (const subject of shape.othersLeftOut ?? []) {
    into.missing.push({ place, code, subject });
  }
  for (const subject of shape.unreachable?.(data) ?? []) {
    into.missing.push({ place, code: "no-api", subject });
  }
}

type ChildAt = {
  readonly node: JsonObject;
  readonly ownerId: string;
  readonly child: ChildShape;
  readonly via: string;
};

function crawlChild(at: ChildAt, context: CrawlContext): void {
  const { child, ownerId } = at;
  const via = at.via === "" ? child.path : `${at.via}/${child.path}`;
  const value = readPath(at.node, child.path);
  if (child.form !== "connection") {
    const items = Array.isArray(value) ? value : isJsonObject(value) ? [value] : undefined;
    if (items === undefined) {
      requireNullable(child, at.node);
    } else {
      crawlItems(items, { child, via, ownerId, from: null }, context);
    }
    return;
  }
  if (isJsonObject(value)) {
    crawlConnection(value, { child, via, ownerId, from: null }, context);
  } else if (context.shallow === true) {
    context.into.pending.push({ via, ownerId, after: null, reason: context.reason });
  } else {
    requireNullable(child, at.node);
  }
}

/** A relation Shopify never answers with null must not read as "nothing there". */
function requireNullable(child: ChildShape, node: JsonObject): void {
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
      ? [...partsMissing(place, child, limits), ...scopesMissing(place, child.of, limits)]
      : [
          {
            place,
            code: "scope-not-granted" as const,
            subject: `${shape.type}.${child.path}`,
          },
        ],
  );
}

/** The scopes not granted that each open only a part of a relation. */
function partsMissing(place: PlaceId, child: ChildShape, limits: ShapeLimits): MissingItem[] {
  return (child.partScopes ?? [])
    .filter((scope) => !meetsScopes([[scope]], limits.scopes))
    .map((subject) => ({ place, code: "scope-not-granted", subject }));
}
