import type { AuditKey, AuditResult, PlantedPerson } from "../../app/self-audit/run-audit.ts";

export type SelfAuditReport = {
  /** Whether every expectation holds. */
  readonly ok: boolean;
  readonly engine: string;
  readonly people: number;
  readonly tokens: number;
  /** How long each part took, by what was said of it. */
  readonly seconds: Readonly<Record<string, number>>;
  /** What must be so, by name, and whether it is. */
  readonly expected: {
    readonly "nothing lies open before the erasure": boolean;
    readonly "the keys open everybody before the erasure": boolean;
    readonly "nothing lies open after the erasure": boolean;
    readonly "the keys open nobody after the erasure": boolean;
    readonly "keys lie in their own folder and nowhere else": boolean;
    readonly "the retired key is nowhere": boolean;
  };
  readonly before: AuditResult;
  /** Null when it ended before the erasure. */
  readonly after: AuditResult | null;
};

/** Whether the search before the erasure found nothing in the open, and everybody with the keys. */
export function isAsExpected(people: number, before: AuditResult): boolean {
  return isClosed(before) && opensAll(before, people);
}

/** Neither a text nor an id lies open. */
const isClosed = ({ plain, ids }: AuditResult): boolean => plain.tokens + ids.plain.tokens === 0;
const opensAll = ({ keyed, ids }: AuditResult, people: number): boolean =>
  keyed.people === people && ids.keyed.people === people;

/** What one audit came to. */
type Found = Pick<SelfAuditReport, "engine" | "seconds"> & {
  readonly planted: readonly PlantedPerson[];
  readonly before: AuditResult;
  readonly after: AuditResult | null;
  /** Keys that were held at either search. */
  readonly formerKeys: readonly AuditKey[];
  readonly held: readonly AuditKey[];
};

/** Holds what was found against what must be so. */
export function judgeAudit({ planted, formerKeys, held, ...found }: Found): SelfAuditReport {
  const { before, after } = found;
  const people = planted.length;
  const isHeld = (name: string) => held.some((key) => key.name === name);
  const expected: SelfAuditReport["expected"] = {
    "nothing lies open before the erasure": isClosed(before),
    "the keys open everybody before the erasure": opensAll(before, people),
    "nothing lies open after the erasure": after !== null && isClosed(after),
    "the keys open nobody after the erasure":
      after !== null && after.keyed.tokens + after.ids.keyed.tokens === 0,
    "keys lie in their own folder and nowhere else":
      after !== null && areInFolder(formerKeys, before) && areInFolder(held, after),
    "the retired key is nowhere":
      after !== null &&
      formerKeys.some(({ name }) => !isHeld(name)) &&
      after.keys.every(({ key }) => isHeld(key)),
  };
  return {
    ok: Object.values(expected).every(Boolean),
    people,
    tokens: planted.reduce((sum, { tokens }) => sum + tokens.length, 0),
    ...{ expected, ...found },
  };
}

/** That they are found there shows that they would be found elsewhere. */
function areInFolder(keys: readonly AuditKey[], { keys: found }: AuditResult): boolean {
  return keys.every(({ name }) => {
    const places = new Set(found.filter(({ key }) => key === name).map(({ place }) => place));
    return places.size === 1 && places.has("key-folder");
  });
}
