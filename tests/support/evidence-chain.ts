import { createSigner, sha256 } from "../../app/db/evidence/evidence-signing.server.ts";
import { toCanonical } from "../../app/domain/evidence/canonical.ts";
import {
  checkpointText,
  genesisHash,
  logFormat,
  type LogHead,
  nextLine,
} from "../../app/domain/evidence/chain.ts";
import { evidenceEvents, type EvidenceInput } from "../../app/domain/evidence/types.ts";
import { asDataRequestId } from "../../app/domain/shared/ids.ts";
import type { JsonObject } from "../../app/domain/shared/json.ts";

export const chainLogId = "0199d0c4-0000-7000-8000-000000000001";
const caseId = asDataRequestId("0199d0c4-0000-7000-8000-000000000002");
const signer = createSigner(new Uint8Array(32).fill(7));
export const chainPublicKey = Buffer.from(signer.publicKey).toString("hex");

export interface ChainOptions {
  readonly lines: number;
  readonly checkpointEvery: number;
  /** Leaves the lines up to the checkpoint at this number out, as pruning does. */
  readonly prunedThrough?: number;
  /** Says something else in the lines from this number on. */
  readonly factsFrom?: number;
}

/** An exported log without a database: each line with its newline, every kind of event in turn. */
export function* exportedChain({
  lines,
  checkpointEvery,
  prunedThrough = 0,
  factsFrom = Infinity,
}: ChainOptions): Generator<string> {
  const genesis = genesisHash(sha256, chainLogId);
  const keys = [{ id: signer.keyId, publicKey: chainPublicKey }];
  let head: LogHead = { seq: 0, hash: genesis };
  const counts = { entries: 0, checkpoints: 0 };
  if (prunedThrough === 0) {
    yield toLine("header", { format: logFormat, logId: chainLogId, genesis, keys, start: null });
  }
  for (let seq = 1; seq <= lines; seq += 1) {
    const line = nextLine(sha256, head, inputOf(seq, { prunedThrough, isOther: seq >= factsFrom }));
    head = { seq, hash: line.hash };
    const signed = signedHead(head);
    if (seq === prunedThrough) {
      yield toLine("header", {
        ...{ format: logFormat, logId: chainLogId, genesis, keys, start: signed },
      });
    }
    if (seq <= prunedThrough) continue;
    counts.entries += 1;
    yield toLine("entry", { ...line });
    if (seq % checkpointEvery !== 0) continue;
    counts.checkpoints += 1;
    yield toLine("checkpoint", signed);
  }
  yield toLine("trailer", { ...counts, head });
}

function inputOf(
  seq: number,
  { prunedThrough, isOther }: { readonly prunedThrough: number; readonly isOther: boolean },
): EvidenceInput {
  const at = new Date(Date.UTC(2026, 0, 1) + seq * 1_000);
  if (prunedThrough > 0 && seq === prunedThrough + 1) {
    return { event: "log.pruned", caseId: null, at, counts: { prunedThrough } };
  }
  const usual = evidenceEvents.filter((event) => event !== "log.pruned");
  return {
    event: usual[seq % usual.length] ?? "request.received",
    caseId: seq % 3 === 0 ? null : caseId,
    at,
    counts: { cleared: seq % 7, kept: seq % 3 },
    facts: {
      planDigest: sha256(String(seq)),
      round: isOther ? 2 : 1,
      list: ["a", { b: null, c: true }],
    },
    ...(seq % 2 === 0 ? { commitment: sha256(`salt ${String(seq)}`) } : {}),
  };
}

function signedHead(head: LogHead): JsonObject {
  const at = "2026-02-01T00:00:00.000Z";
  const signature = signer.sign(checkpointText(chainLogId, { ...head, at }));
  return { ...head, at, keyId: signer.keyId, signature: Buffer.from(signature).toString("hex") };
}

function toLine(kind: string, value: JsonObject): string {
  return `${toCanonical({ ...value, kind })}\n`;
}
