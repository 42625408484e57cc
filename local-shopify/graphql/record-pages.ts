import { indexOfNumber, numberOf, type NumberedType } from "../store/ids.ts";
import type { StoreLayout } from "../store/layout.ts";
import type { LiveStore } from "../store/live-store.ts";
import { emailCandidates } from "./email-index.ts";
import { badCursor, decodeCursor, encodeCursor, type Pageable, type PageArgs } from "./paging.ts";
import type { RequestContext } from "./request-context.ts";
import { compareNumbers, matchesField, SEARCH_FIELDS } from "./search-fields.ts";
import { parseSearch, requiredTerms, type SearchNode, type SearchTerm } from "./search-syntax.ts";

const sortedLists = new WeakMap<readonly number[], Map<string, readonly number[]>>();
const wholeTypes = new WeakMap<LiveStore, Map<NumberedType, readonly number[]>>();

/** Sorts, filters and pages records of one type, building only the page. `indexes` undefined means all of the type. */
export function pageRecords(given: {
  readonly type: NumberedType;
  readonly indexes?: readonly number[] | undefined;
  readonly args: PageArgs;
  readonly context: RequestContext;
}): Pageable {
  const { type, args, context } = given;
  const { store } = context;
  const query = typeof args["query"] === "string" ? parseSearch(args["query"]) : null;
  warnOfUnknownFields(type, query, context);
  const base = given.indexes ?? allOf(store, type);
  const candidates = query
    ? narrow(store, type, { base, query, nested: given.indexes !== undefined })
    : base;
  const sortKey =
    typeof args["sortKey"] === "string" ? args["sortKey"] : (DEFAULT_SORT[type] ?? "ID");
  const sorted = sortedBy(store, type, { indexes: candidates, sortKey });
  const visible = sorted.filter(
    (index) =>
      isVisible(context, type, index) && (!query || matches(query, type, { store, index })),
  );
  return pageableIndexes({
    store,
    type,
    sortKey,
    indexes: args["reverse"] === true ? visible.reverse() : visible,
    reverse: args["reverse"] === true,
  });
}

const DEFAULT_SORT: Partial<Record<NumberedType, string>> = { Order: "PROCESSED_AT" };

function allOf(store: LiveStore, type: NumberedType): readonly number[] {
  const types = wholeTypes.get(store) ?? new Map<NumberedType, readonly number[]>();
  wholeTypes.set(store, types);
  const known = types.get(type);
  const count = store.count(type);
  if (known?.length === count) return known;
  const made = Array.from({ length: count }, (_, index) => index);
  types.set(type, made);
  return made;
}

function isVisible(context: RequestContext, type: NumberedType, index: number): boolean {
  const { store, view } = context;
  if (type === "Order" && store.layout.orderCreatedAt(index) < view.earliestOrderMs) return false;
  return store.isThere(type, index);
}

type Narrowing = {
  readonly base: readonly number[];
  readonly query: SearchNode;
  readonly nested: boolean;
};

function narrow(
  store: LiveStore,
  type: NumberedType,
  { base, query, nested }: Narrowing,
): readonly number[] {
  if (nested) return base;
  for (const term of requiredTerms(query)) {
    const found = candidatesFor(store, type, term);
    if (found) return found;
  }
  return base;
}

