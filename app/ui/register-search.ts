import { z } from "zod";

const querySchema = z.object({
  search: z.string().trim().max(100).catch(""),
  show: z.string().max(80).catch("all"),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

/** What a list of the register shows: a part of the names, a filter, a page. */
export type ListQuery = z.infer<typeof querySchema>;

/** A list's state from the address; anything odd counts as not said. */
export function parseListQuery(params: URLSearchParams): ListQuery {
  return querySchema.parse(Object.fromEntries(params));
}

/** How many rows stand on a page. */
export const ROWS_PER_PAGE = 50;

export type PageOf<Row> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
};

/** One page of what is there; the last one where the address asks for a later. */
export function toPage<Row>(rows: readonly Row[], asked: number): PageOf<Row> {
  const pageCount = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const page = Math.min(asked, pageCount);
  const start = (page - 1) * ROWS_PER_PAGE;
  return { rows: rows.slice(start, start + ROWS_PER_PAGE), total: rows.length, page, pageCount };
}
