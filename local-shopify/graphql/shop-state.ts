import type { WriteRefusal } from "../contract.ts";
import type { OnlineStore } from "../online-store/online-store.ts";
import type { StoreRecord } from "../store/parts.ts";

/** A refusal and how often it still acts. */
export type Refusal = WriteRefusal & { left: number };

/** What mutations left in a shop beside changed records. */
export type ShopState = {
  readonly shopNumber: string;
  /** What is seen on the shop's pages. */
  readonly online: OnlineStore;
  /** Customer gids whose erasure was asked for, and when (milliseconds). */
  readonly erasures: Map<string, number>;
  /** Metafields of the app installation and the shop by gid; those of records are in the record. */
  readonly metafields: Map<string, readonly StoreRecord[]>;
  /** Owner type, namespace and key of the definitions that were made. */
  readonly metafieldDefinitions: Set<string>;
  readonly webhookSubscriptions: StoreRecord[];
  /** Writes to be refused, in turn. */
  readonly refusals: Refusal[];
  nextNumber: number;
};

export function createShopState(shopNumber: string, online: OnlineStore): ShopState {
  return {
    shopNumber,
    online,
    erasures: new Map(),
    metafields: new Map(),
    metafieldDefinitions: new Set(),
    webhookSubscriptions: [],
    refusals: [],
    nextNumber: 9_100_000_000_001,
  };
}

/** A new number for a record a mutation makes. */
export function takeNumber(state: ShopState): string {
  state.nextNumber += 1;
  return String(state.nextNumber);
}
