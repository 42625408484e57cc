import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { ManifestFile } from "../domain/data-requests/answer/manifest.ts";

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** A file to be written into a package; its text is made when its turn comes. */
export type PackageFile = {
  readonly name: string;
  readonly records?: number;
  readonly pieces: () => Pieces;
};

/** Small pieces are gathered to about this size before they are hashed and compressed. */
const gatherCharacters = 16 * 1024;
/** Owner may read and write: what is unpacked is nobody else's. */
const fileMode = 0o100600;

/**
 * The files as one ZIP, in order, byte by byte as the reader takes it. Each
 * file is reported to `onFile` with its size and hash as soon as it is
 * written, so a later file (the manifest) can tell of the earlier ones. The
 * same files at the same time of day give the same bytes.
 */
export async function* zipFiles(
  files: readonly PackageFile[],
  writtenAt: Date,
  onFile: (file: ManifestFile) => void,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream);
  zip.on("error", (error: Error) => output.destroy(error));
  for (const file of files) {
    zip.addReadStreamLazy(file.name, { mtime: writtenAt, mode: fileMode }, (done) => {
      const stream = Readable.from(readBytes(file, onFile), {
        objectMode: false,
        highWaterMark: 16 * 1024,
      });
      // yazl listens only once the stream flows, and then not for a failing source.
      stream.on("error", (error) => output.destroy(error));
      done(null, stream);
    });
  }
  zip.end();
  for await (const bytes of output) yield bytes as Uint8Array;
}

async function* readBytes(
  file: PackageFile,
  onFile: (file: ManifestFile) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const bytes of gather(file.pieces())) {
    hash.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  const records = file.records === undefined ? {} : { records: file.records };
  onFile({ name: file.name, bytes: size, sha256: hash.digest("hex"), ...records });
}

async function* gather(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let held: string[] = [];
  let length = 0;
  const take = (): Uint8Array => {
    const bytes = Buffer.from(held.join(""), "utf8");
    held = [];
    length = 0;
    return bytes;
  };
  for await (const piece of pieces) {
    if (typeof piece === "string") {
      held.push(piece);
      length += piece.length;
    }
    if (length >= gatherCharacters || (length > 0 && typeof piece !== "string")) yield take();
    if (typeof piece !== "string") yield piece;
  }
  if (length > 0) yield take();
}
