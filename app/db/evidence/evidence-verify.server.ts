import {
  createLogVerifier,
  type LogVerdict,
  type VerifyDeps,
} from "../../domain/evidence/verify-log.ts";
import { type ReceiptVerdict, verifyReceipt } from "../../domain/evidence/verify-receipt.ts";
import { asDataRequestId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { exportLog, exportReceipt } from "./evidence-export.server.ts";
import { toHex } from "./evidence-log.server.ts";
import { isSignedBy, sha256 } from "./evidence-signing.server.ts";

/** What a verifier is made of here; a pinned key is the only one that may have signed. */
export function verifyDeps(pinnedKey?: string): VerifyDeps {
  return { digest: sha256, isSigned: isSignedBy, pinnedKey };
}

/** What a stored log must fit beside itself. */
type Known = Pick<VerifyDeps, "pinnedKey" | "lastSigned">;

/** Checks a log as it is stored, line by line; line numbers are those of its export. */
export async function verifyStoredLog(
  prisma: PrismaClient,
  logId: string,
  known: Known = {},
): Promise<LogVerdict> {
  return verifyLines({ ...verifyDeps(), ...known }, exportLog(prisma, logId));
}

/** Checks the lines of an export, each with its newline. */
export async function verifyLines(
  deps: VerifyDeps,
  lines: AsyncIterable<string>,
): Promise<LogVerdict> {
  const verifier = createLogVerifier(deps);
  for await (const line of lines) {
    const broken = verifier.take(line.slice(0, -1));
    if (broken !== undefined) return { ok: false, broken };
  }
  return verifier.end();
}

/** A key checkpoints name, and how many do. */
export type SigningKey = { readonly publicKey: string; readonly checkpoints: number };

/** The keys the database says its checkpoints were signed by, the most used first. */
export async function findSigningKeys(prisma: PrismaClient): Promise<readonly SigningKey[]> {
  const keys = await prisma.evidenceKey.findMany({
    where: { checkpoints: { some: {} } },
    select: { publicKey: true, _count: { select: { checkpoints: true } } },
  });
  return keys
    .map(({ publicKey, _count: { checkpoints } }) => ({ publicKey: toHex(publicKey), checkpoints }))
    .sort((one, other) => other.checkpoints - one.checkpoints);
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
