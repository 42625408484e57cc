import { findRuns, type Runs } from "./encoded-runs.ts";
import type { Island } from "./island.ts";

const none = 255;
const digitOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = "0123456789abcdef".indexOf(String.fromCharCode(byte).toLowerCase());
  return value < 0 ? none : value;
});
const code = (text: string): number => text.charCodeAt(0);
const between = " \t\r\n,;:-|";
const isBetween = tableOf(between, 1, 0);
/** Of what lists are made: hex digits, what parts them, indexes in quotes and hex's prefix. */
const inLists = tableOf(`0123456789abcdefABCDEFxX"${between}`, 0, none);

function tableOf(characters: string, value: number, other: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    characters.includes(String.fromCharCode(byte)) ? value : other,
  );
}

const longestGap = 40;
const [quote, colon, zero, letterX] = [code('"'), code(":"), code("0"), code("x")];

/** One number in a list: its byte, and where it ends. */
type Item = { readonly byte: number; readonly end: number };
type ReadItem = (bytes: Buffer, at: number) => Item | undefined;

/**
 * Decodes lists of numbers that are bytes, as programs print them: `[83, 97]`,
 * `{"type":"Buffer","data":[83,97]}`, `{"0":83,"1":97}`, `<Buffer 53 61>`,
 * `53:61`, `0x53, 0x61`.
 *
 * @param shortest so many bytes a list must have
 */
export function* findByteLists(bytes: Buffer, shortest: number): Generator<Island> {
  // A list of so many has a digit for each and something between any two.
  const runs = findRuns(bytes, inLists, 2 * shortest - 1);
  for (const [form, readItem] of readers) {
    const lists = readRuns(bytes, runs, readItem).filter((list) => list.length >= shortest);
    // No token reaches from one list into the next.
    const parts = [...lists].map((list) => Buffer.from([...list, separator]));
    if (parts.length > 0) yield { form, bytes: Buffer.concat(parts) };
  }
}

const separator = 0;

const readers: readonly (readonly [string, ReadItem])[] = [
  ["byte-list", readDecimal],
  ["hex-list", readHexPair],
];

function* readRuns(
  bytes: Buffer,
  { bounds }: Runs,
  readItem: ReadItem,
): Generator<readonly number[]> {
  for (let index = 0; index < bounds.length; index += 2) {
    const end = bounds[index + 1] ?? 0;
    for (let at = bounds[index] ?? 0; at < end;) {
      const isStart = digitOf[bytes[at] ?? 0] !== none && !isWord(bytes[at - 1] ?? 0);
      const list = isStart ? readList(bytes, at, readItem) : nothing;
      if (list.bytes.length > 0) yield list.bytes;
      at = Math.max(at + 1, list.end);
    }
  }
}

const nothing = { bytes: [], end: 0 };

function readList(bytes: Buffer, start: number, readItem: ReadItem) {
  const list: number[] = [];
  let end = start;
  let item = readItem(bytes, start);
  while (item !== undefined) {
    list.push(item.byte);
    end = item.end;
    const next = skipGap(bytes, end);
    item = next === end ? undefined : readItem(bytes, next);
  }
  return { bytes: list, end };
}

/** Over what parts two numbers, an index in quotes such as `,"17":` included. */
function skipGap(bytes: Buffer, start: number): number {
  let at = skipBetween(bytes, start);
  if (bytes[at] !== quote) return at;
  const indexEnd = bytes.indexOf(quote, at + 1);
  if (indexEnd < 0 || indexEnd > at + 9 || bytes[indexEnd + 1] !== colon) return start;
  at = skipBetween(bytes, indexEnd + 1);
  return at;
}

function skipBetween(bytes: Buffer, start: number): number {
  let at = start;
  while (at < start + longestGap && isBetween[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

function readDecimal(bytes: Buffer, start: number): Item | undefined {
  let value = 0;
  let end = start;
  for (; end < start + 4; end += 1) {
    const digit = digitOf[bytes[end] ?? 0] ?? none;
    if (digit > 9) break;
    value = value * 10 + digit;
  }
  return end === start || value > 255 || isWord(bytes[end] ?? 0) ? undefined : { byte: value, end };
}

function readHexPair(bytes: Buffer, start: number): Item | undefined {
  const at = hasPrefix(bytes, start) ? start + 2 : start;
  const high = digitOf[bytes[at] ?? 0] ?? none;
  const low = digitOf[bytes[at + 1] ?? 0] ?? none;
  if (high === none || low === none || isWord(bytes[at + 2] ?? 0)) return undefined;
  return { byte: high * 16 + low, end: at + 2 };
}

/** `0x`, or with a capital. */
function hasPrefix(bytes: Buffer, at: number): boolean {
  return bytes[at] === zero && ((bytes[at + 1] ?? 0) | 0x20) === letterX;
}

/** Letters, digits and the underscore: a number does not begin or end beside one. */
function isWord(byte: number): boolean {
  const small = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (small >= 0x61 && small <= 0x7a) || byte === 0x5f;
}
