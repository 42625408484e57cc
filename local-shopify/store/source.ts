import type { NumberedType } from "./ids.ts";
import type { StoreRecord } from "./parts.ts";
import type { PlantSink } from "./plant.ts";
import type { StoreLayout } from "./layout.ts";

/** What a record builder needs: the plan of the store, and the way to other records. */
export type RecordSource = {
  readonly shop: string;
  readonly seed: number;
  readonly startMs: number;
  readonly layout: StoreLayout;
  /** A record as it is now, changes by mutations included. */
  readonly record: (type: NumberedType, index: number) => StoreRecord | undefined;
};

/** Builds record `index` of one type; `sink` is told every token planted in it. */
export type RecordBuilder = (
  source: RecordSource,
  index: number,
  sink?: PlantSink,
) => StoreRecord | undefined;
