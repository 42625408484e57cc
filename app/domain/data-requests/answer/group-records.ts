import type { CollectedRecord } from "../types.ts";

/** A record with those found right after it that hang on it, at any depth. */
export type RecordGroup = {
  readonly root: CollectedRecord;
  readonly children: readonly CollectedRecord[];
};

/** At most so many children are held together; the rest goes on in further groups of the same root. */
const childrenAtOnce = 500;

/**
 * Puts records that follow their parent together with it, holding one group
 * at a time. A record whose parent is elsewhere starts a group of its own.
 */
export async function* groupRecords(
  pages: AsyncIterable<readonly CollectedRecord[]>,
): AsyncGenerator<RecordGroup> {
  let root: CollectedRecord | undefined;
  let children: CollectedRecord[] = [];
  let family = new Set<string>();
  for await (const page of pages) {
    for (const record of page) {
      const belongs = record.parentId !== null && family.has(record.parentId);
      if (belongs && children.length < childrenAtOnce) {
        children.push(record);
        family.add(record.id);
        continue;
      }
      if (root !== undefined) yield { root, children };
      root = record;
      children = [];
      family = belongs ? family.add(record.id) : new Set([record.id]);
    }
  }
  if (root !== undefined) yield { root, children };
}
