import type { Json, JsonObject } from "../shared/json.ts";
import { toCanonical } from "./canonical.ts";
import {
  type Checkpoint,
  checkpointText,
  type Digest,
  genesisHash,
  logFormat,
  type LogHead,
  signingKeyId,
} from "./chain.ts";
import { hasKeys, isHex32, isObject, readCheckpoint, readLine, readObject } from "./read-shapes.ts";
import type { TextLine } from "./split-lines.ts";

export type VerifyDeps = {
  readonly digest: Digest;
  /** Whether the Ed25519 signature (hex) is over the text, by the private half of the key (hex). */
  readonly isSigned: (publicKey: string, text: string, signature: string) => boolean;
  /** The one public key (hex) that may have signed; without it every key the export names may. */
  readonly pinnedKey?: string | undefined;
  /** A head that was signed once: the log must have that line with that hash. */
  readonly lastSigned?: LogHead | undefined;
  /** Only what stands behind the last checkpoint is looked at, before it is signed. */
  readonly isPart?: boolean;
};

/** Why a line is not what was written. */
export type BreakReason =
  | "not-a-line" // bytes that are not UTF-8, too many, or without a newline at the end
  | "not-json"
  | "not-canonical" // valid, but not in the one written form
  | "wrong-form"
  | "out-of-place" // a header that is not first, anything after the trailer
  | "wrong-format" // another version's
  | "wrong-genesis"
  | "wrong-key" // a key whose name is not its digest, that nobody named, or that is not the pinned one
  | "wrong-number"
  | "wrong-previous-hash"
  | "wrong-hash"
  | "wrong-signature"
  | "wrong-count"
  | "wrong-head"
  | "not-pruned" // lines are missing at the start and no signed line says that they were pruned
  | "not-last-signed" // it has another line, or none, where something else was signed once
  | "not-signed" // a key is pinned and nothing is signed by it
  | "cut-off"; // the file ends before its trailer

export type LogBreak = {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly reason: BreakReason;
};

export type LogSummary = {
  readonly logId: string;
  readonly entries: number;
  readonly checkpoints: number;
  /** Lines up to this one were pruned; the log is checked from there. */
  readonly prunedThrough: number;
  readonly head: LogHead;
  /** Lines after this one are chained, but no checkpoint covers them yet. */
  readonly signedThrough: number;
};

export type LogVerdict =
  | { readonly ok: true; readonly log: LogSummary }
  | { readonly ok: false; readonly broken: LogBreak };

type State = {
  line: number;
  logId: string;
  keys: Map<string, string>;
  head: LogHead;
  prunedThrough: number;
  /** What the last line `log.pruned` that a checkpoint covers says. */
  saidPruned: number;
  /** What a line `log.pruned` behind the last checkpoint says: anybody could have added it. */
  unsignedPruned: number | undefined;
  entries: number;
  checkpoints: number;
  signedThrough: number;
  part: "start" | "body" | "end";
};

/**
 * Checks an exported log line by line, in constant memory. `take` answers why the line is broken, or
 * undefined; after a break nothing more is to be taken. `end` tells the verdict over a whole file.
 */
export function createLogVerifier(deps: VerifyDeps): {
  readonly take: (line: TextLine) => LogBreak | undefined;
  readonly end: () => LogVerdict;
} {
  const state: State = {
    ...{ line: 0, logId: "", head: { seq: 0, hash: "" }, part: "start" },
    ...{ prunedThrough: 0, saidPruned: 0, entries: 0, checkpoints: 0, signedThrough: 0 },
    ...{ keys: new Map(), unsignedPruned: undefined },
  };
  return {
    take: (line) => {
      state.line += 1;
      const reason = takeLine(deps, state, line);
      return reason === undefined ? undefined : { line: state.line, reason };
    },
    end: () =>
      state.part === "end"
        ? { ok: true, log: toSummary(state) }
        : { ok: false, broken: { line: state.line + 1, reason: "cut-off" } },
  };
}

function toSummary(state: State): LogSummary {
  const { logId, entries, checkpoints, prunedThrough, head, signedThrough } = state;
  return { logId, entries, checkpoints, prunedThrough, head, signedThrough };
}

function takeLine(deps: VerifyDeps, state: State, line: TextLine): BreakReason | undefined {
  if (line === undefined) return "not-a-line";
  const read = readObject(line);
  if (!read.ok) return read.reason;
  const { kind, ...value } = read.value;
  if ((kind === "header") !== (state.part === "start") || state.part === "end") {
    return "out-of-place";
  }
  if (kind === "entry") return takeEntry(deps, state, value);
  if (kind === "checkpoint") return takeCheckpoint(deps, state, value);
  if (kind === "trailer") return takeTrailer(deps, state, value);
  return kind === "header" ? takeHeader(deps, state, value) : "wrong-form";
}

