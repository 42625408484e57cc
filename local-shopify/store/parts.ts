import type { NumberedType } from "./ids.ts";

/**
 * A value of a record that is built only when somebody asks. It belongs to the
 * record: its tokens are the record's tokens.
 */
export type Part = { readonly part: () => unknown };

/** A way to another record. It is followed by the API only, never when tokens are listed. */
export type Link = { readonly link: (view: StoreView) => unknown };

/** A record in the shape of its GraphQL type. Connections are plain arrays; paging is the API's work. */
export type StoreRecord = { readonly __typename: string; readonly [field: string]: unknown };

/** Records of one type by index (all of them when undefined): the API sorts, filters and pages them, and builds only the page. */
export type RecordList = {
  readonly listOf: NumberedType;
  readonly indexes: readonly number[] | undefined;
};

/** What the caller may see of the store. */
export type StoreView = {
  /** Orders created before this moment do not exist for the caller (milliseconds). */
  readonly earliestOrderMs: number;
  readonly nowMs: number;
};

export function part(build: () => unknown): Part {
  return { part: build };
}

export function link(follow: (view: StoreView) => unknown): Link {
  return { link: follow };
}

export function recordList(listOf: NumberedType, indexes?: readonly number[]): RecordList {
  return { listOf, indexes };
}

export function isRecordList(value: unknown): value is RecordList {
  return typeof value === "object" && value !== null && "listOf" in value;
}

export function isPart(value: unknown): value is Part {
  return (
    typeof value === "object" &&
    value !== null &&
    "part" in value &&
    typeof value.part === "function"
  );
}

export function isLink(value: unknown): value is Link {
  return (
    typeof value === "object" &&
    value !== null &&
    "link" in value &&
    typeof value.link === "function"
  );
}

export function isRecord(value: unknown): value is StoreRecord {
  return typeof value === "object" && value !== null && "__typename" in value;
}

/** Builds every part of a record, so that a plant with a sink tells all its tokens. */
export function buildAllParts(value: unknown): void {
  if (isPart(value)) buildAllParts(value.part());
  else if (Array.isArray(value)) value.forEach(buildAllParts);
  else if (typeof value === "object" && value !== null && !isLink(value) && !isRecordList(value))
    Object.values(value).forEach(buildAllParts);
}
