import type { RecordKind } from "../../domain/data-requests/types.ts";
import {
  parseSelection,
  printSelection,
  selectionCost,
  withoutFields,
} from "./selection.server.ts";

/** How one type of Shopify's schema is read: its own fields and what hangs on it. */
export type EntityShape = {
  /** The type in Shopify's schema. */
  readonly type: string;
  readonly kind: RecordKind;
  /** Only the way to its children: no record of its own. */
  readonly hidden?: true;
  /** The object types behind an interface. */
  readonly possibleTypes?: readonly string[];
  /** Selection text of the record's own fields. */
  readonly own: string;
  readonly children: readonly ChildShape[];
  /** Fields about somebody else that are not asked for, said so in the answer. */
  readonly othersLeftOut?: readonly string[];
  /** Names what Shopify holds about this record and lets no app like this one read. */
  readonly unreachable?: (data: Readonly<Record<string, unknown>>) => readonly string[];
  /** Changes the record before it is kept (say, cuts out a staff member's name). */
  readonly tidy?: (data: Record<string, unknown>) => void;
};

/** Records that hang on another one: paged (`connection`), all at once (`list`), or one (`single`). */
export type ChildShape = {
  /** Field, or dotted path of fields, on the parent. */
  readonly path: string;
  readonly form: "connection" | "list" | "single";
  /**
   * How many of a connection are read with the parent; what is beyond is fetched
   * afterwards. Lists come whole, as Shopify cannot page them.
   */
  readonly first: number;
  readonly args?: string;
  readonly of: EntityShape;
  /** Short lists without a life of their own stay inside the parent's record. */
  readonly inline?: true;
  /** Whether Shopify may answer null though there is nothing wrong. */
  readonly nullable?: true;
  /** Each list must be met by one of its scopes. */
  readonly scopes?: readonly (readonly string[])[];
  /** Scopes of which each opens only some of the records: without one, the rest is missing unseen. */
  readonly partScopes?: readonly string[];
};

/** What may be asked for now. */
export type ShapeLimits = {
  readonly scopes: readonly string[];
  /** `Order.shippingAddress.zip`: refused by Shopify earlier in this run. */
  readonly denied: ReadonlySet<string>;
};

/** Tells whether every list of scopes is met; write_x includes read_x. */
export function meetsScopes(
  needed: readonly (readonly string[])[],
  granted: readonly string[],
): boolean {
  return needed.every((oneOf) =>
    oneOf.some(
      (scope) => granted.includes(scope) || granted.includes(scope.replace(/^read_/u, "write_")),
    ),
  );
}

/** Tells whether a child may be asked for. */
export function isReadable(parent: EntityShape, child: ChildShape, limits: ShapeLimits): boolean {
  return (
    meetsScopes(child.scopes ?? [], limits.scopes) &&
    !limits.denied.has(`${parent.type}.${child.path}`)
  );
}

function deniedWithin(shape: EntityShape, limits: ShapeLimits): Set<string> {
  const prefix = `${shape.type}.`;
  return new Set(
    [...limits.denied]
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length)),
  );
}

/** Selection text on a shape's type without what Shopify refused. */
export function allowedText(shape: EntityShape, text: string, limits: ShapeLimits): string {
  return printSelection(withoutFields(parseSelection(text), deniedWithin(shape, limits)));
}

function ownText(shape: EntityShape, limits: ShapeLimits): string {
  return allowedText(shape, shape.own, limits);
}

/** Wraps a selection in the fields of a dotted path: `a.b` gives `a { b<rest> }`. */
function nest(path: string, rest: string): string {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  return steps.reduceRight((inner, step) => `${step} { ${inner} }`, `${last}${rest}`);
}

export type ChildOptions = {
  readonly first: number;
  /** Name of the variable that holds the cursor to go on after. */
  readonly afterVariable?: string;
};

/** Selection text of one child relation. */
export function childText(child: ChildShape, limits: ShapeLimits, options: ChildOptions): string {
  const after = options.afterVariable === undefined ? "" : `, after: $${options.afterVariable}`;
  const extra = child.args === undefined ? "" : `, ${child.args}`;
  const inner = shapeText(child.of, limits);
  return nest(
    child.path,
    child.form !== "connection"
      ? ` { ${inner} }`
      : `(first: ${options.first}${after}${extra}) { nodes { ${inner} } pageInfo { hasNextPage endCursor } }`,
  );
}

/** Selection text of a record with everything that hangs on it. */
export function shapeText(shape: EntityShape, limits: ShapeLimits): string {
  const children = shape.children
    .filter((child) => isReadable(shape, child, limits))
    .map((child) => childText(child, limits, { first: child.first }));
  return ["__typename", ownText(shape, limits), ...children].join(" ");
}

/** Selection text of a connection's records for a bulk operation: no sizes, nothing below. */
export function bulkChildText(child: ChildShape, limits: ShapeLimits): string {
  const args = child.args === undefined ? "" : `(${child.args})`;
  return nest(child.path, `${args} { edges { node { __typename ${ownText(child.of, limits)} } } }`);
}

/** Selection text of a record for a bulk operation: lists come inline, nothing below them. */
export function bulkRecordText(shape: EntityShape, limits: ShapeLimits): string {
  const lists = shape.children
    .filter((child) => child.form !== "connection" && isReadable(shape, child, limits))
    .map((child) => nest(child.path, ` { __typename ${ownText(child.of, limits)} }`));
  return ["__typename", ownText(shape, limits), ...lists].join(" ");
}

/** Points of one record with what hangs on it, as sized by its shape. */
export function shapeCost(shape: EntityShape, limits: ShapeLimits): number {
  return 1 + selectionCost(parseSelection(shapeText(shape, limits)));
}

/** How many records of this cost fit one query (Shopify's limit is 1,000 points, 250 records). */
export function pageSizeFor(cost: number, most = 250): number {
  const pointsPerQuery = 900;
  return Math.max(1, Math.min(most, Math.floor(pointsPerQuery / cost)));
}
