import type { PlaceId } from "../../data-map/types.ts";
import { startNotes } from "../explanation/note-disclosures.ts";
import type { CollectedRecord, RecordKind } from "../types.ts";
import type { RecordCounts } from "./answer-context.ts";

/**
 * Reads all pages once and counts records by kind and by place. Notes on the way who got the data,
 * and the person's language: their customer record's, else their last order's.
 */
export async function countRecords(
  pages: AsyncIterable<readonly CollectedRecord[]>,
): Promise<RecordCounts> {
  const byKind = new Map<RecordKind, number>();
  const byPlace = new Map<PlaceId, number>();
  const kindsOfPlace = new Map<PlaceId, Map<RecordKind, number>>();
  const languages = new Map<RecordKind, string>();
  const disclosures = startNotes();
  let total = 0;
  for await (const page of pages) {
    for (const record of page) {
      const { kind, place } = record;
      byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
      byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
      const kinds = kindsOfPlace.get(place) ?? new Map<RecordKind, number>();
      kindsOfPlace.set(place, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
      noteLanguage(languages, record);
      disclosures.note(record);
      total += 1;
    }
  }
  const personLanguage = languages.get("customer") ?? languages.get("order") ?? null;
  return {
    ...{ total, byKind, byPlace, kindsOfPlace, personLanguage },
    ...{ recorded: disclosures.recorded(), seen: disclosures.seen() },
  };
}

/** The first customer record is the person's main one; their last order is the freshest. */
function noteLanguage(languages: Map<RecordKind, string>, { kind, data }: CollectedRecord): void {
  const locale = data[kind === "customer" ? "locale" : "customerLocale"];
  const isNews = kind === "order" || (kind === "customer" && !languages.has(kind));
  if (isNews && typeof locale === "string" && locale !== "") languages.set(kind, locale);
}
