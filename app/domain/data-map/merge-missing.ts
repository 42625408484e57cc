import type { MissingItem } from "./types.ts";

/** Joins equal entries of a missing list; counts are added. */
export function mergeMissing(items: readonly MissingItem[]): MissingItem[] {
  const merged = new Map<string, MissingItem>();
  for (const item of items) {
    const key = JSON.stringify([item.place, item.code, item.subject ?? null]);
    const count = (merged.get(key)?.count ?? 0) + (item.count ?? 0);
    merged.set(key, count > 0 ? { ...item, count } : item);
  }
  return [...merged.values()];
}
