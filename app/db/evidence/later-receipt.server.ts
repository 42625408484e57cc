import type { ReceiptFacts } from "../../domain/evidence/receipt.ts";
import type { DataRequestId, InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "./evidence-store.server.ts";
import { findTogether } from "./erasures-together.server.ts";
import { readReceiptFacts } from "./receipt-facts.server.ts";

type Transaction = Prisma.TransactionClient;

/**
 * Whether an erasure has nothing outstanding: Shopify's own has read back, and the law keeps nothing
 * more, also of what was entered with another that was carried out with it.
 */
export async function isSettled(tx: Transaction, dataRequestId: string): Promise<boolean> {
  const watched = { dataRequestId, state: { not: "read-back" } };
  if ((await tx.shopifyErasure.count({ where: watched })) > 0) return false;
  const together = { in: [...(await findTogether(tx, dataRequestId))] };
  const where = { dataRequestId: together, state: "keeping" };
  return (await tx.legalKeeping.count({ where })) === 0;
}

export type LaterReceipt = {
  readonly dataRequestId: DataRequestId;
  readonly installationId: InstallationId;
  readonly at: Date;
  /** What has changed since the last version. */
  readonly change: (facts: ReceiptFacts) => ReceiptFacts;
};

/**
 * Issues the next version of an erasure's receipt, final when nothing is outstanding any more. None
 * is issued where there is none to follow. `openSigningKey` comes before the transaction.
 */
export async function issueLaterReceipt(
  { issueReceipt }: Pick<EvidenceStore, "issueReceipt">,
  tx: Transaction,
  { dataRequestId, installationId, at, change }: LaterReceipt,
): Promise<void> {
  const last = await findLast(tx, dataRequestId);
  if (last === undefined) return;
  const facts = change(last);
  const isFinal = await isSettled(tx, dataRequestId);
  await issueReceipt(tx, { facts, installationId, at, isFinal });
}

/** Whether the newest receipt says that Shopify refused writes. */
export async function wereWritesRefused(tx: Transaction, id: DataRequestId): Promise<boolean> {
  const last = await findLast(tx, id);
  return last !== undefined && last.refused.length > 0;
}

async function findLast(tx: Transaction, id: DataRequestId): Promise<ReceiptFacts | undefined> {
  const last = await tx.receipt.findFirst({
    where: { dataRequestId: id },
    orderBy: { version: "desc" },
    select: { body: true },
  });
  return last === null ? undefined : readReceiptFacts(last.body);
}
