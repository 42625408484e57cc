import type { Island } from "./island.ts";

/** Bytes that grow; never longer than what they are decoded from. */
type Output = { readonly bytes: Buffer; length: number };

/** A way to write a byte or character with others that begin with one lead byte. */
type Escape = {
  readonly form: string;
  readonly lead: number;
  /**
   * Decodes the escape at `at` into `out`; answers how many bytes it took, 0
   * when it is none.
   */
  readonly read: (bytes: Buffer, at: number, out: Output) => number;
};

const hexDigits = Int8Array.from({ length: 256 }, (_, byte) =>
  "0123456789abcdef".indexOf(String.fromCharCode(byte).toLowerCase()),
);

/** The number written in `count` hex digits at `at`; -1 when one is none. */
function readHex(bytes: Buffer, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = hexDigits[bytes[index] ?? 0] ?? -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function putByte(out: Output, byte: number): void {
  out.bytes[out.length] = byte;
  out.length += 1;
}

function putCodePoint(out: Output, code: number): void {
  out.length += out.bytes.write(String.fromCodePoint(code), out.length, "utf8");
}

const code = (text: string): number => text.charCodeAt(0);

function readHexPair(bytes: Buffer, at: number, out: Output): number {
  const byte = readHex(bytes, at + 1, 2);
  if (byte < 0) return 0;
  putByte(out, byte);
  return 3;
}

const percent: Escape = { form: "url-encoded", lead: code("%"), read: readHexPair };

const quotedPrintable: Escape = {
  form: "quoted-printable",
  lead: code("="),
  read: (bytes, at, out) => {
    if (bytes[at + 1] === 10) return 2;
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return 3;
    return readHexPair(bytes, at, out);
  },
};

const entityNames: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u{a0}",
};
const entity: Escape = {
  form: "html-entity",
  lead: code("&"),
  read: (bytes, at, out) => {
    const text = bytes.toString("latin1", at, Math.min(at + 12, bytes.length));
    const match = /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,4}));?/u.exec(text);
    if (match === null) return 0;
    const [whole, decimal, hex, name] = match;
    const named = entityNames[name ?? ""]?.codePointAt(0);
    const point = named ?? (decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal));
    if (!(point <= 0x10ffff)) return 0;
    putCodePoint(out, point);
    return whole.length;
  },
};

const shortEscapes = new Map([
  [code("n"), 10],
  [code("r"), 13],
  [code("/"), code("/")],
]);
const backslash: Escape = {
  form: "json-escaped",
  lead: code("\\"),
  read: (bytes, at, out) => {
    const next = bytes[at + 1] ?? 0;
    const short = shortEscapes.get(next);
    if (short !== undefined) {
      putByte(out, short);
      return 2;
    }
    return next === code("u") ? readUnit(bytes, at, out) : 0;
  },
};

/** `\u0628`, or two of them where one character needs two. */
function readUnit(bytes: Buffer, at: number, out: Output): number {
  const unit = readHex(bytes, at + 2, 4);
  if (unit < 0) return 0;
  const isPair = unit >= 0xd800 && unit < 0xdc00 && bytes[at + 6] === code("\\");
  const second = isPair && bytes[at + 7] === code("u") ? readHex(bytes, at + 8, 4) : -1;
  if (second >= 0xdc00 && second < 0xe000) {
    putCodePoint(out, 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00));
    return 12;
  }
  putCodePoint(out, unit);
  return 6;
}

const escapes: readonly Escape[] = [percent, quotedPrintable, entity, backslash];

/** Where what can be decoded lies, as pairs of numbers: from, until. */
type Regions = { readonly bounds: number[]; length: number };

/**
 * Decodes what is written with escapes: URL-encoded, quoted-printable, HTML's
 * and JSON's. Only the surroundings of an escape are decoded (`reach` bytes on
 * either side): elsewhere nothing would change.
 */
export function* findEscaped(bytes: Buffer, reach: number): Generator<Island> {
  for (const escape of escapes) {
    const regions = findRegions(bytes, escape, reach);
    if (regions.length === 0) continue;
    const decoded = decodeRegions(bytes, escape, regions);
    yield { form: escape.form, bytes: decoded };
    if (escape === percent && decoded.includes(plus)) {
      yield { form: escape.form, bytes: Buffer.from(decoded.map(plusToBlank)) };
    }
  }
}

const plusToBlank = (byte: number): number => (byte === plus ? 0x20 : byte);
const plus = code("+");

function findRegions(bytes: Buffer, escape: Escape, reach: number): Regions {
  const regions: Regions = { bounds: [], length: 0 };
  const scratch: Output = { bytes: Buffer.alloc(8), length: 0 };
  const add = (start: number, end: number): void => {
    if (end < 0) return;
    regions.bounds.push(start, end);
    regions.length += end - start;
  };
  let [start, end] = [0, -1];
  let at = bytes.indexOf(escape.lead);
  while (at >= 0) {
    scratch.length = 0;
    const taken = escape.read(bytes, at, scratch);
    if (taken > 0) {
      if (at - reach > end) {
        add(start, end);
        start = Math.max(0, at - reach);
      }
      end = Math.min(bytes.length, at + taken + reach);
    }
    at = bytes.indexOf(escape.lead, at + Math.max(1, taken));
  }
  add(start, end);
  return regions;
}

/** All regions one after another, a zero byte between them: no token reaches across. */
function decodeRegions(bytes: Buffer, escape: Escape, regions: Regions): Buffer {
  const { bounds, length } = regions;
  const out: Output = { bytes: Buffer.allocUnsafe(length + bounds.length), length: 0 };
  for (let index = 0; index < bounds.length; index += 2) {
    decodeRegion(bytes.subarray(bounds[index], bounds[index + 1]), escape, out);
    putByte(out, 0);
  }
  return out.bytes.subarray(0, out.length);
}

function decodeRegion(bytes: Buffer, escape: Escape, out: Output): void {
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(escape.lead, at);
    out.length += bytes.copy(out.bytes, out.length, at, next < 0 ? bytes.length : next);
    if (next < 0) return;
    const taken = escape.read(bytes, next, out);
    if (taken === 0) putByte(out, escape.lead);
    at = next + Math.max(1, taken);
  }
}
