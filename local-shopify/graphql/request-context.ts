import type { GraphQLError } from "graphql";
import type { ErasureAsked, ProtectedKind } from "../contract.ts";
import type { LiveStore } from "../store/live-store.ts";
import type { StoreView } from "../store/parts.ts";
import type { BulkOperations } from "./bulk/operations.ts";
import type { ShopState } from "./shop-state.ts";

/** A slice of the outermost connections, while a bulk operation runs through them. */
export type BulkSlice = {
  readonly offset: number;
  readonly size: number;
  /** Set when some outermost connection has more behind the slice. */
  more: boolean;
};

/** All that one execution of a document knows. */
export type RequestContext = {
  readonly store: LiveStore;
  readonly state: ShopState;
  readonly bulk: BulkOperations;
  /** Tells the platform half that somebody asked for an erasure. */
  readonly erasureAsked: (asked: ErasureAsked) => void;
  readonly apiVersion: string;
  readonly scopes: ReadonlySet<string>;
  readonly withheld: ReadonlySet<ProtectedKind>;
  readonly view: StoreView;
  /** Errors that stand beside a null without making the parent null. */
  readonly errors: GraphQLError[];
  /** Points the answer has really cost so far. */
  readonly spent: { points: number };
  /** Warnings about search filters, as Shopify gives them in `extensions.search`. */
  readonly searchWarnings: object[];
  readonly slice: BulkSlice | null;
};
