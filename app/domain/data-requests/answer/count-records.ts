import type { PlaceId } from "../../data-map/types.ts";
import type { CollectedRecord, RecordKind } from "../types.ts";
import type { RecordCounts } from "./answer-context.ts";

/** Reads all pages once and counts records by kind and by place. */
export async function countRecords(
  pages: AsyncIterable<readonly CollectedRecord[]>,
): Promise<RecordCounts> {
  const byKind = new Map<RecordKind, number>();
  const byPlace = new Map<PlaceId, number>();
  const kindsOfPlace = new Map<PlaceId, Map<RecordKind, number>>();
  let total = 0;
  for await (const page of pages) {
    for (const { kind, place } of page) {
      byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
      byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
      const kinds = kindsOfPlace.get(place) ?? new Map<RecordKind, number>();
      kindsOfPlace.set(place, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
      total += 1;
    }
  }
  return { total, byKind, byPlace, kindsOfPlace };
}
