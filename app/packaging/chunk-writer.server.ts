import { createHash } from "node:crypto";

/** Bytes per slice: small enough for one database value, big enough to seal few. */
export const chunkBytes = 512 * 1024;

export type WrittenChunks = {
  readonly sizeBytes: number;
  readonly chunkCount: number;
  readonly sha256: string;
};

/**
 * Cuts a stream of bytes into slices of `chunkBytes` (the last one shorter)
 * and hands them on one after the other. Gives the size and hash of the whole.
 */
export async function writeChunks(
  bytes: AsyncIterable<Uint8Array>,
  append: (chunkNumber: number, chunk: Uint8Array) => Promise<void>,
): Promise<WrittenChunks> {
  const hash = createHash("sha256");
  const chunk = Buffer.alloc(chunkBytes);
  let filled = 0;
  let sizeBytes = 0;
  let chunkCount = 0;
  const flush = async (): Promise<void> => {
    await append(chunkCount, new Uint8Array(chunk.subarray(0, filled)));
    chunkCount += 1;
    filled = 0;
  };
  for await (const piece of bytes) {
    hash.update(piece);
    sizeBytes += piece.length;
    for (let taken = 0; taken < piece.length;) {
      const part = piece.subarray(taken, taken + chunkBytes - filled);
      chunk.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled === chunkBytes) await flush();
    }
  }
  if (filled > 0) await flush();
  return { sizeBytes, chunkCount, sha256: hash.digest("hex") };
}
