import { isUtf8 } from "node:buffer";
import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import type { Island } from "./island.ts";

// The layout of what is sealed, known here a second time on purpose: a fault in
// app/seal must not blind the search for it. A test holds the two together.
const nonceBytes = 12;
const dataKeyBytes = 32;
const wrappedHeader = Buffer.from("\x01\x14kek-", "latin1");
const sealedHeader = Buffer.from("\x01\x24", "latin1");
const wrappedKeyAt = 2 + 20;
const sealedBodyAt = 2 + 36;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u;
/** A sealed value is not longer than this; whatever follows it decrypts to noise. */
const longestValue = 768 * 1024;
/** So many values of one key are tried with every data key; one that is text tells. */
const samplesPerKey = 8;
const blockBytes = 16;

/** The start of a value sealed under a data key. */
type Sample = { readonly nonce: Buffer; readonly head: Buffer };

/** A way to come by data keys: first all bytes are looked at, then it is told what they open. */
export type Opening = {
  /**
   * Collects from bytes: wrapped keys, and names of the keys that values are
   * sealed under; true when there are any such values.
   */
  readonly collect: (bytes: Buffer) => boolean;
  /** Once everything was collected: finds which data key opens what, step by step. */
  readonly match: () => Generator<void, KeyMatch>;
};

/** A data key as its row holds it. */
export type NamedKey = { readonly id: string; readonly wrappedKey: Uint8Array };

export type CarvedCounts = {
  /** Wrapped keys seen, under whichever key-encryption key. */
  readonly wrappedKeys: number;
  /** Different data keys that came out of them with the keys held. */
  readonly unwrappedKeys: number;
  /** Names of data keys that values were sealed under. */
  readonly keyNames: number;
  /** Of those, how many a data key was found for. */
  readonly openedNames: number;
};

export type KeyMatch = {
  readonly counts: CarvedCounts;
  /** Decrypts every sealed value in the bytes that a key was found for. */
  readonly open: (bytes: Buffer) => Generator<Island>;
};

/** The name of a key-encryption key, as it is written into what it wraps. */
function nameOf(key: Uint8Array): string {
  const hash = createHash("sha256").update("lagom key-encryption key\0").update(key);
  return `kek-${hash.digest("hex").slice(0, 16)}`;
}

/**
 * Carves with the key-encryption keys (32 bytes each) that are held. Nothing is
 * authenticated: neither the row a value stood in nor its length need be known.
 */
export function createCarving(keyEncryptionKeys: readonly Uint8Array[]): Opening {
  const held = new Map(keyEncryptionKeys.map((key) => [nameOf(key), key]));
  const wrapped = new Set<string>();
  const dataKeys = new Map<string, Buffer>();
  const samples = new Map<string, Map<string, Sample>>();
  const collect = (bytes: Buffer): boolean => {
    for (const { kek, nonce, body } of findWrappedKeys(bytes)) {
      wrapped.add(nonce.toString("hex"));
      const key = held.get(kek);
      if (key === undefined) continue;
      const dataKey = decrypt(key, nonce, body);
      dataKeys.set(dataKey.toString("hex"), dataKey);
    }
    let hasSealed = false;
    for (const { keyId, nonce, body } of findSealedValues(bytes)) {
      hasSealed = true;
      const own = samples.get(keyId) ?? new Map<string, Sample>();
      samples.set(keyId, own);
      if (own.size >= samplesPerKey || body.length < blockBytes) continue;
      const head = Buffer.from(body.subarray(0, blockBytes));
      // Another reading of the same bytes may have the same nonce: it must not take its place.
      own.set(`${nonce.toString("hex")} ${head.toString("hex")}`, {
        nonce: Buffer.from(nonce),
        head,
      });
    }
    return hasSealed;
  };
  const match = function* (): Generator<void, KeyMatch> {
    const keys = yield* matchKeys([...dataKeys.values()], samples);
    const counts = {
      wrappedKeys: wrapped.size,
      unwrappedKeys: dataKeys.size,
      keyNames: samples.size,
      openedNames: keys.size,
    };
    return { counts, open: (bytes) => openSealed(bytes, keys) };
  };
  return { collect, match };
}

/**
 * Opens with the data keys of which the rows are at hand, each only what is
 * sealed under its name: for a search among people whose keys are known.
 */
export function createKnownKeys(
  rows: readonly NamedKey[],
  keyEncryptionKeys: readonly Uint8Array[],
): Opening {
  const held = new Map(keyEncryptionKeys.map((key) => [nameOf(key), key]));
  const keys = new Map<string, Buffer[]>();
  for (const { id, wrappedKey } of rows) {
    const unwrapped = [...findWrappedKeys(Buffer.from(wrappedKey))].flatMap((found) => {
      const key = held.get(found.kek);
      return key === undefined ? [] : [decrypt(key, found.nonce, found.body)];
    });
    if (unwrapped.length > 0) keys.set(id, unwrapped);
  }
  const names = new Set<string>();
  const collect = (bytes: Buffer): boolean => {
    const found = [...findSealedValues(bytes)];
    for (const { keyId } of found) names.add(keyId);
    return found.length > 0;
  };
  const match = function* (): Generator<void, KeyMatch> {
    yield;
    const counts = {
      ...{ wrappedKeys: rows.length, unwrappedKeys: keys.size, keyNames: names.size },
      openedNames: [...keys.keys()].filter((id) => names.has(id)).length,
    };
    return { counts, open: (bytes) => openSealed(bytes, keys) };
  };
  return { collect, match };
}

