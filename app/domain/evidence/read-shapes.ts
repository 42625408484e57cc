import type { Json, JsonObject } from "../shared/json.ts";
import { toCanonical } from "./canonical.ts";
import type { Checkpoint } from "./chain.ts";

/** A text's value, or why it is none in its one written form. */
export type Read =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly reason: "not-json" | "not-canonical" };

/** Reads an object from its one written form; `write` says which form. */
export function readObject(text: string, write: (value: Json) => string = toCanonical): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: "not-json" };
  }
  if (!isObject(value)) return { ok: false, reason: "not-json" };
  return write(value) === text ? { ok: true, value } : { ok: false, reason: "not-canonical" };
}

/** What JSON.parse answers is JSON; true when it is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True when the object has exactly these keys. */
export function hasKeys(value: JsonObject, keys: readonly string[]): boolean {
  const isThere = (key: string) => Object.hasOwn(value, key);
  return Object.keys(value).length === keys.length && keys.every(isThere);
}

/** What chains a line, as it was read: the form is checked, the chain not yet. */
export type ReadLine = {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  /** What the hash is over. */
  readonly text: string;
  /** For a line `log.pruned`: which lines went. */
  readonly prunedThrough: number | undefined;
};

const lineKeys = ["at", "caseId", "commitment", "counts", "event", "facts", "prev", "seq"];

/** A line of the log; undefined when it has not the form of one. `event` may be a later version's. */
export function readLine(value: JsonObject): ReadLine | undefined {
  const { hash, ...line } = value;
  const { seq, prev, event, counts } = line;
  if (!hasKeys(line, lineKeys) || !isCount(seq) || !isHex32(prev) || !isHex32(hash)) {
    return undefined;
  }
  if (!isContent(line) || !isObject(counts)) return undefined;
  const pruned = event === "log.pruned" ? counts["prunedThrough"] : undefined;
  const prunedThrough = isCount(pruned) ? pruned : undefined;
  return { seq, prev, hash, text: toCanonical(line), prunedThrough };
}

/** What the line says: a verifier checks its form only. */
function isContent({ at, event, caseId, commitment, facts }: JsonObject): boolean {
  const isTextOrNull = (value: unknown) => value === null || typeof value === "string";
  const areTexts = typeof at === "string" && typeof event === "string";
  return areTexts && isTextOrNull(caseId) && isTextOrNull(commitment) && isObject(facts);
}

const checkpointKeys = ["at", "hash", "keyId", "seq", "signature"];

/** A checkpoint; undefined when it has not the form of one. */
export function readCheckpoint(value: Json | undefined): Checkpoint | undefined {
  if (!isObject(value) || !hasKeys(value, checkpointKeys)) return undefined;
  const { seq, at, hash, keyId, signature } = value;
  if (!isCount(seq) || !isHex32(hash) || !isSignature(signature)) return undefined;
  if (typeof at !== "string" || typeof keyId !== "string") return undefined;
  return { seq, at, hash, keyId, signature };
}

/** Ed25519 signatures have one written form here: 128 lower-case hex digits. */
function isSignature(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{128}$/u.test(value);
}

/** 32 bytes in lower-case hex. */
export function isHex32(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/u.test(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
