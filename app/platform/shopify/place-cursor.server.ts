import { z } from "zod";

import { matchReasons } from "../../domain/data-requests/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";

const reasonSchema = z.enum(matchReasons);

const bulkSchema = z.object({
  /** Operations started for this step, in the order they are read. */
  operations: z.array(z.string()),
  reading: z.number(),
  /** Bytes of the file read so far: where a killed run goes on. */
  byte: z.number(),
  /** Records of the operations that were collected before, or left out. */
  skipped: z.array(z.string()).default([]),
});

const cursorSchema = z.object({
  step: z.number(),
  after: z.string().nullable(),
  denied: z.array(z.string()),
  pending: z.array(
    z.object({
      via: z.string(),
      ownerId: z.string(),
      after: z.string().nullable(),
      reason: reasonSchema,
    }),
  ),
  /** Records found by a light scan, still to be read in full. */
  roots: z.array(z.string()),
  bulk: bulkSchema.nullable(),
  bulkFailures: z.number(),
  /** The search of a place that was searched before (`CollectParams.again`). */
  again: z.boolean(),
});

type Cursor = z.infer<typeof cursorSchema>;

/** Where the search of a place stands. Ids and positions only, no personal data. */
export type PlaceState = Omit<Cursor, "denied"> & { readonly denied: Set<string> };

/** Reads a stored position; null starts from the beginning. */
export function readPlaceState(cursor: JsonObject | null, again: boolean): PlaceState {
  const { denied, ...rest } =
    cursor === null
      ? {
          step: 0,
          after: null,
          denied: [],
          pending: [],
          roots: [],
          bulk: null,
          bulkFailures: 0,
          again,
        }
      : cursorSchema.parse(cursor);
  return { ...rest, denied: new Set(denied) };
}

/** The position as it is stored beside the page. */
export function writePlaceState(state: PlaceState): JsonObject {
  return { ...state, denied: [...state.denied] };
}
