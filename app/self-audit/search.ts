import { findByteLists } from "./byte-lists.ts";
import { type CompressedMember, createInflater, findCompressed } from "./compressed.ts";
import { findEncodedRuns } from "./encoded-runs.ts";
import { findEscaped } from "./escapes.ts";
import type { Island } from "./island.ts";
import { findPostgresCompressed } from "./pglz.ts";
import type { TokenIndex } from "./token-index.ts";

/** How deep encodings may lie in each other: gzip in base64 in JSON in hex. */
const deepest = 4;
/** Bytes searched in one go, and how many of them again with what follows, for what lies across. */
const usualWindow = { bytes: 8 * 1024 * 1024, overlap: 1024 * 1024 };

/** What is looked for and where else to look for it. */
export type SearchParams = {
  readonly index: TokenIndex;
  /** Told of every token found: its number and the way it was written (`base64 > plain`). */
  readonly found: (token: number, form: string) => void;
  /** Finds more bytes within bytes, such as what sealed values open to. */
  readonly more?: (bytes: Buffer) => Iterable<Island>;
  /** 8 MB and 1 MB when left out. */
  readonly window?: SearchWindow;
};

/** Bytes searched in one go, and how many of them again with what follows. */
export type SearchWindow = { readonly bytes: number; readonly overlap: number };

/** Work in steps of some milliseconds: between two of them others may have their turn. */
export type Steps = Generator<void, void>;

/** A search of one stream of bytes, done as far as its steps are taken. */
export type StreamSearch = {
  readonly push: (bytes: Uint8Array) => Steps;
  /** Searches what is left; must be called once. */
  readonly end: () => Steps;
};

type Context = SearchParams & {
  /** The encodings on the way here, outermost first. */
  readonly path: readonly string[];
};

/**
 * Searches a stream for every token: in plain, in any case, in UTF-8 and
 * UTF-16, URL-encoded, quoted-printable, in a mail's encoded words, with HTML's
 * and JSON's escapes, in base64, base64url, hex and lists of bytes, compressed
 * as gzip, zlib or zip, and in each of these within each other, four deep.
 */
export function createStreamSearch(params: SearchParams): StreamSearch {
  return searchStream({ ...params, path: [] });
}

function searchStream(context: Context): StreamSearch {
  const { bytes: windowBytes, overlap } = context.window ?? usualWindow;
  let parts: Uint8Array[] = [];
  let waiting = 0;
  let carried = 0;
  /** Offset in the stream of the window's first byte. */
  let base = 0;
  /** Compressed members before this offset are being read. */
  let membersBefore = 0;
  let members: readonly OpenMember[] = [];

  const searchWindow = function* (isLast: boolean): Steps {
    const window = Buffer.concat(parts);
    members = yield* feed(members, window.subarray(carried));
    context.index.scan(window, ({ token, spelling }) => {
      context.found(token, [...context.path, spelling].join(" > "));
    });
    yield;
    if (context.path.length < deepest) {
      yield* searchIslands(context, window);
      const isNew = (dataAt: number): boolean => base + dataAt >= membersBefore;
      const opened = yield* openMembers(context, window, isNew);
      // One that begins at the very end could not be told for one; it is looked at again.
      membersBefore = base + window.length - 64;
      members = [...members, ...opened];
    }
    const keep = isLast ? 0 : Math.min(overlap, window.length);
    parts = [window.subarray(window.length - keep)];
    base += window.length - keep;
    carried = keep;
    waiting = 0;
  };

  return {
    *push(bytes) {
      for (let at = 0; at < bytes.length; at += windowBytes) {
        const part = bytes.subarray(at, at + windowBytes);
        parts.push(part);
        waiting += part.length;
        if (waiting >= windowBytes) yield* searchWindow(false);
      }
    },
    *end() {
      yield* searchWindow(true);
      for (const member of members) yield* member.end();
    },
  };
}

function* searchIslands(context: Context, window: Buffer): Steps {
  const reach = Math.max(512, 12 * context.index.longest);
  const sources: readonly Iterable<Island>[] = [
    findEscaped(window, reach),
    findEncodedRuns(window, context.index.shortest),
    findByteLists(window, context.index.shortest),
    // Only a database's own files hold these, never what lies within another encoding.
    context.path.length === 0 ? findPostgresCompressed(window) : [],
    context.more?.(window) ?? [],
  ];
  for (const islands of sources) {
    for (const { form, bytes } of islands) {
      yield;
      const inner = searchStream({ ...context, path: [...context.path, form] });
      yield* inner.push(bytes);
      yield* inner.end();
    }
    yield;
  }
}

type OpenMember = {
  /** False when the stream has ended or is none. */
  readonly push: (bytes: Uint8Array) => Generator<void, boolean>;
  readonly end: () => Steps;
};

/** Gives all of them more bytes; answers those that go on. */
function* feed(
  members: readonly OpenMember[],
  bytes: Uint8Array,
): Generator<void, readonly OpenMember[]> {
  const open: OpenMember[] = [];
  for (const member of members) if (yield* member.push(bytes)) open.push(member);
  return open;
}

/** Begins to read the compressed members of a window; answers those that reach beyond it. */
function* openMembers(
  context: Context,
  window: Buffer,
  isNew: (dataAt: number) => boolean,
): Generator<void, readonly OpenMember[]> {
  const open: OpenMember[] = [];
  for (const found of findCompressed(window)) {
    if (!isNew(found.dataAt)) continue;
    yield;
    const member = createMember(context, found);
    if (yield* member.push(window.subarray(found.dataAt))) open.push(member);
    else yield* member.end();
  }
  return open;
}

function createMember(context: Context, { form }: CompressedMember): OpenMember {
  const inner = searchStream({ ...context, path: [...context.path, form] });
  const inflater = createInflater();
  const push = function* (bytes: Uint8Array): Generator<void, boolean> {
    for (const chunk of inflater.push(bytes)) {
      yield;
      yield* inner.push(chunk);
    }
    return inflater.isOpen();
  };
  return { push, end: inner.end };
}
