/** A piece of a list that ends where a row ends. */
export type ListPiece = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How much of the list has been cut off with it, in bytes. */
  readonly end: number;
};

/**
 * What is read at a time: some two thousand rows. What a piece makes is then gone before the engine
 * takes it for something that lives long; with larger ones memory grew fourfold.
 */
const pieceBytes = 128 * 1024;
/** A row that is longer is no row: a quote that is never closed. */
const rowBytesMax = 2 * 1024 * 1024;

const quote = 0x22;
const lineFeed = 0x0a;

/**
 * Cuts a list of comma-separated values into pieces of whole rows, and never holds more than one. A line
 * ends a row where the quotes before it are even in number (RFC 4180, section 2: a quote inside a cell is
 * written twice), whatever the list's letters are written in, as long as ASCII is in it as itself.
 */
export async function* cutList(list: Blob, atOnce: number = pieceBytes): AsyncGenerator<ListPiece> {
  let at = 0;
  let wanted = atOnce;
  while (at < list.size) {
    const bytes = new Uint8Array(await list.slice(at, at + wanted).arrayBuffer());
    const isLast = at + bytes.length >= list.size;
    const end = isLast ? bytes.length : endOfRows(bytes, wanted >= rowBytesMax);
    if (end === 0) {
      wanted *= 2;
      continue;
    }
    at += end;
    wanted = atOnce;
    yield { bytes: bytes.subarray(0, end), end: at };
  }
}

/** Behind the last whole row; 0 where none ends. A row beyond all measure is cut at its last line, or anywhere. */
function endOfRows(bytes: Uint8Array, isTooLong: boolean): number {
  let end = 0;
  let isQuoted = false;
  for (const [index, byte] of bytes.entries()) {
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === lineFeed && !isQuoted) end = index + 1;
  }
  if (end > 0 || !isTooLong) return end;
  const line = bytes.lastIndexOf(lineFeed);
  return line < 0 ? bytes.length : line + 1;
}
