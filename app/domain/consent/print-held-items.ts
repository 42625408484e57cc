import { toFacts } from "../policy/facts.ts";
import { toLine } from "../policy/speech.ts";
import { matchesName } from "../register/known/match-name.ts";
import type { NoticeCategory, Register, StorageKind, StoredItem } from "../register/types.ts";
import { toLetters } from "./notice-letters.ts";
import type { NoticeConfig } from "./types.ts";

type ItemRow = NoticeConfig["items"][number];

const kindLetters = {
  cookie: "c",
  "local-storage": "l",
  "session-storage": "t",
  "indexed-db": "i",
} as const satisfies Readonly<Record<Exclude<StorageKind, "pixel">, string>>;

/**
 * Names of what is stored for a choice, most closely meant first. What is necessary stands among them,
 * without letters, only where a pattern would hold it back as well.
 */
export function printHeldItems(register: Register): readonly ItemRow[] {
  const wanted = new Map<
    string,
    { readonly at: Place; readonly categories: Set<NoticeCategory> }
  >();
  for (const item of toFacts(register).storedItems) {
    const at = placeOf(item);
    if (at === undefined || item.purposeServed === null) continue;
    const key = JSON.stringify(at);
    const entry = wanted.get(key) ?? { at, categories: new Set() };
    entry.categories.add(item.purposeServed.noticeCategory);
    wanted.set(key, entry);
  }
  const rows = [...wanted.values()].map(({ at: [name, kind], categories }): ItemRow => {
    return [name, toLetters(categories), kind];
  });
  const held = rows.filter(([, letters]) => letters !== "");
  const exceptions = rows.filter((row) => row[1] === "" && isCaught(row, held));
  return [...held, ...exceptions].toSorted(byPrecision);
}

type Place = readonly [name: string, kind: string];

/** Undefined for a pixel, which is a request, and for a name of nothing but signs that stand for anything. */
function placeOf({ name, kind, party }: StoredItem): Place | undefined {
  const line = toLine(name);
  if (kind === "pixel" || line.replaceAll("*", "") === "") return undefined;
  return [line, party === "third" ? "x" : kindLetters[kind]];
}

function isCaught([name, , kind]: ItemRow, held: readonly ItemRow[]): boolean {
  return held.some(([pattern, , other]) => kind === other && matchesName(pattern, name));
}

function byPrecision([one, , oneKind]: ItemRow, [other, , otherKind]: ItemRow): number {
  const rank = (name: string) =>
    (name.includes("*") ? 0 : 10_000) + name.replaceAll("*", "").length;
  const order = one + oneKind < other + otherKind ? -1 : 1;
  return rank(other) - rank(one) || order;
}
