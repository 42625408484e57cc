import { characterEntities } from "character-entities";
import { characterEntitiesLegacy } from "character-entities-legacy";

/** Bytes that grow; at most twice as long as what they are decoded from. */
export type Output = { readonly bytes: Buffer; length: number };

/** A way to write a byte or character with others that begin with one lead byte. */
export type Escape = {
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

export function putByte(out: Output, byte: number): void {
  out.bytes[out.length] = byte;
  out.length += 1;
}

function putText(out: Output, text: string): void {
  out.length += out.bytes.write(text, out.length, "utf8");
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

const entity: Escape = {
  form: "html-entity",
  lead: code("&"),
  read: (bytes, at, out) => {
    const text = bytes.toString("latin1", at + 1, Math.min(at + 34, bytes.length));
    const match = /^(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));?/u.exec(text);
    if (match === null) return 0;
    const [whole, decimal, hex, name] = match;
    if (name !== undefined) return readNamed(whole, name, out);
    const point = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
    if (point > 0x10ffff) return 0;
    putText(out, String.fromCodePoint(point));
    return 1 + whole.length;
  },
};

/** The longest first: `sup1` is not `sup` and a 1. */
const oldNames = characterEntitiesLegacy.toSorted((one, other) => other.length - one.length);

/** All names end in a semicolon but for some old ones, which may run into what follows. */
function readNamed(whole: string, name: string, out: Output): number {
  const isEnded = whole.endsWith(";") && Object.hasOwn(characterEntities, name);
  const known = isEnded ? name : oldNames.find((old) => name.startsWith(old));
  if (known === undefined) return 0;
  putText(out, characterEntities[known] ?? "");
  return 1 + known.length + (isEnded ? 1 : 0);
}

const shortEscapes = new Map([
  [code("n"), 10],
  [code("r"), 13],
  [code("t"), 9],
  [code("b"), 8],
  [code("f"), 12],
  // A JSON text within another: what these stand before is written with a backslash again.
  ...['"', "\\", "/", "'"].map((one) => [code(one), code(one)] as const),
]);
/** JSON's, and of other notations `\x53` and `\123`. */
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
    if (next === code("u")) return readUnit(bytes, at, out);
    if (next === code("x")) {
      const byte = readHex(bytes, at + 2, 2);
      if (byte >= 0) putByte(out, byte);
      return byte < 0 ? 0 : 4;
    }
    return readOctal(bytes, at, out);
  },
};

function readOctal(bytes: Buffer, at: number, out: Output): number {
  const digits = bytes.toString("latin1", at + 1, at + 4);
  if (!/^[0-3][0-7]{2}$/u.test(digits)) return 0;
  putByte(out, parseInt(digits, 8));
  return 4;
}

/** `\u0628`, or two of them where one character needs two. */
function readUnit(bytes: Buffer, at: number, out: Output): number {
  const unit = readHex(bytes, at + 2, 4);
  if (unit < 0) return 0;
  const isPair = unit >= 0xd800 && unit < 0xdc00 && bytes[at + 6] === code("\\");
  const second = isPair && bytes[at + 7] === code("u") ? readHex(bytes, at + 8, 4) : -1;
  if (second >= 0xdc00 && second < 0xe000) {
    putText(out, String.fromCodePoint(0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00)));
    return 12;
  }
  putText(out, String.fromCharCode(unit));
  return 6;
}

/** All of them but a mail's encoded words. */
export const byteEscapes = { percent, quotedPrintable, entity, backslash } as const;
