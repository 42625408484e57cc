import { setImmediate as nextTurn } from "node:timers/promises";
import type { CarvedCounts, KeyMatch, Opening } from "./carve.ts";
import type { Island } from "./island.ts";
import { createStreamSearch, type SearchWindow } from "./search.ts";
import type { AuditPlace, AuditSource } from "./source.ts";
import { createTokenIndex, type TokenIndex } from "./token-index.ts";

/** Tokens of one person that must not be found. */
export type PlantedPerson = { readonly person: string; readonly tokens: readonly string[] };

/** What was found in one place, written one way. */
export type AuditFinding = {
  readonly place: AuditPlace;
  /** Table or file. */
  readonly source: string;
  /** `plain`, `base64 > gzip > plain`, `opened > plain` … */
  readonly form: string;
  /** Different tokens and people. */
  readonly tokens: number;
  readonly people: number;
};

/** One of the two searches: without keys, or with them. */
export type SearchResult = {
  readonly tokens: number;
  readonly people: number;
  readonly findings: readonly AuditFinding[];
};

export type AuditResult = {
  readonly sources: readonly {
    readonly place: AuditPlace;
    readonly files: number;
    readonly bytes: number;
  }[];
  /** What lies open. */
  readonly plain: SearchResult;
  /** What opens with the keys that are held. */
  readonly keyed: SearchResult & { readonly carved: CarvedCounts };
};

export type AuditParams = {
  readonly sources: readonly AuditSource[];
  readonly people: readonly PlantedPerson[];
  /** How the keys come by that sealed values are opened with; left out, none is opened. */
  readonly opening?: Opening;
  readonly signal?: AbortSignal;
  /** Smaller ones let others in the process have their turn sooner; left out, large ones. */
  readonly window?: SearchWindow;
};

/** So long others in the process may wait: a worker's sign of life, a page. */
const longestTurnMs = 10;
const nothingCarved: CarvedCounts = {
  ...{ wrappedKeys: 0, unwrappedKeys: 0, keyNames: 0, openedNames: 0 },
};

/**
 * Searches every source twice: once for what lies open, looking for keys and
 * sealed values on the way; then for what those values open to.
 */
export async function runAudit(params: AuditParams): Promise<AuditResult> {
  const { people, opening } = params;
  const owners = people.flatMap(({ tokens }, person) => tokens.map((token) => ({ token, person })));
  const index = createTokenIndex(owners.map(({ token }) => token));
  const ownerOf = (token: number): number => owners[token]?.person ?? -1;
  const take = createTurns(params.signal);
  const plain = createTally(ownerOf);
  const sizes = await searchAll({ ...params, index, take, tally: plain }, (bytes) => {
    opening?.collect(bytes);
    return [];
  });
  const match = opening === undefined ? undefined : await take(opening.match());
  const keyed = createTally(ownerOf);
  if (match !== undefined && match.counts.openedNames > 0) {
    await searchAll({ ...params, index, take, tally: keyed }, (bytes) => match.open(bytes));
  }
  return {
    sources: sizes,
    plain: plain.result(() => true),
    keyed: { ...keyed.result(wasOpened), carved: match?.counts ?? nothingCarved },
  };
}

const wasOpened = (form: string): boolean => form.includes("opened");

type Pass = AuditParams & {
  readonly index: TokenIndex;
  readonly tally: Tally;
  readonly take: TakeSteps;
};

async function searchAll(
  { sources, index, tally, window, take }: Pass,
  more: (bytes: Buffer) => Iterable<Island> | ReturnType<KeyMatch["open"]>,
): Promise<AuditResult["sources"]> {
  const sizes = new Map<AuditPlace, { files: number; bytes: number }>();
  for (const source of sources) {
    const size = sizes.get(source.place) ?? { files: 0, bytes: 0 };
    sizes.set(source.place, size);
    size.files += 1;
    const found = tally.at(source);
    const own = window === undefined ? {} : { window };
    const search = createStreamSearch({ index, found, more, ...own });
    for await (const bytes of source.open()) {
      size.bytes += bytes.length;
      await take(search.push(bytes));
    }
    await take(search.end());
  }
  return [...sizes].map(([place, size]) => ({ place, ...size }));
}

type TakeSteps = <T>(steps: Generator<void, T>) => Promise<T>;

/** Searching is all arithmetic: whoever else lives in this process gets a turn in between. */
function createTurns(signal: AbortSignal | undefined): TakeSteps {
  let sinceMs = performance.now();
  return async (steps) => {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (performance.now() - sinceMs < longestTurnMs) continue;
      await nextTurn();
      signal?.throwIfAborted();
      sinceMs = performance.now();
    }
  };
}

type Tally = {
  readonly at: (source: AuditSource) => (token: number, form: string) => void;
  readonly result: (counts: (form: string) => boolean) => SearchResult;
};

type Row = {
  readonly source: AuditSource;
  readonly form: string;
  readonly tokens: Set<number>;
};

function createTally(ownerOf: (token: number) => number): Tally {
  const rows: Row[] = [];
  const at: Tally["at"] = (source) => {
    const own = new Map<string, Row>();
    return (token, form) => {
      let row = own.get(form);
      if (row === undefined) {
        row = { source, form, tokens: new Set() };
        own.set(form, row);
        rows.push(row);
      }
      row.tokens.add(token);
    };
  };
  const countPeople = (tokens: ReadonlySet<number>): number =>
    new Set([...tokens].map(ownerOf)).size;
  const result: Tally["result"] = (counts) => {
    const chosen = rows.filter(({ form }) => counts(form));
    const all = new Set(chosen.flatMap(({ tokens }) => [...tokens]));
    const findings = chosen.map(({ source, form, tokens }) => ({
      place: source.place,
      source: source.name,
      form,
      tokens: tokens.size,
      people: countPeople(tokens),
    }));
    return { tokens: all.size, people: countPeople(all), findings };
  };
  return { at, result };
}
