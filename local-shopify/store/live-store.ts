import type { StoreOptions } from "../contract.ts";
import { BUILDERS } from "./builders.ts";
import { gidOf, indexOfNumber, type NumberedType, parseGid } from "./ids.ts";
import { layOutStore, type StoreLayout } from "./layout.ts";
import { createOverlay, type Fields, type NewPlace, type Overlay } from "./overlay.ts";
import type { StoreRecord } from "./parts.ts";
import type { RecordSource } from "./source.ts";

type Place = { readonly type: NumberedType; readonly index: number };

/** A generated store that mutations can change. The generated part is read-only; changes lie over it. */
export type LiveStore = RecordSource & {
  /** The record behind a gid, as it is now; also of customers that are only ids. */
  readonly find: (gid: string) => (Place & { readonly record: StoreRecord }) | undefined;
  /** Whether a record can be found at all: not taken away, and more than an id. */
  readonly isThere: (type: NumberedType, index: number) => boolean;
  /** How many places of a type there are; those taken away keep theirs. */
  readonly count: (type: NumberedType) => number;
  /** Lays new values over fields of a record. */
  readonly change: (gid: string, fields: Fields) => void;
  /** What was laid over a record; of a new one everything. */
  readonly changed: (type: NumberedType, index: number) => Fields | undefined;
  /** Records that were changed, are new or were taken away. */
  readonly touched: (type: NumberedType) => readonly number[];
  /** Takes a record away: no list, link or id leads to it any more. */
  readonly remove: (gid: string) => void;
  /** Puts a new record behind the others of its type. */
  readonly add: (type: NumberedType, build: (at: NewPlace) => StoreRecord) => StoreRecord;
};

/** Generates a store: deterministic in the options and the start of the clock (milliseconds). */
export function createLiveStore(options: StoreOptions, startMs: number): LiveStore {
  const layout: StoreLayout = layOutStore(options, startMs);
  const overlay = createOverlay((type) => countOf(layout, type));
  const recent = createRecent((type, index) => build(source, overlay, { type, index }));
  const source: LiveStore = {
    shop: options.shop,
    seed: options.seed,
    startMs,
    layout,
    record: recent.record,
    find: (gid) => {
      const place = placeOf(gid);
      const record = place && recent.record(place.type, place.index);
      return place && record ? { ...place, record } : undefined;
    },
    isThere: (type, index) => {
      const id = gidOf(type, index);
      if (overlay.isRemoved(id)) return false;
      if (overlay.made(id)) return true;
      return type !== "Customer" || layout.customer(index)?.state === "present";
    },
    count: overlay.count,
    changed: (type, index) => overlay.changed(gidOf(type, index)),
    touched: overlay.touched,
    change: (gid, fields) => {
      const { type, index } = requirePlace(gid);
      overlay.change(type, index, fields);
      recent.forget();
    },
    remove: (gid) => {
      const { type, index } = requirePlace(gid);
      overlay.remove(type, index);
      recent.forget();
    },
    add: overlay.add,
  };
  return source;
}

/** Keeps the records read last: one answer reads the same ones again and again. */
function createRecent(build: (type: NumberedType, index: number) => StoreRecord | undefined) {
  const kept = new Map<string, StoreRecord>();
  return {
    record: (type: NumberedType, index: number): StoreRecord | undefined => {
      const key = `${type}/${String(index)}`;
      const known = kept.get(key);
      if (known) return known;
      const made = build(type, index);
      if (made === undefined) return undefined;
      if (kept.size >= 500) kept.clear();
      kept.set(key, made);
      return made;
    },
    forget: (): void => {
      kept.clear();
    },
  };
}

function build(
  source: RecordSource,
  overlay: Overlay,
  { type, index }: Place,
): StoreRecord | undefined {
  const id = gidOf(type, index);
  if (overlay.isRemoved(id)) return undefined;
  const built = overlay.made(id) ?? BUILDERS[type]?.(source, index);
  const changed = overlay.changed(id);
  return built && changed ? { ...built, ...changed } : built;
}

function placeOf(gid: string): Place | undefined {
  const { type, number } = parseGid(gid) ?? {};
  if (type === undefined || number === undefined || !isBuilt(type)) return undefined;
  const index = indexOfNumber(type, number);
  return index === undefined ? undefined : { type, index };
}

function requirePlace(gid: string): Place {
  const place = placeOf(gid);
  if (place === undefined) throw new Error(`${gid} is no record of the store`);
  return place;
}

function isBuilt(type: string): type is NumberedType {
  return type in BUILDERS;
}

function countOf({ customerCount, orderCount, extras }: StoreLayout, type: NumberedType): number {
  const counts: Partial<Record<NumberedType, number>> = {
    Customer: customerCount,
    Order: orderCount,
    DraftOrder: extras.drafts.length,
    AbandonedCheckout: extras.checkouts.length,
    GiftCard: extras.giftCards.length,
    Comment: extras.comments.length,
    Company: extras.companies.length,
  };
  return counts[type] ?? 0;
}
