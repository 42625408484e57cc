import { Readable } from "node:stream";
import { fromRandomAccessReaderPromise, RandomAccessReader } from "yauzl";
import { chunkBytes } from "./chunk-writer.server.ts";

/** A package's slices, read by number; each but the last has `chunkBytes`. */
export type PackageSlices = {
  readonly sizeBytes: number;
  readonly readChunk: (chunkNumber: number) => Promise<Uint8Array>;
};

/** One file of a package, unpacked as it is read. */
export type OpenedFile = {
  readonly sizeBytes: number;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** yauzl's view of the slices; keeps the last one, for its reads lie close together. */
class SlicesReader extends RandomAccessReader {
  readonly #slices: PackageSlices;
  #held: { readonly chunkNumber: number; readonly bytes: Promise<Uint8Array> } | undefined;

  constructor(slices: PackageSlices) {
    super();
    this.#slices = slices;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#readRange(start, end), { objectMode: false });
  }

  async *#readRange(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let position = start; position < end;) {
      const chunkNumber = Math.floor(position / chunkBytes);
      const bytes = await this.#readChunk(chunkNumber);
      const from = position - chunkNumber * chunkBytes;
      const part = bytes.subarray(from, from + end - position);
      if (part.length === 0) throw new Error("A slice of the answer is shorter than it must be");
      yield Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      position += part.length;
    }
  }

  #readChunk(chunkNumber: number): Promise<Uint8Array> {
    if (this.#held?.chunkNumber !== chunkNumber) {
      this.#held = { chunkNumber, bytes: this.#slices.readChunk(chunkNumber) };
    }
    return this.#held.bytes;
  }
}

/**
 * Opens one file of a package (the preview's `index.html`), reading only the
 * slices it lies in. Undefined when the package has no file of that name.
 */
export async function readAnswerFile(
  slices: PackageSlices,
  name: string,
): Promise<OpenedFile | undefined> {
  const zip = await fromRandomAccessReaderPromise(new SlicesReader(slices), slices.sizeBytes, {
    autoClose: false,
  });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue;
    const bytes = await zip.openReadStreamPromise(entry);
    return { sizeBytes: entry.uncompressedSize, bytes };
  }
  return undefined;
}
