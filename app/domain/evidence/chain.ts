import type { Json, JsonObject } from "../shared/json.ts";
import { toCanonical } from "./canonical.ts";
import type { EvidenceInput, EvidenceLine } from "./types.ts";

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
export type Digest = (text: string) => string;

/** Name and version of the log's form. What is hashed and signed names it. */
export const logFormat = "lagom-evidence/1";
export const receiptFormat = "lagom-receipt/1";

/** Where a log stands: number and hash of its last line; 0 and the genesis hash before the first. */
export type LogHead = { readonly seq: number; readonly hash: string };

/** A signed statement that line `seq` of the log had this hash. */
export type Checkpoint = {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly keyId: string;
  /** Ed25519 over `checkpointText`, hex. */
  readonly signature: string;
};

/** Thrown for what may not be written: the log outlives the people in it. */
export class EvidenceError extends Error {
  override readonly name = "EvidenceError";
}

/** What the first line of a log builds on. */
export function genesisHash(digest: Digest, logId: string): string {
  return digest(toCanonical({ format: logFormat, logId }));
}

/** What a checkpoint's signature is over. */
export function checkpointText(
  logId: string,
  { seq, hash, at }: Pick<Checkpoint, "seq" | "hash" | "at">,
): string {
  return toCanonical({ at, format: logFormat, hash, logId, seq });
}

/** A signing key's name: the start of the digest over its public half (hex). */
export function signingKeyId(digest: Digest, publicKey: string): string {
  return `ed25519-${digest(publicKey).slice(0, 16)}`;
}

/** The text a line's hash is over: the line without that hash. */
export function lineText(line: Omit<EvidenceLine, "hash">): string {
  const { seq, at, event, caseId, counts, facts, commitment, prev } = line;
  return toCanonical({ at, caseId, commitment, counts, event, facts, prev, seq });
}

/** The line that follows the head. Throws `EvidenceError` on anything but codes, dates and digests. */
export function nextLine(digest: Digest, head: LogHead, input: EvidenceInput): EvidenceLine {
  const { event, caseId, counts = {}, facts = {}, commitment = null } = input;
  requireCounts(counts);
  requireCodes(facts, "facts");
  if (commitment !== null) requireDigest(commitment);
  const line = {
    ...{ seq: head.seq + 1, at: input.at.toISOString(), event, caseId },
    ...{ counts, facts, commitment, prev: head.hash },
  };
  return { ...line, hash: digest(lineText(line)) };
}

/** Codes, dates, ids and digests have neither spaces nor `@` nor `/`: a name's or mail's parts do. */
const codePattern = /^[\w.:$-]{0,200}$/u;

function requireCodes(value: Json, path: string): void {
  if (typeof value === "string" && !codePattern.test(value)) {
    throw new EvidenceError(`${path} of an evidence line is neither a code, a date nor a digest`);
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new EvidenceError(`${path} of an evidence line is not a number`);
  }
  if (value === null || typeof value !== "object") return;
  for (const [key, part] of entriesOf(value)) {
    if (!codePattern.test(key)) throw new EvidenceError(`${path} has a key that is not a code`);
    requireCodes(part, `${path}.${key}`);
  }
}

function entriesOf(value: readonly Json[] | JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value);
}

function requireCounts(counts: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(counts)) {
    if (!codePattern.test(key) || !Number.isSafeInteger(count)) {
      throw new EvidenceError(`counts.${key} of an evidence line is not a count`);
    }
  }
}

function requireDigest(text: string): void {
  if (!/^[0-9a-f]{64}$/u.test(text)) throw new EvidenceError("a commitment is 64 hex digits");
}
