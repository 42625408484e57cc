import { setImmediate as nextTurn } from "node:timers/promises";
import type { Island } from "./island.ts";
import { createRecord, type KnownContents, readContents } from "./known-contents.ts";
import { createStreamSearch, type SearchWindow } from "./search.ts";
import type { AuditPlace, AuditSource } from "./source.ts";
import type { TokenIndex } from "./token-index.ts";

/** What was searched of one kind of place. */
export type SearchedPlace = {
  readonly place: AuditPlace;
  readonly files: number;
  readonly bytes: number;
  /** Of those, in files that held the same as another: what that one came to counts for them. */
  readonly sameBytes: number;
};

export type SourcesParams = {
  readonly sources: readonly AuditSource[];
  readonly index: TokenIndex;
  readonly window: SearchWindow | undefined;
  readonly take: TakeSteps;
  /** Told of every token found in a source: its number and the way it was written. */
  readonly at: (source: AuditSource) => Found;
  /** Finds more bytes within bytes; calls `sealed` where there is something keys may open. */
  readonly more: (bytes: Buffer, sealed: () => void) => Iterable<Island>;
  /** What earlier searches have shown to hold nothing of what is looked for now. */
  readonly known?: ReadonlyMap<string, KnownContents>;
};

type Found = (token: number, form: string) => void;

export type SearchedSources = {
  readonly places: readonly SearchedPlace[];
  /** What the searched contents came to, by their SHA-256. */
  readonly known: ReadonlyMap<string, KnownContents>;
};

/**
 * Searches sources one after another. Small ones of the same bytes are searched
 * once; what was found in them is told of each.
 */
export async function searchSources(params: SourcesParams): Promise<SearchedSources> {
  const sizes = new Map<AuditPlace, { files: number; bytes: number; sameBytes: number }>();
  const known = new Map(params.known);
  for (const source of params.sources) {
    const size = sizes.get(source.place) ?? { files: 0, bytes: 0, sameBytes: 0 };
    sizes.set(source.place, size);
    size.files += 1;
    const found = params.at(source);
    const { digest, bytes, chunks } = await readContents(source);
    const same = digest === undefined ? undefined : known.get(digest);
    if (same === undefined) {
      const own = await searchChunks(params, chunks, found);
      size.bytes += own.bytes;
      if (digest !== undefined) known.set(digest, own.contents);
      continue;
    }
    size.bytes += bytes;
    size.sameBytes += bytes;
    for (const { token, form } of same.hits) found(token, form);
  }
  return { places: [...sizes].map(([place, size]) => ({ place, ...size })), known };
}

async function searchChunks(
  { index, more, take, window }: SourcesParams,
  chunks: AsyncIterable<Uint8Array>,
  found: Found,
) {
  const record = createRecord();
  const search = createStreamSearch({
    index,
    found: (token, form) => {
      found(token, form);
      record.found(token, form);
    },
    more: (bytes) => more(bytes, record.sealed),
    ...(window === undefined ? {} : { window }),
  });
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    await take(search.push(chunk));
  }
  await take(search.end());
  return { bytes, contents: record.contents() };
}

/** So long others in the process may wait: a worker's sign of life, a page. */
const longestTurnMs = 10;

export type TakeSteps = <T>(steps: Generator<void, T>) => Promise<T>;

/** Searching is all arithmetic: whoever else lives in this process gets a turn in between. */
export function createTurns(signal: AbortSignal | undefined): TakeSteps {
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