function* findWrappedKeys(bytes: Buffer) {
  for (const at of positionsOf(bytes, wrappedHeader)) {
    const bodyAt = at + wrappedKeyAt + nonceBytes;
    const kek = bytes.toString("latin1", at + 2, at + wrappedKeyAt);
    if (bodyAt + dataKeyBytes > bytes.length || !/^kek-[\da-f]{16}$/u.test(kek)) continue;
    const nonce = bytes.subarray(at + wrappedKeyAt, bodyAt);
    yield { kek, nonce, body: bytes.subarray(bodyAt, bodyAt + dataKeyBytes) };
  }
}

/** A value reaches at most to where the next one begins. */
function* findSealedValues(bytes: Buffer) {
  let last: { readonly at: number; readonly keyId: string } | undefined;
  for (const at of positionsOf(bytes, sealedHeader)) {
    const keyId = bytes.toString("latin1", at + 2, at + sealedBodyAt);
    if (!uuid.test(keyId)) continue;
    if (last !== undefined) yield toValue(bytes, last, at);
    last = { at, keyId };
  }
  if (last !== undefined) yield toValue(bytes, last, bytes.length);
}

function toValue(
  bytes: Buffer,
  { at, keyId }: { readonly at: number; readonly keyId: string },
  end: number,
) {
  const bodyAt = at + sealedBodyAt + nonceBytes;
  const nonce = bytes.subarray(at + sealedBodyAt, bodyAt);
  return { keyId, nonce, body: bytes.subarray(bodyAt, Math.min(end, bodyAt + longestValue)) };
}

function* positionsOf(bytes: Buffer, needle: Buffer): Generator<number> {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) yield at;
}

/** GCM encrypts in counter mode; its first data block has the counter 2. */
function counterOf(nonce: Buffer): Buffer {
  return Buffer.concat([nonce, Buffer.from([0, 0, 0, 2])]);
}

function decrypt(key: Uint8Array, nonce: Buffer, body: Buffer): Buffer {
  if (nonce.length < nonceBytes) return Buffer.alloc(0);
  return createDecipheriv("aes-256-ctr", key, counterOf(nonce)).update(body);
}

/**
 * Tries every data key on every name: the counter blocks of all samples are
 * encrypted in one go for each key, and a name belongs to the key that turns
 * one of its values into text or something known by its start.
 */
function* matchKeys(
  dataKeys: readonly Buffer[],
  samples: ReadonlyMap<string, ReadonlyMap<string, Sample>>,
): Generator<void, ReadonlyMap<string, readonly Buffer[]>> {
  const flat = [...samples].flatMap(([keyId, own]) =>
    [...own.values()].map((sample) => ({ keyId, ...sample })),
  );
  const counters = Buffer.concat(flat.map(({ nonce }) => counterOf(nonce)));
  const heads = Buffer.concat(flat.map(({ head }) => head));
  const found = new Map<string, Buffer[]>();
  const add = (index: number, key: Buffer): void => {
    const keyId = flat[index]?.keyId ?? "";
    const own = found.get(keyId) ?? [];
    if (!own.includes(key)) found.set(keyId, [...own, key]);
  };
  for (const key of dataKeys) {
    for (let start = 0; start < flat.length; start += samplesAtOnce) {
      const bytes = counters.subarray(start * blockBytes, (start + samplesAtOnce) * blockBytes);
      const stream = createCipheriv("aes-256-ecb", key, null).update(bytes);
      const own = heads.subarray(start * blockBytes);
      for (const index of findMeaningful(own, stream)) add(start + index, key);
      yield;
    }
  }
  return found;
}

/** Decrypted between two turns of others: some milliseconds' work. */
const samplesAtOnce = 50_000;

/** How values begin that are no text: a zip file, a gzip stream. */
const knownStarts = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b, 0x08, 0],
];
/** Control characters no text has: all but tab and line ends, and delete. */
const isNoText = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 0x20 && ![9, 10, 13].includes(byte)) || byte === 0x7f ? 1 : 0,
);

/**
 * Which blocks, decrypted with the stream, are text throughout or begin like
 * something known. Done for each key and each value: a block that is neither
 * must cost next to nothing.
 */
function* findMeaningful(heads: Buffer, stream: Buffer): Generator<number> {
  const block = Buffer.alloc(blockBytes);
  const byteAt = (at: number): number => (heads[at] ?? 0) ^ (stream[at] ?? 0);
  for (let start = 0; start < stream.length; start += blockBytes) {
    let textBytes = 0;
    while (textBytes < blockBytes && isNoText[byteAt(start + textBytes)] === 0) textBytes += 1;
    // What begins like something known is no text within its first three bytes.
    if (textBytes < blockBytes && textBytes > 2) continue;
    for (let at = 0; at < blockBytes; at += 1) block[at] = byteAt(start + at);
    if (textBytes < blockBytes ? beginsKnown(block) : isCutText(block)) yield start / blockBytes;
  }
}

function beginsKnown(block: Buffer): boolean {
  return knownStarts.some((start) => start.every((byte, at) => block[at] === byte));
}

/** Valid UTF-8, of which the last character may be cut off. */
function isCutText(block: Buffer): boolean {
  return [16, 15, 14, 13].some((length) => isUtf8(block.subarray(0, length)));
}

function* openSealed(
  bytes: Buffer,
  keys: ReadonlyMap<string, readonly Buffer[]>,
): Generator<Island> {
  for (const { keyId, nonce, body } of findSealedValues(bytes)) {
    for (const key of keys.get(keyId) ?? []) {
      yield { form: "opened", bytes: decrypt(key, nonce, body) };
    }
  }
}
