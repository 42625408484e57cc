import type { Json, JsonObject } from "../shared/json.ts";
import { toCanonical, toReadable } from "./canonical.ts";
import { type Checkpoint, checkpointText, receiptFormat, signingKeyId } from "./chain.ts";
import {
  hasKeys,
  isHex32,
  isObject,
  readCheckpoint,
  readLine,
  readObject,
  type ReadLine,
} from "./read-shapes.ts";
import type { VerifyDeps } from "./verify-log.ts";

/** Which part of a receipt's document is not what was issued, and how. */
export type ReceiptBreak = {
  readonly part: "document" | "receipt" | "line" | "checkpoint" | "publicKey";
  readonly reason:
    | "not-json"
    | "not-canonical"
    | "wrong-form"
    | "wrong-format"
    | "wrong-hash"
    | "wrong-number"
    | "wrong-key"
    | "wrong-signature";
};

export type ReceiptSummary = {
  readonly logId: string;
  readonly caseId: string;
  readonly version: number;
  readonly isFinal: boolean;
  /** Number of its line in the log. */
  readonly seq: number;
  readonly signedAt: string;
  /** To be compared with the one the shop or the app's operator made known. */
  readonly publicKey: string;
};

export type ReceiptVerdict =
  | { readonly ok: true; readonly receipt: ReceiptSummary }
  | { readonly ok: false; readonly broken: ReceiptBreak };

/**
 * Checks a receipt's document by itself: its line carries the receipt's digest, its checkpoint the
 * line's hash, and the checkpoint is signed by the key. Without a pinned key that shows that nothing
 * was changed since it was signed, not who signed it.
 */
export function verifyReceipt(deps: VerifyDeps, text: string): ReceiptVerdict {
  const read = readObject(text, toReadable);
  if (!read.ok) return { ok: false, broken: { part: "document", reason: read.reason } };
  const parts = readParts(read.value);
  if ("broken" in parts) return { ok: false, broken: parts.broken };
  const broken = findContentBreak(deps, parts) ?? findSignatureBreak(deps, parts);
  if (broken !== undefined) return { ok: false, broken };
  const { receipt, line, checkpoint, publicKey } = parts;
  const { logId, caseId, version, isFinal } = receipt;
  const { seq } = line;
  const signedAt = checkpoint.at;
  return { ok: true, receipt: { logId, caseId, version, isFinal, seq, signedAt, publicKey } };
}

type Parts = {
  readonly receipt: ReadReceipt;
  readonly line: ReadLine;
  readonly written: JsonObject;
  readonly checkpoint: Checkpoint;
  readonly publicKey: string;
};

const wrongForm = (part: ReceiptBreak["part"]) =>
  ({ broken: { part, reason: "wrong-form" } }) as const;

function readParts(value: JsonObject): Parts | { readonly broken: ReceiptBreak } {
  if (!hasKeys(value, ["checkpoint", "format", "line", "publicKey", "receipt"])) {
    return wrongForm("document");
  }
  if (value["format"] !== receiptFormat) {
    return { broken: { part: "document", reason: "wrong-format" } };
  }
  const { line: written, publicKey } = value;
  const receipt = readReceipt(value["receipt"]);
  if (receipt === undefined) return wrongForm("receipt");
  if (!isObject(written)) return wrongForm("line");
  const line = readLine(written);
  if (line === undefined) return wrongForm("line");
  const checkpoint = readCheckpoint(value["checkpoint"]);
  if (checkpoint === undefined) return wrongForm("checkpoint");
  return isHex32(publicKey)
    ? { receipt, line, written, checkpoint, publicKey }
    : wrongForm("publicKey");
}

type ReadReceipt = Pick<ReceiptSummary, "logId" | "caseId" | "version" | "isFinal"> & {
  readonly text: string;
};

function readReceipt(receipt: Json | undefined): ReadReceipt | undefined {
  if (!isObject(receipt)) return undefined;
  const { format, logId, caseId, version, isFinal } = receipt;
  if (format !== receiptFormat || typeof logId !== "string" || typeof caseId !== "string") {
    return undefined;
  }
  if (typeof version !== "number" || typeof isFinal !== "boolean") return undefined;
  return { logId, caseId, version, isFinal, text: toCanonical(receipt) };
}

/** Whether line and receipt say what they said when they were hashed. */
function findContentBreak({ digest }: VerifyDeps, parts: Parts): ReceiptBreak | undefined {
  const { receipt, line, written } = parts;
  if (digest(line.text) !== line.hash) return { part: "line", reason: "wrong-hash" };
  return carries(written, receipt, digest(receipt.text))
    ? undefined
    : { part: "receipt", reason: "wrong-hash" };
}

/** Whether the line is the one that was signed, and signed by the key that is named. */
function findSignatureBreak(deps: VerifyDeps, parts: Parts): ReceiptBreak | undefined {
  const { receipt, line, checkpoint, publicKey } = parts;
  if (checkpoint.seq !== line.seq) return { part: "checkpoint", reason: "wrong-number" };
  if (checkpoint.hash !== line.hash) return { part: "checkpoint", reason: "wrong-hash" };
  const isPinned = (deps.pinnedKey ?? publicKey) === publicKey;
  if (!isPinned || signingKeyId(deps.digest, publicKey) !== checkpoint.keyId) {
    return { part: "publicKey", reason: "wrong-key" };
  }
  const text = checkpointText(receipt.logId, checkpoint);
  return deps.isSigned(publicKey, text, checkpoint.signature)
    ? undefined
    : { part: "checkpoint", reason: "wrong-signature" };
}

/** Whether the line was written for this very receipt. */
function carries(line: JsonObject, { caseId, version }: ReadReceipt, digest: string): boolean {
  const { event, facts, counts } = line;
  if (event !== "receipt.issued" || line["caseId"] !== caseId) return false;
  if (!isObject(facts) || !isObject(counts)) return false;
  return facts["receiptDigest"] === digest && counts["version"] === version;
}
