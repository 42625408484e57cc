import type { CollectedRecord } from "../types.ts";

/** A record with those found right after it that hang on it, at any depth. */
export type RecordGroup = {
  readonly root: CollectedRecord;
  readonly children: readonly CollectedRecord[];
  /** The root stood in an earlier group already; this one holds more of its children. */
  readonly isContinued: boolean;
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
  let isContinued = false;
  for await (const page of pages) {
    for (const record of page) {
      const belongs = family.has(record.parentId ?? "");
      if (root !== undefined && (!belongs || children.length === childrenAtOnce)) {
        yield { root, children, isContinued };
        isContinued = belongs;
        children = [];
      }
      if (belongs) children.push(record);
      else {
        root = record;
        family = new Set();
      }
      family.add(record.id);
    }
  }
  if (root !== undefined) yield { root, children, isContinued };
}