function takeHeader(deps: VerifyDeps, state: State, value: JsonObject): BreakReason | undefined {
  if (!hasKeys(value, ["format", "genesis", "keys", "logId", "start"])) return "wrong-form";
  const { format, genesis, keys, logId, start } = value;
  if (format !== logFormat) return "wrong-format";
  if (typeof logId !== "string" || !isHex32(genesis)) return "wrong-form";
  if (genesis !== genesisHash(deps.digest, logId)) return "wrong-genesis";
  if (!takeKeys(deps, state, keys)) return "wrong-key";
  state.logId = logId;
  state.part = "body";
  state.head = { seq: 0, hash: genesis };
  return start === null ? undefined : takeStart(deps, state, start);
}

/** The names and public halves of the keys that signed: each name is its key's digest. */
function takeKeys({ digest }: VerifyDeps, state: State, keys: Json | undefined): boolean {
  if (!Array.isArray(keys)) return false;
  return keys.every((key: unknown) => {
    if (!isObject(key) || !hasKeys(key, ["id", "publicKey"])) return false;
    const { id, publicKey } = key;
    if (!isHex32(publicKey) || id !== signingKeyId(digest, publicKey)) return false;
    state.keys.set(id, publicKey);
    return true;
  });
}

/** A pruned log starts behind a checkpoint instead of at its genesis. */
function takeStart(deps: VerifyDeps, state: State, value: Json | undefined) {
  const start = readCheckpoint(value);
  if (start === undefined) return "wrong-form";
  state.head = { seq: start.seq, hash: start.hash };
  state.prunedThrough = start.seq;
  state.signedThrough = start.seq;
  return checkSignature(deps, state, start) ?? checkLastSigned(deps, start);
}

function takeEntry(deps: VerifyDeps, state: State, value: JsonObject): BreakReason | undefined {
  const line = readLine(value);
  if (line === undefined) return "wrong-form";
  if (line.seq !== state.head.seq + 1) return "wrong-number";
  if (line.prev !== state.head.hash) return "wrong-previous-hash";
  if (deps.digest(line.text) !== line.hash) return "wrong-hash";
  state.head = { seq: line.seq, hash: line.hash };
  state.unsignedPruned = line.prunedThrough ?? state.unsignedPruned;
  state.entries += 1;
  return checkLastSigned(deps, state.head);
}

function checkLastSigned({ lastSigned }: VerifyDeps, head: LogHead): BreakReason | undefined {
  const isOther = lastSigned?.seq === head.seq && lastSigned.hash !== head.hash;
  return isOther ? "not-last-signed" : undefined;
}

function takeCheckpoint(
  deps: VerifyDeps,
  state: State,
  value: JsonObject,
): BreakReason | undefined {
  const checkpoint = readCheckpoint(value);
  if (checkpoint === undefined) return "wrong-form";
  const isAgain = checkpoint.seq === state.signedThrough;
  if (checkpoint.seq !== state.head.seq || isAgain) return "wrong-number";
  if (checkpoint.hash !== state.head.hash) return "wrong-hash";
  state.checkpoints += 1;
  state.signedThrough = checkpoint.seq;
  state.saidPruned = state.unsignedPruned ?? state.saidPruned;
  state.unsignedPruned = undefined;
  return checkSignature(deps, state, checkpoint);
}

function checkSignature(
  { isSigned, pinnedKey }: VerifyDeps,
  { keys, logId }: State,
  checkpoint: Checkpoint,
): BreakReason | undefined {
  const publicKey = keys.get(checkpoint.keyId);
  if (publicKey === undefined || (pinnedKey ?? publicKey) !== publicKey) return "wrong-key";
  const isRight = isSigned(publicKey, checkpointText(logId, checkpoint), checkpoint.signature);
  return isRight ? undefined : "wrong-signature";
}

function takeTrailer(deps: VerifyDeps, state: State, value: JsonObject): BreakReason | undefined {
  if (!hasKeys(value, ["checkpoints", "entries", "head"])) return "wrong-form";
  const { checkpoints, entries, head } = value;
  if (checkpoints !== state.checkpoints || entries !== state.entries) return "wrong-count";
  if (!isObject(head) || toCanonical(head) !== toCanonical(state.head)) return "wrong-head";
  state.part = "end";
  return checkEnd(deps, state);
}

function checkEnd(
  { pinnedKey, lastSigned, isPart }: VerifyDeps,
  { head, signedThrough, saidPruned, unsignedPruned, prunedThrough }: State,
): BreakReason | undefined {
  if (head.seq < (lastSigned?.seq ?? 0)) return "not-last-signed";
  if (unsignedPruned !== undefined) return "not-pruned";
  if (isPart === true) return undefined;
  if (saidPruned !== prunedThrough) return "not-pruned";
  return pinnedKey !== undefined && signedThrough === 0 ? "not-signed" : undefined;
}
