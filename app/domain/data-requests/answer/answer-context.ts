import type { MissingItem, PlaceId } from "../../data-map/types.ts";
import type { Texts } from "../../shared/texts.ts";
import type { Explanation } from "../explanation/types.ts";
import type { RecordedRecipient, SeenRecipient } from "../../recipients/types.ts";
import type { OpenDataRequest, PlaceProgress, RecordKind } from "../types.ts";

/** How many records there are, found by reading them once. */
export type RecordCounts = {
  readonly total: number;
  readonly byKind: ReadonlyMap<RecordKind, number>;
  readonly byPlace: ReadonlyMap<PlaceId, number>;
  /** The kinds met in a place, in the order found, with their counts. */
  readonly kindsOfPlace: ReadonlyMap<PlaceId, ReadonlyMap<RecordKind, number>>;
  /** The person's language as the shop knows it (`sv`, `fr-CA`), else null. */
  readonly personLanguage: string | null;
  /** Who got the data by the ledger, and by the person's own orders. */
  readonly recorded: readonly RecordedRecipient[];
  readonly seen: readonly SeenRecipient[];
};

/** What every file of a package is made from, beside the records. */
export type AnswerContext = {
  readonly request: OpenDataRequest;
  readonly shopName: string;
  readonly shopContact: string | null;
  /** IANA zone of the dates a person reads. */
  readonly timeZone: string;
  readonly createdAt: Date;
  readonly progress: readonly PlaceProgress[];
  readonly missing: readonly MissingItem[];
  readonly counts: RecordCounts;
  readonly texts: Texts;
  /** What the law lets the person know beside the data; null while the store has no register. */
  readonly explanation: Explanation | null;
};

/** Number written as the context's language writes it. */
export function formatCount(context: AnswerContext, count: number): string {
  return new Intl.NumberFormat(context.texts.language).format(count);
}
