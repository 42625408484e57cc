import type { Island } from "./island.ts";

// PostgreSQL's own compression of long values, as its files and write-ahead log hold them:
// src/common/pg_lzcompress.c and src/include/varatt.h of PostgreSQL.

const longestInline = 8160;
/** What one row of a TOAST table holds of a value. */
const chunkBytes = 1996;
const longestValue = 8 * 1024 * 1024;
const leastDecoded = 32;

/**
 * Decompresses values PostgreSQL has compressed: those that stand in their row,
 * and of those it has moved out the first piece, as far as it goes.
 */
export function findPostgresCompressed(bytes: Buffer): readonly Island[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 12 < bytes.length; at += 1) {
    // Sizes are small: the highest byte of one or the other header is zero.
    if (bytes[at + 3] !== 0 && bytes[at + 7] !== 0) continue;
    const value = inlineAt(bytes, at) ?? pieceAt(bytes, at);
    if (value === undefined) continue;
    const decoded = decompress(value.data, value.rawBytes);
    if (decoded.length >= leastDecoded) found.push(Buffer.from(decoded), separator);
  }
  return found.length === 0 ? [] : [{ form: "pglz", bytes: Buffer.concat(found) }];
}

/** No token reaches from one value into the next. */
const separator = Buffer.from([0]);

type Compressed = { readonly data: Buffer; readonly rawBytes: number };

/** A header of four bytes whose lowest bits say compressed, then the size it had. */
function inlineAt(bytes: Buffer, at: number): Compressed | undefined {
  if (((bytes[at] ?? 0) & 3) !== 2 || bytes[at + 3] !== 0) return undefined;
  const length = bytes.readUInt32LE(at) >>> 2;
  const rawBytes = bytes.readUInt32LE(at + 4);
  if (length < 24 || length > longestInline || rawBytes < length - 8) return undefined;
  return isPlausible(rawBytes)
    ? { data: bytes.subarray(at + 8, at + length), rawBytes }
    : undefined;
}

/** Piece 0 of a value: its number, a plain header, then the size it had. */
function pieceAt(bytes: Buffer, at: number): Compressed | undefined {
  if (bytes[at] !== 0 || ((bytes[at + 4] ?? 0) & 3) !== 0 || bytes[at + 7] !== 0) return undefined;
  const length = bytes.readUInt32LE(at + 4) >>> 2;
  if (bytes.readUInt32LE(at) !== 0 || length < 64 || length > chunkBytes + 4) return undefined;
  const rawBytes = bytes.readUInt32LE(at + 8);
  return isPlausible(rawBytes) && rawBytes > length
    ? { data: bytes.subarray(at + 12, at + 4 + length), rawBytes }
    : undefined;
}

/** The two highest bits name the method: 0 is this one. */
function isPlausible(rawBytes: number): boolean {
  return rawBytes >= leastDecoded && rawBytes <= longestValue;
}

/** A control byte for every eight items, each a byte or a copy of what came before. */
function decompress(data: Buffer, rawBytes: number): Buffer {
  const most = Math.min(rawBytes, data.length * 150);
  const out: Output = { bytes: scratch.subarray(0, most), length: 0 };
  let at = 0;
  while (at < data.length && out.length < out.bytes.length) {
    const taken = readItems(data, at, out);
    if (taken === 0) break;
    at += taken;
  }
  return out.bytes.subarray(0, out.length);
}

/** One for all: most of what looks compressed is not, and to make room for each takes longest. */
const scratch = Buffer.alloc((longestInline + chunkBytes) * 150);

type Output = { readonly bytes: Buffer; length: number };

/** Reads a control byte and its items; answers the bytes they took, 0 when they make no sense. */
function readItems(data: Buffer, start: number, out: Output): number {
  const control = data[start] ?? 0;
  let at = start + 1;
  for (let bit = 0; bit < 8 && at < data.length && out.length < out.bytes.length; bit += 1) {
    if (((control >> bit) & 1) === 0) {
      out.bytes[out.length++] = data[at++] ?? 0;
    } else {
      const taken = copy(data, at, out);
      if (taken === 0) return 0;
      at += taken;
    }
  }
  return at - start;
}

function copy(data: Buffer, at: number, out: Output): number {
  const first = data[at] ?? 0;
  const offset = ((first & 0xf0) << 4) | (data[at + 1] ?? 0);
  if (offset === 0 || offset > out.length) return 0;
  // The longest short one says that a byte more of length follows.
  const isLong = (first & 0x0f) === 15;
  const length = (first & 0x0f) + 3 + (isLong ? (data[at + 2] ?? 0) : 0);
  const end = Math.min(out.length + length, out.bytes.length);
  for (; out.length < end; out.length += 1) {
    out.bytes[out.length] = out.bytes[out.length - offset] ?? 0;
  }
  return isLong ? 3 : 2;
}
