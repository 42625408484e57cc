import { gidOf, numberOf, type NumberedType } from "./ids.ts";
import type { StoreRecord } from "./parts.ts";

/** New values of a record's fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** Where a new record stands: its index goes on after the generated ones. */
export type NewPlace = { readonly index: number; readonly id: string; readonly number: string };

/** Everything mutations left of a store: changed fields, new records, and those taken away. */
export type Overlay = ReturnType<typeof createOverlay>;

/** An empty overlay; `generated` counts the records of a type the store was generated with. */
export function createOverlay(generated: (type: NumberedType) => number) {
  const changes = new Map<string, Fields>();
  const made = new Map<string, StoreRecord>();
  const removed = new Set<string>();
  const touched = new Map<NumberedType, Set<number>>();
  const grown = new Map<NumberedType, number>();
  const touch = (type: NumberedType, index: number): void => {
    touched.set(type, (touched.get(type) ?? new Set<number>()).add(index));
  };
  const count = (type: NumberedType): number => generated(type) + (grown.get(type) ?? 0);
  return {
    count,
    isRemoved: (id: string): boolean => removed.has(id),
    made: (id: string): StoreRecord | undefined => made.get(id),
    /** What was laid over a record; of a new one everything. */
    changed: (id: string): Fields | undefined => {
      const own = made.get(id);
      return own === undefined ? changes.get(id) : { ...own, ...changes.get(id) };
    },
    touched: (type: NumberedType): readonly number[] => [...(touched.get(type) ?? [])],
    change: (type: NumberedType, index: number, fields: Fields): void => {
      const id = gidOf(type, index);
      changes.set(id, { ...changes.get(id), ...fields });
      touch(type, index);
    },
    remove: (type: NumberedType, index: number): void => {
      removed.add(gidOf(type, index));
      touch(type, index);
    },
    add: (type: NumberedType, build: (at: NewPlace) => StoreRecord): StoreRecord => {
      const index = count(type);
      const at = { index, id: gidOf(type, index), number: numberOf(type, index) };
      const record = build(at);
      made.set(at.id, record);
      grown.set(type, (grown.get(type) ?? 0) + 1);
      touch(type, index);
      return record;
    },
  };
}
