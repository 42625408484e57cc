import type { Island } from "./island.ts";

/** Between what was decoded from one run and the next: no token reaches across. */
const separator = 0;
const lineBreak = 64;
const none = 255;

const sextets = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 10 || byte === 13) return lineBreak;
  // The last two are base64url's.
  const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const text = String.fromCharCode(byte).replace("-", "+").replace("_", "/");
  const value = plain.indexOf(text);
  return value < 0 ? none : value;
});
const nibbles = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 10 || byte === 13) return lineBreak;
  const value = "0123456789abcdef".indexOf(String.fromCharCode(byte).toLowerCase());
  return value < 0 ? none : value;
});

type Output = { readonly bytes: Buffer; length: number };

/** Runs as pairs of numbers: from, until; `length` is what they come to together. */
export type Runs = { readonly bounds: number[]; length: number };

/**
 * Decodes runs of characters that may be base64 (or base64url) or hex, line
 * breaks among them passed over. Where a run really begins cannot be known, so
 * base64 is decoded from each of four characters on, hex from each of two.
 *
 * @param shortest bytes of the shortest token; runs that hold less are passed over
 */
export function* findEncodedRuns(bytes: Buffer, shortest: number): Generator<Island> {
  const hex = findRuns(bytes, nibbles, shortest * 2);
  for (const skip of skips(hex, 2)) yield decodeHex(bytes, hex, skip);
  const base64 = findRuns(bytes, sextets, Math.ceil((shortest * 4) / 3));
  const unlikeHex = dropHex(base64, hex);
  for (const skip of skips(unlikeHex, 4)) yield decodeBase64(bytes, unlikeHex, skip);
}

/** So many ways to begin; none where there is nothing to decode. */
function skips({ length }: Runs, count: number): readonly number[] {
  return Array.from({ length: length === 0 ? 0 : count }, (_, skip) => skip);
}

/**
 * Finds runs of bytes that all have a value (not 255). A long run has a byte at
 * every so many: only from there it is followed either way.
 *
 * @param shortest bytes of the shortest run
 */
export function findRuns(bytes: Buffer, values: Uint8Array, shortest: number): Runs {
  const runs: Runs = { bounds: [], length: 0 };
  const isIn = (at: number): boolean => values[bytes[at] ?? 0] !== none;
  let end = 0;
  for (let at = shortest - 1; at < bytes.length; at += shortest) {
    if (!isIn(at)) continue;
    let start = at;
    while (start > end && isIn(start - 1)) start -= 1;
    end = at + 1;
    while (end < bytes.length && isIn(end)) end += 1;
    if (end - start >= shortest) {
      runs.bounds.push(start, end);
      runs.length += end - start;
    }
    at = end;
  }
  return runs;
}

/** What is hex from end to end is not base64 by chance. */
function dropHex(base64: Runs, hex: Runs): Runs {
  const kept: Runs = { bounds: [], length: 0 };
  let next = 0;
  for (let index = 0; index < base64.bounds.length; index += 2) {
    const start = base64.bounds[index] ?? 0;
    const end = base64.bounds[index + 1] ?? 0;
    let longest = 0;
    while ((hex.bounds[next] ?? Infinity) < end) {
      longest = Math.max(longest, (hex.bounds[next + 1] ?? 0) - (hex.bounds[next] ?? 0));
      next += 2;
    }
    if (longest >= 32 && longest >= end - start - 8) continue;
    kept.bounds.push(start, end);
    kept.length += end - start;
  }
  return kept;
}

function decodeBase64(bytes: Buffer, { bounds, length }: Runs, skip: number): Island {
  const out: Output = { bytes: Buffer.allocUnsafe(length + bounds.length), length: 0 };
  for (let index = 0; index < bounds.length; index += 2) {
    decodeSextets(bytes.subarray(bounds[index], bounds[index + 1]), skip, out);
    out.bytes[out.length++] = separator;
  }
  return { form: "base64", bytes: out.bytes.subarray(0, out.length) };
}

function decodeSextets(run: Buffer, skip: number, out: Output): void {
  let put = out.length;
  let bits = 0;
  let count = -skip;
  for (const character of run) {
    const value = sextets[character] ?? none;
    if (value === lineBreak) continue;
    bits = (bits << 6) | value;
    count += 1;
    if (count < 2) continue;
    // The second, third and fourth character of four complete a byte each.
    const place = count & 3;
    if (place !== 1) out.bytes[put++] = place === 0 ? bits : bits >>> (8 - place * 2);
  }
  out.length = put;
}

function decodeHex(bytes: Buffer, { bounds, length }: Runs, skip: number): Island {
  const out: Output = { bytes: Buffer.allocUnsafe(length + bounds.length), length: 0 };
  for (let index = 0; index < bounds.length; index += 2) {
    decodeNibbles(bytes.subarray(bounds[index], bounds[index + 1]), skip, out);
    out.bytes[out.length++] = separator;
  }
  return { form: "hex", bytes: out.bytes.subarray(0, out.length) };
}

function decodeNibbles(run: Buffer, skip: number, out: Output): void {
  let put = out.length;
  let high = -1;
  let left = skip;
  for (const character of run) {
    const value = nibbles[character] ?? none;
    if (value === lineBreak || left-- > 0) continue;
    if (high < 0) {
      high = value;
    } else {
      out.bytes[put++] = (high << 4) | value;
      high = -1;
    }
  }
  out.length = put;
}