function candidatesFor(
  store: LiveStore,
  type: NumberedType,
  term: SearchTerm,
): readonly number[] | undefined {
  if (term.comparator !== ":") return undefined;
  const number = term.value.replace(/^gid:\/\/shopify\/\w+\//u, "");
  if (term.field === "id") {
    const index = indexOfNumber(type, number);
    return index === undefined ? [] : [index].filter((at) => at < store.count(type));
  }
  if (term.field === "email" && (type === "Customer" || type === "Order"))
    return emailCandidates(store, type, term);
  if (term.field === "customer_id" && type === "Order") {
    const customer = indexOfNumber("Customer", number);
    return customer === undefined ? [] : store.layout.ordersOfCustomer(customer);
  }
  return undefined;
}

function matches(
  node: SearchNode,
  type: NumberedType,
  at: { readonly store: LiveStore; readonly index: number },
): boolean {
  switch (node.kind) {
    case "and":
      return node.parts.every((part) => matches(part, type, at));
    case "or":
      return node.parts.some((part) => matches(part, type, at));
    case "not":
      return !matches(node.part, type, at);
    case "term": {
      const field = SEARCH_FIELDS[type]?.[node.field ?? "default"];
      return field ? matchesField(field, node, at) : true;
    }
  }
}

function warnOfUnknownFields(
  type: NumberedType,
  query: SearchNode | null,
  context: RequestContext,
): void {
  const visit = (node: SearchNode): void => {
    if (node.kind === "not") visit(node.part);
    else if (node.kind !== "term") node.parts.forEach(visit);
    else if (node.field !== null && !SEARCH_FIELDS[type]?.[node.field]) {
      context.searchWarnings.push({
        field: node.field,
        message: "Invalid search field for this query.",
        code: "invalid_field",
      });
    }
  };
  if (query) visit(query);
}

type SortGiven = { readonly indexes: readonly number[]; readonly sortKey: string };

function sortedBy(
  store: LiveStore,
  type: NumberedType,
  { indexes, sortKey }: SortGiven,
): readonly number[] {
  const key = `${type}/${sortKey}`;
  const made = sortedLists.get(indexes) ?? new Map<string, readonly number[]>();
  sortedLists.set(indexes, made);
  const known = made.get(key);
  if (known) return known;
  const keyed = indexes.map((index) => ({
    index,
    value: sortValue(store, type, { index, sortKey }),
    id: numberOf(type, index),
  }));
  keyed.sort((left, right) => left.value - right.value || compareNumbers(left.id, right.id));
  const sorted = keyed.map(({ index }) => index);
  made.set(key, sorted);
  return sorted;
}

type CreatedAt = (layout: StoreLayout, index: number) => number | undefined;

const CREATED_AT: Partial<Record<NumberedType, CreatedAt>> = {
  Order: (layout, index) => layout.orderCreatedAt(index),
  Customer: (layout, index) => layout.customer(index)?.createdAt,
  DraftOrder: ({ extras }, index) => extras.drafts[index]?.createdAt,
  AbandonedCheckout: ({ extras }, index) => extras.checkouts[index]?.createdAt,
  GiftCard: ({ extras }, index) => extras.giftCards[index]?.createdAt,
  Comment: ({ extras }, index) => extras.comments[index]?.createdAt,
};

/** Sorting by time is modelled; every other key falls back to the id. */
function sortValue(
  store: LiveStore,
  type: NumberedType,
  at: { readonly index: number; readonly sortKey: string },
): number {
  if (!/^(CREATED_AT|PROCESSED_AT|UPDATED_AT)$/u.test(at.sortKey)) return 0;
  return CREATED_AT[type]?.(store.layout, at.index) ?? createdLater(store, type, at.index);
}

/** A record that was not generated tells by itself when it was made. */
function createdLater(store: LiveStore, type: NumberedType, index: number): number {
  const at = store.changed(type, index)?.["createdAt"];
  return typeof at === "string" ? Date.parse(at) : 0;
}

function pageableIndexes(given: {
  readonly store: LiveStore;
  readonly type: NumberedType;
  readonly sortKey: string;
  readonly indexes: readonly number[];
  readonly reverse: boolean;
}): Pageable {
  const { store, type, sortKey, indexes, reverse } = given;
  const keyAt = (position: number) => {
    const index = indexes[position] ?? 0;
    return { value: sortValue(store, type, { index, sortKey }), id: numberOf(type, index) };
  };
  return {
    size: indexes.length,
    nodeAt: (position) => store.record(type, indexes[position] ?? -1),
    cursorAt: (position) => {
      const key = keyAt(position);
      return encodeCursor({ last_id: key.id, last_value: key.value });
    },
    positionOf: (cursor) => {
      const { last_id: id, last_value: value } = decodeCursor(cursor);
      if (typeof id !== "string" || typeof value !== "number") throw badCursor(cursor);
      let low = 0;
      let high = indexes.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const key = keyAt(middle);
        const order = key.value - value || compareNumbers(key.id, id);
        if (reverse ? order > 0 : order < 0) low = middle + 1;
        else high = middle;
      }
      const found = low < indexes.length && keyAt(low).id === id;
      return found ? low : low - 1;
    },
  };
}
