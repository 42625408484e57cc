import { z } from "zod";
import { requestFilters, requestSorts, type RequestQuery } from "../domain/data-requests/views.ts";

const kinds = ["access", "erasure", "shop-removal", "unreadable"] as const;

/** Anything unknown in an address falls back to its default: a link never breaks. */
const querySchema = z.object({
  filter: z.enum(requestFilters).catch("all"),
  kind: z.enum(kinds).nullable().catch(null),
  search: z
    .string()
    .trim()
    .max(60)
    .transform((text) => (text === "" ? null : text))
    .nullable()
    .catch(null),
  sort: z.enum(requestSorts).catch("due"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

const defaults = { filter: "all", kind: "", search: "", sort: "due", page: "1" } as const;
type Name = keyof typeof defaults;
const names: readonly Name[] = ["filter", "kind", "search", "sort", "page"];

/** Reads the list's query from an address. */
export function parseRequestQuery(params: URLSearchParams): RequestQuery {
  return querySchema.parse(Object.fromEntries(names.map((name) => [name, params.get(name)])));
}

/**
 * The address with a part of the query changed. Defaults are left out, so that
 * equal lists have equal addresses; any change but the page's goes to page 1.
 */
export function withQuery(
  params: URLSearchParams,
  change: Partial<Record<Name, string>>,
): URLSearchParams {
  const next = new URLSearchParams();
  const isOnlyPage = Object.keys(change).every((name) => name === "page");
  for (const name of names) {
    const kept = name === "page" && !isOnlyPage ? null : params.get(name);
    const value = change[name] ?? kept ?? "";
    if (value !== "" && value !== defaults[name]) next.set(name, value);
  }
  return next;
}
