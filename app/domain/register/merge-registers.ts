import type { Register } from "./types.ts";

/** Three states of one thing: what both began with, and what each made of it. */
type ThreeWays<Value> = {
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
};

type MergedRegister = {
  /** What both changed, together; where they contradict each other, mine. */
  readonly register: Register;
  /** Where they contradict each other: `purposes.newsletter.retention`, `controller.email` … */
  readonly conflicts: readonly string[];
};

/**
 * Joins two people's changes of the same register, so that neither is lost because the other was
 * faster. Purposes, recipients and stored items are matched by id, words by language; a list of
 * codes and a value with a `kind` are taken whole.
 */
export function mergeRegisters(ways: ThreeWays<Register>): MergedRegister {
  const conflicts: string[] = [];
  return { register: merge(ways, "", conflicts), conflicts };
}

function merge<Value>(ways: ThreeWays<Value>, path: string, conflicts: string[]): Value {
  const { base, mine, theirs } = ways;
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs;
  if (isSame(theirs, base)) return mine;
  const all = [base, mine, theirs];
  // The shape of what comes out is that of what goes in, field by field and item by item.
  if (all.every(isRecord)) return mergeFields(asRecords(ways), path, conflicts) as Value;
  if (all.every(isItems)) return mergeItems(asItems(ways), path, conflicts) as Value;
  conflicts.push(path);
  return mine;
}

type Fields = Readonly<Record<string, unknown>>;
type Item = Fields & { readonly id: string };

function mergeFields(ways: ThreeWays<Fields>, path: string, conflicts: string[]): Fields {
  const names = new Set([...Object.keys(ways.theirs), ...Object.keys(ways.mine)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const of = (fields: Fields) => fields[name];
      const field = { base: of(ways.base), mine: of(ways.mine), theirs: of(ways.theirs) };
      const merged = merge(field, path === "" ? name : `${path}.${name}`, conflicts);
      return merged === undefined ? [] : [[name, merged]];
    }),
  );
}

/** In their order, with what only I added at the end. */
function mergeItems(
  ways: ThreeWays<readonly Item[]>,
  path: string,
  conflicts: string[],
): readonly Item[] {
  const ids = new Set([...ways.theirs, ...ways.mine].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const of = (items: readonly Item[]) => items.find((item) => item.id === id);
    const item = { base: of(ways.base), mine: of(ways.mine), theirs: of(ways.theirs) };
    const merged = merge(item, `${path}.${id}`, conflicts);
    return merged === undefined ? [] : [merged];
  });
}

/** What is merged field by field. A choice told by its `kind` is one; an item has a kind too, but an id. */
function isRecord(value: unknown): value is Fields {
  return isObject(value) && !Array.isArray(value) && (!("kind" in value) || "id" in value);
}

function isItem(value: unknown): value is Item {
  return isObject(value) && "id" in value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isItems(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

const asRecords = (ways: ThreeWays<unknown>) => ways as ThreeWays<Fields>;
const asItems = (ways: ThreeWays<unknown>) => ways as ThreeWays<readonly Item[]>;

/** Whether two values of a register say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  if (one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const [ones, others] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    ones.length === others.size &&
    ones.every(([name, value]) => others.has(name) && isSame(value, others.get(name)))
  );
}
