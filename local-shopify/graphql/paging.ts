import { GraphQLError } from "graphql";

/** The largest page Shopify gives. */
export const MAX_PAGE = 250;

/** Arguments every connection takes. */
export type PageArgs = Readonly<Record<string, unknown>>;

/** Something to page through: positions in order, nodes built only for the page. */
export type Pageable = {
  readonly size: number;
  readonly nodeAt: (position: number) => unknown;
  readonly cursorAt: (position: number) => string;
  /** The position after which the cursor lies (its own position, or where it would be). */
  readonly positionOf: (cursor: string) => number;
};

export type Connection = {
  readonly nodes: readonly unknown[];
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
};

/** Cuts one page. Errors as Shopify's when the arguments do not make sense. */
export function cutPage(list: Pageable, args: PageArgs): Connection {
  const size = pageSize(args);
  let from = 0;
  let to = list.size;
  if (typeof args["after"] === "string") from = list.positionOf(args["after"]) + 1;
  if (typeof args["before"] === "string") to = Math.min(to, list.positionOf(args["before"]));
  if (typeof args["last"] === "number") from = Math.max(from, to - size);
  else to = Math.min(to, from + size);
  return connectionOf(list, Math.min(from, list.size), Math.max(from, to));
}

/** Nodes from position `from` up to `to`, dressed as a connection. */
export function connectionOf(list: Pageable, from: number, to: number): Connection {
  const end = Math.min(to, list.size);
  const nodes = Array.from({ length: Math.max(0, end - from) }, (_, at) => list.nodeAt(from + at));
  return {
    nodes,
    edges: nodes.map((node, at) => ({ node, cursor: list.cursorAt(from + at) })),
    pageInfo: {
      hasNextPage: end < list.size,
      hasPreviousPage: from > 0,
      startCursor: nodes.length > 0 ? list.cursorAt(from) : null,
      endCursor: nodes.length > 0 ? list.cursorAt(end - 1) : null,
    },
  };
}

function pageSize(args: PageArgs): number {
  const { first, last } = { first: args["first"], last: args["last"] };
  if (typeof first === "number" && typeof last === "number")
    throw badPage("providing both first and last is not supported");
  const asked = typeof first === "number" ? first : last;
  const name = typeof first === "number" ? "first" : "last";
  if (typeof asked !== "number") throw badPage("you must provide one of first or last");
  if (asked < 0) throw badPage(`${name} cannot be negative`);
  if (asked > MAX_PAGE) throw badPage(`${name} cannot exceed ${String(MAX_PAGE)}`);
  return asked;
}

function badPage(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}

export function badCursor(cursor: string): GraphQLError {
  return new GraphQLError(`Invalid cursor for current pagination sort: ${cursor.slice(0, 12)}`, {
    extensions: { code: "BAD_REQUEST" },
  });
}

/** Pages an array that is already in order; cursors hold the position. */
export function pageableArray(items: readonly unknown[]): Pageable {
  return {
    size: items.length,
    nodeAt: (position) => items[position],
    cursorAt: (position) => encodeCursor({ last_position: position }),
    positionOf: (cursor) => {
      const position = decodeCursor(cursor)["last_position"];
      if (typeof position !== "number") throw badCursor(cursor);
      return position;
    },
  };
}

export function encodeCursor(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString("base64");
}

export function decodeCursor(cursor: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));
    if (typeof content === "object" && content !== null) return { ...content };
  } catch {
    // Falls through to the one error below.
  }
  throw badCursor(cursor);
}
