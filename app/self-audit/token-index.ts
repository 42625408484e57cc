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

type Encoding = "utf8" | "utf16le" | "utf16be" | "bytes";

type Pattern = {
  readonly token: number;
  readonly encoding: Encoding;
  readonly bytes: Uint8Array;
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
  const patterns = tokens.flatMap(patternsOf);
  const shortest = patterns.reduce((least, { bytes }) => Math.min(least, bytes.length), Infinity);
  const longest = patterns.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
  // Two bits of one word for each pattern; 1 MB still fits the processor's cache.
  const wordBits = Math.min(18, Math.max(10, Math.ceil(Math.log2(patterns.length * 2 + 1))));
  const shift = 32 - wordBits;
  const filter = new Uint32Array(2 ** wordBits);
  const byHash = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    const hash = hashOf(pattern.bytes);
    const mask = (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
    filter[hash >>> shift] = (filter[hash >>> shift] ?? 0) | mask;
    const same = byHash.get(hash);
    if (same === undefined) byHash.set(hash, [pattern]);
    else same.push(pattern);
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
      const candidates = byHash.get(hash);
      if (candidates !== undefined) verify({ bytes, at, candidates, tokens }, found);
    }
  };
  return { shortest, longest, scan };
}

/** The hash of a pattern's first bytes, as the scan comes to it. */
function hashOf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, windowBytes));
  return mix(head.readInt32BE(0), head.readInt32BE(4));
}

/** Eight bytes to one number of 32 bits, every bit of which hangs on all of them. */
function mix(high: number, low: number): number {
  const product = Math.imul(high ^ (low >>> 15), 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
  return (product ^ (product >>> 15)) >>> 0;
}

type Candidates = {
  readonly bytes: Uint8Array;
  /** Where the window of the candidates ends. */
  readonly at: number;
  readonly candidates: readonly Pattern[];
  readonly tokens: readonly Token[];
};

function verify(params: Candidates, found: (hit: TokenHit) => void): void {
  const { bytes, at, candidates, tokens } = params;
  const start = at - windowBytes + 1;
  for (const pattern of candidates) {
    if (!isAt(bytes, start, pattern.bytes)) continue;
    const end = start + pattern.bytes.length;
    const spelling = spellingOf(bytes.subarray(start, end), pattern, tokens[pattern.token] ?? "");
    if (spelling !== undefined) found({ token: pattern.token, spelling, end });
  }
}

/** Undefined for bytes that differ in what would be the case of letters. */
function spellingOf(bytes: Uint8Array, { encoding }: Pattern, token: Token): string | undefined {
  if (typeof token !== "string") return Buffer.from(token).equals(bytes) ? "plain" : undefined;
  return `${caseOf(decode(bytes, encoding), token)}${suffixes[encoding]}`;
}

const suffixes = { bytes: "", utf8: "", utf16le: " utf-16le", utf16be: " utf-16be" } as const;

function isAt(bytes: Uint8Array, start: number, pattern: Uint8Array): boolean {
  if (start < 0 || start + pattern.length > bytes.length) return false;
  for (let index = 0; index < pattern.length; index += 1) {
    if (folded[bytes[start + index] ?? 0] !== pattern[index]) return false;
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

function patternsOf(token: Token, index: number): readonly Pattern[] {
  if (Buffer.from(token).length < windowBytes) {
    throw new RangeError(`token ${index} is shorter than ${windowBytes} bytes`);
  }
  if (typeof token !== "string") return [{ token: index, encoding: "bytes", bytes: fold(token) }];
  return [...spellingsOf(token)].flatMap((text) => {
    const wide = Buffer.from(text, "utf16le");
    return [
      { token: index, encoding: "utf8", bytes: fold(Buffer.from(text, "utf8")) },
      { token: index, encoding: "utf16le", bytes: fold(wide) },
      { token: index, encoding: "utf16be", bytes: fold(Buffer.from(wide).swap16()) },
    ] as const;
  });
}

/** All ways to write a token that differ after ASCII capitals have become small. */
function spellingsOf(token: string): ReadonlySet<string> {
  const cases = [token, token.toLowerCase(), token.toUpperCase()];
  const forms = cases.flatMap((text) => [text, text.normalize("NFC"), text.normalize("NFD")]);
  const spelled = [...forms, ...forms.map((text) => text.replaceAll(" ", "+"))];
  return new Set(spelled.map((text) => text.replaceAll(/[A-Z]/gu, (one) => one.toLowerCase())));
}

/** Bytes of UTF-16 that look like capitals are folded as well: the scan folds all. */
function fold(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => folded[byte] ?? byte);
}
