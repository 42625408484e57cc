import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { ManifestFile } from "../domain/data-requests/answer/manifest.ts";

/** A file to be written into a package; its text is made when its turn comes. */
export type PackageFile = {
  readonly name: string;
  readonly records?: number;
  readonly pieces: () => Iterable<string> | AsyncIterable<string>;
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
      const stream = Readable.from(readBytes(file, onFile), { objectMode: false });
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
  for await (const text of gather(file.pieces())) {
    const bytes = Buffer.from(text, "utf8");
    hash.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  const records = file.records === undefined ? {} : { records: file.records };
  onFile({ name: file.name, bytes: size, sha256: hash.digest("hex"), ...records });
}

async function* gather(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let held: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < gatherCharacters) continue;
    yield held.join("");
    held = [];
    length = 0;
  }
  if (length > 0) yield held.join("");
}
