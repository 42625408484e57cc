import { z } from "zod";
import { keepingFilters, type KeepingQuery } from "../domain/erasure/keeping-views.ts";

const querySchema = z.object({
  filter: z.enum(keepingFilters).catch("open"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The list's state from the address; anything odd counts as not said. */
export function parseKeepingQuery(params: URLSearchParams): KeepingQuery {
  return querySchema.parse(Object.fromEntries(params));
}
