import { checkpointText, type LogHead } from "../../domain/evidence/chain.ts";
import type { Transaction } from "./evidence-log.server.ts";
import { fromHex } from "./evidence-log.server.ts";
import type { EvidenceSigner } from "./evidence-signing.server.ts";

export type SignedHead = { readonly logId: string; readonly head: LogHead; readonly at: Date };

/** Signs where a log stands. A line that is signed already stays as it is. */
export async function writeCheckpoint(
  tx: Transaction,
  signer: EvidenceSigner,
  { logId, head, at }: SignedHead,
): Promise<void> {
  const signature = signer.sign(checkpointText(logId, { ...head, at: at.toISOString() }));
  await tx.evidenceKey.createMany({
    data: [{ id: signer.keyId, publicKey: signer.publicKey, createdAt: at }],
    skipDuplicates: true,
  });
  await tx.evidenceCheckpoint.createMany({
    data: [{ logId, seq: head.seq, at, hash: fromHex(head.hash), keyId: signer.keyId, signature }],
    skipDuplicates: true,
  });
}
