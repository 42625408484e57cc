import type { MissingCode, MissingItem, PlaceId } from "../../domain/data-map/types.ts";
import { counted } from "./dates.ts";
import { placeWords } from "./place-words.ts";
import { scopeWords } from "./scope-words.ts";

/** What is missing of one place for one reason, in plain words. */
export type MissingLine = {
  readonly place: string;
  readonly text: string;
  /** True when the merchant can change it by granting a permission on Home. */
  readonly isGrantable: boolean;
  /** True for what was left out on purpose, because it is about somebody else. */
  readonly isOthers: boolean;
};

type Group = { readonly items: readonly MissingItem[]; readonly count: number };
type Say = (group: Group) => string;

/** Names listed at most; an answer's own `missing` list has them all. */
const NAMES_SHOWN = 12;

/** `Order.staffMember` as `staff member (order)`; a scope by its title; an id as it stands. */
function nameOf(subject: string): string {
  const scope = subject.split(" | ").find((one) => scopeWords[one] !== undefined);
  if (scope !== undefined) return scopeWords[scope]?.title ?? subject;
  const [, type, field] = /^([A-Z]\w+)\.(\w+)$/u.exec(subject) ?? [];
  if (type === undefined || field === undefined) {
    return subject.replace(/^gid:\/\/shopify\/(\w+)\//u, "$1 ");
  }
  return `${inWords(field)} (${inWords(type)})`;
}

function inWords(name: string): string {
  return name.replace(/(?<=[a-z\d])(?=[A-Z])/gu, " ").toLowerCase();
}

function namesOf({ items }: Group): string {
  const names = [
    ...new Set(items.flatMap(({ subject }) => (subject === undefined ? [] : [nameOf(subject)]))),
  ];
  const more = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

const withNames = (before: string, group: Group): string => {
  const names = namesOf(group);
  return names === "" ? `${before}.` : `${before}: ${names}.`;
};

const matches = ({ count, items }: Group) =>
  counted(count > 0 ? count : items.length, "possible match", "possible matches");

const words: Readonly<Record<MissingCode, Say>> = {
  "scope-not-granted": (group) => withNames("Not searched, because not granted", group),
  "protected-field-withheld": (group) =>
    withNames("Shopify withholds protected data Lagom is not approved for", group),
  "orders-older-than-60-days": () =>
    "Orders older than 60 days were not searched: permission for “All orders” is not granted.",
  "merges-before-installation": () =>
    "Customer records merged before Lagom was installed cannot be found by an app.",
  "no-api": (group) => withNames("Shopify lets no app read this", group),
  "others-data-left-out": (group) => withNames("About somebody else", group),
  "possible-match-undecided": (group) => `${matches(group)} not included: nobody has decided yet.`,
  "possible-match-left-out": (group) => `${matches(group)} left out by your decision.`,
  "source-failed": () => "Could not be searched: Shopify did not answer or refused.",
  "record-gone": (group) => withNames("No longer exists in Shopify", group),
  "shop-not-installed": () => "Not searched: Lagom was not installed in the shop.",
};

const grantable: readonly MissingCode[] = ["scope-not-granted", "orders-older-than-60-days"];

/**
 * The missing list: one line per place and reason, permissions in one line
 * together, what was left out on purpose last.
 */
export function toMissingLines(items: readonly MissingItem[]): readonly MissingLine[] {
  const groups = Map.groupBy(items, ({ place, code }) =>
    code === "scope-not-granted" ? code : `${place} ${code}`,
  );
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const count = group.reduce((sum, item) => sum + (item.count ?? 0), 0);
    return [toLine(first.place, first.code, { items: group, count })];
  });
  return lines.toSorted((a, b) => Number(a.isOthers) - Number(b.isOthers));
}

function toLine(place: PlaceId, code: MissingCode, group: Group): MissingLine {
  return {
    place: code === "scope-not-granted" ? "Permissions" : placeWords[place],
    text: words[code](group),
    isGrantable: grantable.includes(code),
    isOthers: code === "others-data-left-out",
  };
}
