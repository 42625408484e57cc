import type { CarvedCounts, Opening } from "./carve.ts";
import type { KnownContents } from "./known-contents.ts";
import type { SearchWindow } from "./search.ts";
import { createTurns, type SearchedPlace, searchSources } from "./search-sources.ts";
import type { AuditPlace, AuditSource } from "./source.ts";
import { createTokenIndex, type Token } from "./token-index.ts";

/** What of one person must not be found. */
export type PlantedPerson = {
  readonly person: string;
  readonly tokens: readonly string[];
  /** Numbers the person is known by in the store; ids that hold them, as gids do, are found with them. */
  readonly ids?: readonly string[];
};

/** A key-encryption key (32 bytes) that lies in its own folder and nowhere else. */
export type AuditKey = { readonly name: string; readonly bytes: Uint8Array };

/** What was found in one place, written one way. */
export type AuditFinding = {
  readonly place: AuditPlace;
  /** Table or file. */
  readonly source: string;
  /** `plain`, `base64 > gzip > plain`, `opened > plain` … */
  readonly form: string;
  /** Different tokens, and people they are of. */
  readonly tokens: number;
  readonly people: number;
};

/** Where one of the keys was found. */
export type KeyFinding = Pick<AuditFinding, "place" | "source" | "form"> & {
  readonly key: string;
};

/** One of the two searches: without keys, or with them. */
export type SearchResult = {
  readonly tokens: number;
  readonly people: number;
  readonly findings: readonly AuditFinding[];
};

export type AuditResult = {
  readonly sources: readonly SearchedPlace[];
  /** What lies open. */
  readonly plain: SearchResult;
  /** What opens with the keys that are held. */
  readonly keyed: SearchResult & { readonly carved: CarvedCounts };
  /** The same of people's ids. */
  readonly ids: { readonly plain: SearchResult; readonly keyed: SearchResult };
  /** Keys that lie in the clear. */
  readonly keys: readonly KeyFinding[];
};

export type AuditParams = {
  readonly sources: readonly AuditSource[];
  readonly people: readonly PlantedPerson[];
  /** Key-encryption keys to look for: raw, in base64 and in hex. */
  readonly keys?: readonly AuditKey[];
  /** How the keys come by that sealed values are opened with; left out, none is opened. */
  readonly opening?: Opening;
  readonly signal?: AbortSignal;
  /** Smaller ones let others in the process have their turn sooner; left out, large ones. */
  readonly window?: SearchWindow;
};

const nothingCarved: CarvedCounts = {
  ...{ wrappedKeys: 0, unwrappedKeys: 0, keyNames: 0, openedNames: 0 },
};

/**
 * Searches every source twice: once for what lies open, looking for keys and
 * sealed values on the way; then for what those values open to, where there
 * are any.
 */
export async function runAudit(params: AuditParams): Promise<AuditResult> {
  const { opening, window } = params;
  const targets = targetsOf(params);
  const index = createTokenIndex(targets.map(({ token }) => token));
  const take = createTurns(params.signal);
  const pass = { sources: params.sources, index, take, window };
  const plain = createTally(targets);
  const searched = await searchSources({
    ...{ ...pass, at: plain.at },
    more: (bytes, sealed) => {
      if (opening?.collect(bytes) === true) sealed();
      return [];
    },
  });
  const match = opening === undefined ? undefined : await take(opening.match());
  const keyed = createTally(targets);
  if (match !== undefined && match.counts.openedNames > 0) {
    await searchSources({
      ...{ ...pass, at: keyed.at, known: withoutSealed(searched.known) },
      more: (bytes) => match.open(bytes),
    });
  }
  return {
    sources: searched.places,
    plain: plain.result("text"),
    keyed: { ...keyed.result("text", wasOpened), carved: match?.counts ?? nothingCarved },
    ids: { plain: plain.result("id"), keyed: keyed.result("id", wasOpened) },
    keys: plain.keys(),
  };
}

/** One thing to be found, and whose it is: a person's number or a key's name. */
type Target = {
  readonly token: Token;
  readonly kind: "text" | "id" | "key";
  readonly owner: string;
};

function targetsOf({ people, keys = [] }: AuditParams): readonly Target[] {
  return [
    ...people.flatMap(({ tokens, ids = [] }, person): readonly Target[] => {
      const owner = String(person);
      return [
        ...tokens.map((token) => ({ token, kind: "text", owner }) as const),
        ...ids.map((token) => ({ token, kind: "id", owner }) as const),
      ];
    }),
    ...keys.flatMap(({ name, bytes }) => spellingsOf(bytes).map((token) => toKey(token, name))),
  ];
}

const toKey = (token: Token, owner: string): Target => ({ token, kind: "key", owner });

/** The search decodes base64 and hex of bytes; their texts are there for UTF-16. */
function spellingsOf(key: Uint8Array): readonly Token[] {
  const bytes = Buffer.from(key);
  return [bytes, bytes.toString("base64"), bytes.toString("base64url"), bytes.toString("hex")];
}

const wasOpened = (form: string): boolean => form.includes("opened");

/** Where there is nothing to open, the search with keys would come to what the other did. */
function withoutSealed(known: ReadonlyMap<string, KnownContents>) {
  return new Map([...known].filter(([, { hasSealed }]) => !hasSealed));
}

type Tally = {
  readonly at: (source: AuditSource) => (token: number, form: string) => void;
  readonly result: (kind: Target["kind"], counts?: (form: string) => boolean) => SearchResult;
  readonly keys: () => readonly KeyFinding[];
};

type Row = {
  readonly source: AuditSource;
  readonly form: string;
  readonly found: Set<Target>;
};

function createTally(targets: readonly Target[]): Tally {
  const rows: Row[] = [];
  const at: Tally["at"] = (source) => {
    const own = new Map<string, Row>();
    return (token, form) => {
      const target = targets[token];
      if (target === undefined) return;
      let row = own.get(form);
      if (row === undefined) {
        row = { source, form, found: new Set() };
        own.set(form, row);
        rows.push(row);
      }
      row.found.add(target);
    };
  };
  const ofKind = (kind: Target["kind"]) =>
    rows.flatMap(({ source, form, found }) => {
      const own = [...found].filter((target) => target.kind === kind);
      return own.length === 0 ? [] : [{ place: source.place, source: source.name, form, own }];
    });
  return {
    at,
    result: (kind, counts = () => true) => {
      const chosen = ofKind(kind).filter(({ form }) => counts(form));
      const findings = chosen.map(({ own, ...where }) => ({ ...where, ...countOf(own) }));
      return { ...countOf(chosen.flatMap(({ own }) => own)), findings };
    },
    keys: () =>
      ofKind("key").flatMap(({ own, ...where }) =>
        [...ownersOf(own)].map((key) => ({ ...where, key })),
      ),
  };
}

const ownersOf = (targets: readonly Target[]): ReadonlySet<string> =>
  new Set(targets.map(({ owner }) => owner));

function countOf(targets: readonly Target[]) {
  return { tokens: new Set(targets).size, people: ownersOf(targets).size };
}
