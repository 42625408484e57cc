import type { LogHead } from "../../domain/evidence/chain.ts";
import { SigningRefusedError } from "../../domain/evidence/heads.ts";
import { exportUnsigned, type EvidenceReader } from "./evidence-export.server.ts";
import { toHex } from "./evidence-log.server.ts";
import type { EvidenceSigner } from "./evidence-signing.server.ts";
import { verifyDeps, verifyLines } from "./evidence-verify.server.ts";

export type HeadCheck = {
  readonly logId: string;
  readonly signer: EvidenceSigner;
  /** What was noted outside the database as signed last. */
  readonly lastSigned: LogHead | undefined;
};

export type CheckedHead = {
  /** Where the log stands, as its lines say it. */
  readonly head: LogHead;
  /** No line stands behind the last checkpoint. */
  readonly isSigned: boolean;
};

/**
 * Checks what is to be signed: the last checkpoint is this signer's, every line behind it has its hash
 * and follows from the one before, the log ends where it says, and what was signed last is in it.
 * Throws `SigningRefusedError` otherwise.
 */
export async function checkHead(
  db: EvidenceReader,
  { logId, signer, lastSigned }: HeadCheck,
): Promise<CheckedHead> {
  const last = await db.evidenceCheckpoint.findFirst({
    ...{ where: { logId }, orderBy: { seq: "desc" }, select: { seq: true } },
  });
  const deps = { ...verifyDeps(toHex(signer.publicKey)), lastSigned, isPart: true };
  const verdict = await verifyLines(deps, exportUnsigned(db, logId));
  if (!verdict.ok) {
    // The export's first line is its header, which stands for the checkpoint.
    const seq = (last?.seq ?? 0) + verdict.broken.line - 1;
    throw new SigningRefusedError(logId, seq, verdict.broken.reason);
  }
  const { head, entries, prunedThrough: signed } = verdict.log;
  if (lastSigned !== undefined && lastSigned.seq < signed) {
    await requireLine(db, logId, lastSigned);
  }
  return { head, isSigned: entries === 0 };
}

/** A line before the last checkpoint: of a pruned one its checkpoint is left. */
async function requireLine(db: EvidenceReader, logId: string, { seq, hash }: LogHead) {
  const where = { logId_seq: { logId, seq } };
  const row =
    (await db.evidenceEntry.findUnique({ where, select: { hash: true } })) ??
    (await db.evidenceCheckpoint.findUnique({ where, select: { hash: true } }));
  if (row === null || toHex(row.hash) !== hash) {
    throw new SigningRefusedError(logId, seq, "not-last-signed");
  }
}
