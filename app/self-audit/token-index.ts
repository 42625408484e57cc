/** What is looked for: a text in whatever spelling, or bytes as they are. */
export type Token = string | Uint8Array;

/** One token in a stretch of bytes. */
export type TokenHit = {
  /** Its place in the list of tokens. */
  readonly token: number;
  /** How it was spelled: `plain`, `lower-case`, `upper-case` or `mixed-case`, or one of them in UTF-16. */
  readonly spelling: string;
  /** Its last byte's offset plus one. */
  readonly end: number;
};

/** Finds many tokens in bytes at once, whatever their case. */
export type TokenIndex = {
  /** Bytes of the shortest and the longest spelling of a token. */
  readonly shortest: number;
  readonly longest: number;
  readonly scan: (bytes: Uint8Array, found: (hit: TokenHit) => void) => void;
};

const encodings = ["bytes", "utf8", "utf16le", "utf16be"] as const;
type Encoding = (typeof encodings)[number];

/**
 * All spellings of all tokens, by number. In typed arrays: a hundred thousand
 * objects would be walked through by every garbage collection of a search.
 */
type Patterns = {
  readonly count: number;
  /** Numbers of the tokens, and of their encodings. */
  readonly token: Int32Array;
  readonly encoding: Uint8Array;
  /** One after another; each from `start` until the next one's. */
  readonly bytes: Buffer;
  readonly start: Int32Array;
};

/** Tokens must be this long (in UTF-8), so that none is found by chance. */
const windowBytes = 8;

/** ASCII capitals become small letters; all other bytes stay. */
const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

/**
 * Makes the index. Every token is looked for in UTF-8 and UTF-16 (either byte
 * order), composed and decomposed, in any case, and with `+` for its blanks;
 * bytes are found as they are. Throws `RangeError` for a token of less than 8 bytes.
 */
export function createTokenIndex(tokens: readonly Token[]): TokenIndex {
  const patterns = collectPatterns(tokens);
  const { count } = patterns;
  const lengths = Array.from({ length: count }, (_, number) => lengthOf(patterns, number));
  const shortest = lengths.reduce((least, length) => Math.min(least, length), Infinity);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  // Two bits of one word for each pattern; 1 MB still fits the processor's cache.
  const wordBits = Math.min(18, Math.max(10, Math.ceil(Math.log2(count * 2 + 1))));
  const shift = 32 - wordBits;
  const filter = new Uint32Array(2 ** wordBits);
  const chains = createChains(count);
  for (let number = 0; number < count; number += 1) {
    const at = patterns.start[number] ?? 0;
    const hash = mix(patterns.bytes.readInt32BE(at), patterns.bytes.readInt32BE(at + 4));
    const mask = (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
    filter[hash >>> shift] = (filter[hash >>> shift] ?? 0) | mask;
    chains.add(hash, number);
  }
  const scan: TokenIndex["scan"] = (bytes, found) => {
    let high = 0;
    let low = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (folded[bytes[at] ?? 0] ?? 0);
      const hash = mix(high, low);
      const word = filter[hash >>> shift] ?? 0;
      if (((word >>> (hash & 31)) & (word >>> ((hash >>> 5) & 31)) & 1) === 0) continue;
      for (let number = chains.first(hash); number >= 0; number = chains.next(hash, number)) {
        const hit = readHit({ bytes, at, number, patterns, tokens });
        if (hit !== undefined) found(hit);
      }
    }
  };
  return { shortest, longest, scan };
}

function lengthOf({ start }: Patterns, number: number): number {
  return (start[number + 1] ?? 0) - (start[number] ?? 0);
}

/** Numbers of patterns by hash, those of one hash after one another; -1 ends them. */
function createChains(count: number) {
  const slots = 2 ** Math.max(10, Math.ceil(Math.log2(count + 1)));
  const heads = new Int32Array(slots).fill(-1);
  const following = new Int32Array(count).fill(-1);
  const hashes = new Uint32Array(count);
  const toSame = (hash: number, first: number): number => {
    let number = first;
    while (number >= 0 && hashes[number] !== hash) number = following[number] ?? -1;
    return number;
  };
  return {
    add: (hash: number, number: number): void => {
      hashes[number] = hash;
      following[number] = heads[hash & (slots - 1)] ?? -1;
      heads[hash & (slots - 1)] = number;
    },
    first: (hash: number): number => toSame(hash, heads[hash & (slots - 1)] ?? -1),
    next: (hash: number, number: number): number => toSame(hash, following[number] ?? -1),
  };
}

