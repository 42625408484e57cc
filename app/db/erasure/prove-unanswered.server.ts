import { asInstallationId, type DataRequestId } from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { endingSelection, toUnansweredReceipt } from "./erasure-receipt.server.ts";

export type Unanswered = {
  readonly unanswered: readonly { readonly id: DataRequestId; readonly commitment?: string }[];
  /** The erasure that forgot the person; null where a restored database does not know it. */
  readonly erasure: DataRequestId | null;
  readonly at: Date;
};

/**
 * An access request that nobody can answer any more has ended too: evidence and receipt say by what.
 * Inside the caller's transaction, as its last step; `openSigningKey` comes before it.
 */
export async function proveUnanswered(
  evidence: Pick<EvidenceStore, "append" | "issueReceipt">,
  tx: Prisma.TransactionClient,
  { unanswered, erasure, at }: Unanswered,
): Promise<void> {
  for (const { id, ...commitment } of unanswered) {
    const row = await tx.dataRequest.findUniqueOrThrow({ where: { id }, select: endingSelection });
    const installationId = asInstallationId(row.installationId);
    await evidence.append(tx, installationId, {
      ...{ event: "access.closed-by-erasure", caseId: id, at, facts: { erasure } },
      ...commitment,
    });
    const facts = toUnansweredReceipt(row, { at, erasure });
    await evidence.issueReceipt(tx, { facts, installationId, at, isFinal: true });
  }
}
