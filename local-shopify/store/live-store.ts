import type { StoreOptions } from "../contract.ts";
import { BUILDERS } from "./builders.ts";
import { indexOfNumber, type NumberedType, parseGid } from "./ids.ts";
import { layOutStore, type StoreLayout } from "./layout.ts";
import type { StoreRecord } from "./parts.ts";
import type { RecordSource } from "./source.ts";

/** A generated store that mutations can change. The generated part is read-only; changes lie over it. */
export type LiveStore = RecordSource & {
  /** The record behind a gid, as it is now. */
  readonly find: (
    gid: string,
  ) =>
    | { readonly type: NumberedType; readonly index: number; readonly record: StoreRecord }
    | undefined;
  /** Lays new values over fields of a record. */
  readonly change: (gid: string, fields: Readonly<Record<string, unknown>>) => void;
};

/** Generates a store: deterministic in the options and the start of the clock (milliseconds). */
export function createLiveStore(options: StoreOptions, startMs: number): LiveStore {
  const layout: StoreLayout = layOutStore(options, startMs);
  const changes = new Map<string, Record<string, unknown>>();
  const recent = new Map<string, StoreRecord>();
  const record = (type: NumberedType, index: number): StoreRecord | undefined => {
    const key = `${type}/${String(index)}`;
    const kept = recent.get(key);
    if (kept) return kept;
    const built = BUILDERS[type]?.(source, index);
    if (built === undefined) return undefined;
    const changed = changes.get(String(built["id"]));
    const made = changed ? { ...built, ...changed } : built;
    if (recent.size >= 500) recent.clear();
    recent.set(key, made);
    return made;
  };
  const source: LiveStore = {
    shop: options.shop,
    seed: options.seed,
    startMs,
    layout,
    record,
    find: (gid) => {
      const { type, number } = parseGid(gid) ?? {};
      if (type === undefined || number === undefined || !isBuilt(type)) return undefined;
      const index = indexOfNumber(type, number);
      const found = index === undefined ? undefined : record(type, index);
      return index !== undefined && found ? { type, index, record: found } : undefined;
    },
    change: (gid, fields) => {
      changes.set(gid, { ...changes.get(gid), ...fields });
      recent.clear();
    },
  };
  return source;
}

function isBuilt(type: string): type is NumberedType {
  return type in BUILDERS;
}
