import type { KnownStoredItem } from "./known-item.ts";
import { knownStoredItems } from "./known-items.ts";
import { matchesHost } from "./match-host.ts";
import { matchesName } from "./match-name.ts";
import { findInOpenCookieDatabase } from "./open-cookie-database.ts";

/** Exact names before patterns, then the longest: `_ga_*` is never read as another's `_g*`. */
const ordered: readonly KnownStoredItem[] = knownStoredItems.toSorted(
  (left, right) => rank(right) - rank(left),
);

function rank({ name, hosts }: KnownStoredItem): number {
  const literal = name.replaceAll("*", "").length;
  return (name.includes("*") ? 0 : 10_000) + literal * 2 + (hosts.length > 0 ? 1 : 0);
}

/**
 * What is known of something seen on a storefront.
 *
 * @param name the cookie's or key's name; for a pixel its host and path
 * @param host the host it was set on; null for the store's own pages or when it is not known
 * @returns the ready table's row, else what the Open Cookie Database knows, else undefined
 */
export function matchStoredItem(name: string, host: string | null): KnownStoredItem | undefined {
  const known = ordered.find((item) => matchesName(item.name, name) && isSetOn(item, host));
  return known ?? findInOpenCookieDatabase(name, host);
}

function isSetOn({ hosts }: KnownStoredItem, host: string | null): boolean {
  if (hosts.length === 0) return true;
  return host !== null && hosts.some((pattern) => matchesHost(pattern, host));
}