/** Eight bytes to one number of 32 bits, every bit of which hangs on all of them. */
function mix(high: number, low: number): number {
  const product = Math.imul(high ^ (low >>> 15), 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
  return (product ^ (product >>> 15)) >>> 0;
}

type Candidate = {
  readonly bytes: Uint8Array;
  /** Where the first bytes of the candidate end. */
  readonly at: number;
  readonly number: number;
  readonly patterns: Patterns;
  readonly tokens: readonly Token[];
};

function readHit({ bytes, at, number, patterns, tokens }: Candidate): TokenHit | undefined {
  const start = at - windowBytes + 1;
  if (!isAt(bytes, start, { patterns, number })) return undefined;
  const end = start + lengthOf(patterns, number);
  const token = patterns.token[number] ?? -1;
  const encoding = encodings[patterns.encoding[number] ?? 0] ?? "bytes";
  const spelling = spellingOf(bytes.subarray(start, end), encoding, tokens[token] ?? "");
  return spelling === undefined ? undefined : { token, spelling, end };
}

/** Undefined for bytes that differ in what would be the case of letters. */
function spellingOf(bytes: Uint8Array, encoding: Encoding, token: Token): string | undefined {
  if (typeof token !== "string") return Buffer.from(token).equals(bytes) ? "plain" : undefined;
  return `${caseOf(decode(bytes, encoding), token)}${suffixes[encoding]}`;
}

const suffixes = { bytes: "", utf8: "", utf16le: " utf-16le", utf16be: " utf-16be" } as const;

function isAt(
  bytes: Uint8Array,
  start: number,
  { patterns, number }: Pick<Candidate, "patterns" | "number">,
): boolean {
  const length = lengthOf(patterns, number);
  const from = patterns.start[number] ?? 0;
  if (start < 0 || start + length > bytes.length) return false;
  for (let index = 0; index < length; index += 1) {
    if (folded[bytes[start + index] ?? 0] !== patterns.bytes[from + index]) return false;
  }
  return true;
}

function caseOf(text: string, token: string): string {
  const found = text.normalize("NFC");
  const composed = token.normalize("NFC");
  if (found === composed) return "plain";
  if (found === composed.toLowerCase()) return "lower-case";
  if (found === composed.toUpperCase()) return "upper-case";
  return "mixed-case";
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  const own = Buffer.from(bytes);
  if (encoding === "utf8" || encoding === "bytes") return own.toString("utf8");
  return (encoding === "utf16be" ? own.swap16() : own).toString("utf16le");
}

function collectPatterns(tokens: readonly Token[]): Patterns {
  const written = tokens.flatMap((token, number) =>
    patternsOf(token, number).map((pattern) => ({ number, ...pattern })),
  );
  const bytes = Buffer.concat(written.map((pattern) => pattern.bytes));
  // Bytes of UTF-16 that look like capitals are folded as well: the scan folds all.
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = folded[bytes[at] ?? 0] ?? 0;
  let start = 0;
  const starts = written.map((pattern) => (start += pattern.bytes.length));
  return {
    ...{ count: written.length, bytes, start: Int32Array.from([0, ...starts]) },
    token: Int32Array.from(written, ({ number }) => number),
    encoding: Uint8Array.from(written, ({ encoding }) => encodings.indexOf(encoding)),
  };
}

type Pattern = { readonly encoding: Encoding; readonly bytes: Buffer };

function patternsOf(token: Token, number: number): readonly Pattern[] {
  if (Buffer.from(token).length < windowBytes) {
    throw new RangeError(`token ${number} is shorter than ${windowBytes} bytes`);
  }
  if (typeof token !== "string") return [{ encoding: "bytes", bytes: Buffer.from(token) }];
  return [...spellingsOf(token)].flatMap((text) => {
    const wide = Buffer.from(text, "utf16le");
    return [
      { encoding: "utf8", bytes: Buffer.from(text, "utf8") },
      { encoding: "utf16le", bytes: wide },
      { encoding: "utf16be", bytes: Buffer.from(wide).swap16() },
    ];
  });
}

/** All ways to write a token that differ after ASCII capitals have become small. */
function spellingsOf(token: string): ReadonlySet<string> {
  const cases = [token, token.toLowerCase(), token.toUpperCase()];
  const forms = cases.flatMap((text) => [text, text.normalize("NFC"), text.normalize("NFD")]);
  const spelled = [...forms, ...forms.map((text) => text.replaceAll(" ", "+"))];
  return new Set(spelled.map((text) => text.replaceAll(/[A-Z]/gu, (one) => one.toLowerCase())));
}
