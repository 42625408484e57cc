import { createHash } from "node:crypto";
import type { AuditSource } from "./source.ts";

/** What is no longer is held whole, so that the same bytes are known before they are searched. */
const mostHeldBytes = 1024 * 1024;

/** A source, read as far as it takes to tell whether it is known. */
export type SourceContents = {
  /** SHA-256 of all of it; undefined when there is more than is held. */
  readonly digest: string | undefined;
  /** How many of its bytes are held. */
  readonly bytes: number;
  /** All of it, what is held first; to be taken once. */
  readonly chunks: AsyncIterable<Uint8Array>;
};

/** Reads a source until it ends or is more than is held whole. */
export async function readContents({ open }: AuditSource): Promise<SourceContents> {
  const rest = open()[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  const hash = createHash("sha256");
  let bytes = 0;
  while (bytes <= mostHeldBytes) {
    const next = await rest.next();
    if (next.done === true) {
      return { digest: hash.digest("base64"), bytes, chunks: chunksOf(held, undefined) };
    }
    held.push(next.value);
    hash.update(next.value);
    bytes += next.value.length;
  }
  return { digest: undefined, bytes, chunks: chunksOf(held, rest) };
}

async function* chunksOf(
  held: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array> | undefined,
): AsyncGenerator<Uint8Array> {
  yield* held;
  if (rest !== undefined) yield* { [Symbol.asyncIterator]: () => rest };
}

/** One token in some bytes, and how it was written there. */
type Hit = { readonly token: number; readonly form: string };

/** What the search of some bytes came to; it comes to the same wherever they lie. */
export type KnownContents = {
  readonly hits: readonly Hit[];
  /** Whether they hold anything that keys may open. */
  readonly hasSealed: boolean;
};

/** Keeps what one search comes to, each hit once. */
export function createRecord() {
  const hits = new Map<string, Hit>();
  let hasSealed = false;
  return {
    found: (token: number, form: string): void => {
      hits.set(`${String(token)} ${form}`, { token, form });
    },
    sealed: (): void => {
      hasSealed = true;
    },
    contents: (): KnownContents => ({ hits: [...hits.values()], hasSealed }),
  };
}
