import {
  createLogVerifier,
  type LogVerdict,
  type VerifyDeps,
} from "../domain/evidence/verify-log.ts";
import { type ReceiptVerdict, verifyReceipt } from "../domain/evidence/verify-receipt.ts";
import { asDataRequestId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import { exportLog, exportReceipt } from "./evidence-export.server.ts";
import { isSignedBy, sha256 } from "./evidence-signing.server.ts";

/** What a verifier is made of here; a pinned key is the only one that may have signed. */
export function verifyDeps(pinnedKey?: string): VerifyDeps {
  return { digest: sha256, isSigned: isSignedBy, pinnedKey };
}

/** Checks a log as it is stored, line by line; line numbers are those of its export. */
export async function verifyStoredLog(
  prisma: PrismaClient,
  logId: string,
  pinnedKey?: string,
): Promise<LogVerdict> {
  const verifier = createLogVerifier(verifyDeps(pinnedKey));
  for await (const line of exportLog(prisma, logId)) {
    const broken = verifier.take(line.slice(0, -1));
    if (broken !== undefined) return { ok: false, broken };
  }
  return verifier.end();
}

export type StoredReceipt = {
  readonly dataRequestId: string;
  readonly version: number;
  /** `missing`: its line or its checkpoint is not there. */
  readonly verdict: ReceiptVerdict | "missing";
};

/** Checks every receipt that is stored for the log's shop. */
export async function* verifyStoredReceipts(
  prisma: PrismaClient,
  logId: string,
  pinnedKey?: string,
): AsyncGenerator<StoredReceipt> {
  const where = { dataRequest: { installation: { shop: { evidenceLogId: logId } } } };
  const receipts = await prisma.receipt.findMany({
    where,
    select: { dataRequestId: true, version: true },
    orderBy: { id: "asc" },
  });
  for (const { dataRequestId, version } of receipts) {
    const text = await exportReceipt(prisma, asDataRequestId(dataRequestId), version);
    const verdict = text === undefined ? "missing" : verifyReceipt(verifyDeps(pinnedKey), text);
    yield { dataRequestId, version, verdict };
  }
}
