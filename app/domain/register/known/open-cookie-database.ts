import type { NoticeCategory, PurposePreset, StoragePurpose } from "../types.ts";
import type { KnownStoredItem, LifetimeText } from "./known-item.ts";
import { toLifetime } from "./known-item.ts";
import { findRecipientOfHost } from "./known-recipients.ts";
import { matchesHost } from "./match-host.ts";
import { matchesName } from "./match-name.ts";
import database from "./open-cookie-database.json" with { type: "json" };

type Sense = readonly [PurposePreset, NoticeCategory, StoragePurpose];

/**
 * What a category of that list comes to here. Its "functional" mixes what a visitor asked for with
 * what the site finds handy, so it counts as preferences: nothing is called necessary on its word.
 */
const senses: Readonly<Record<string, Sense>> = {
  functional: ["personalise", "preferences", "preferences"],
  personalization: ["personalise", "preferences", "preferences"],
  security: ["security", "necessary", "security"],
  analytics: ["statistics", "statistics", "statistics"],
  marketing: ["advertising", "marketing", "ad-targeting"],
};

type Row = {
  readonly name: string;
  readonly setter: string;
  readonly category: string;
  readonly hosts: readonly string[];
  readonly lifetime: LifetimeText;
};

const rows: readonly Row[] = database.rows.map(
  ([name = "", setter = "", category = "", hosts = "", lifetime = ""]) => ({
    ...{ name, setter, category },
    hosts: hosts === "" ? [] : hosts.split(" "),
    // The list was written with these words alone; others read as unknown.
    lifetime: lifetime as LifetimeText,
  }),
);

const exact = new Map<string, readonly Row[]>();
for (const row of rows) exact.set(row.name, [...(exact.get(row.name) ?? []), row]);
const patterns = rows
  .filter(({ name }) => name.endsWith("*"))
  .toSorted((left, right) => right.name.length - left.name.length);

/**
 * What the Open Cookie Database knows of a name: names, setters, categories and lifetimes only, its
 * words are not ours. A short or common name counts only on a host of its setter's.
 */
export function findInOpenCookieDatabase(
  name: string,
  host: string | null,
): KnownStoredItem | undefined {
  const candidates = [
    ...(exact.get(name) ?? []),
    ...patterns.filter((row) => matchesName(row.name, name)),
  ];
  const found =
    candidates.find((row) => isOnHost(row, host)) ??
    candidates.find((row) => isDistinctive(row.name));
  return found === undefined ? undefined : toKnown(found, host);
}

function isOnHost({ hosts }: Row, host: string | null): boolean {
  return host !== null && hosts.some((known) => matchesHost(`*.${known}`, host));
}

/** `_lo_uid` and `OptanonConsent` are nobody else's; `lang`, `id` and `session` are anybody's. */
function isDistinctive(name: string): boolean {
  const plain = name.replaceAll("*", "");
  return plain.length >= 6 && /[_.\d-]|[a-z][A-Z]/u.test(plain);
}

function toKnown(row: Row, host: string | null): KnownStoredItem | undefined {
  const sense = senses[row.category];
  if (sense === undefined) return undefined;
  const [purpose, noticeCategory, use] = sense;
  const isThird = isOnHost(row, host);
  const owner = row.hosts.map(findRecipientOfHost).find((known) => known !== undefined);
  return {
    ...{ name: row.name, kind: "cookie", party: isThird ? "third" : "first", use, purpose },
    ...{ noticeCategory, hosts: row.hosts, lifetime: toLifetime(row.lifetime) },
    ...{ setBy: owner?.id ?? null, setByName: owner === undefined ? row.setter : null },
    source: database.source,
  };
}
