import { toCanonical } from "../../domain/evidence/canonical.ts";
import { type LogHead, receiptFormat } from "../../domain/evidence/chain.ts";
import type { ReceiptFacts } from "../../domain/evidence/receipt.ts";
import type {
  EvidenceEvent,
  EvidenceInput,
  EvidenceLine,
  EvidenceRecorder,
} from "../../domain/evidence/types.ts";
import { asDataRequestId, type InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { notSigned, SigningRefusedError, type SignedHeads } from "../../domain/evidence/heads.ts";
import type { Log } from "../../logging/log.server.ts";
import { checkHead } from "./evidence-head-check.server.ts";
import { writeCheckpoint } from "./evidence-checkpoint.server.ts";
import {
  type HeldLog,
  holdLog,
  holdLogOf,
  type Transaction,
  writeLine,
} from "./evidence-log.server.ts";
import { createSigner, type EvidenceSigner, sha256 } from "./evidence-signing.server.ts";

export type EvidenceStoreDeps = {
  readonly prisma: PrismaClient;
  /** 32 random bytes per name, the same for ever. */
  readonly secrets: { readonly get: (name: "evidence-signing") => Promise<Uint8Array> };
  /** What was signed last, outside the database; without it a log is checked by itself. */
  readonly heads?: SignedHeads;
  /** Is told of a log that is not as it was written, so that nothing of it is signed. */
  readonly log?: Pick<Log, "error">;
};

export type ReceiptToIssue = {
  readonly facts: ReceiptFacts;
  readonly installationId: InstallationId;
  readonly at: Date;
  /** Nothing is outstanding any more. */
  readonly isFinal: boolean;
};

export type EvidenceStore = {
  /**
   * Opens the signing key. Call it before a transaction that issues a receipt: the key is read on a
   * connection of its own, and the embedded database serves one transaction at a time.
   */
  readonly openSigningKey: () => Promise<void>;
  /**
   * Adds a line to the log of the installation's shop, inside the caller's transaction and best as
   * its last step: the log is held until the transaction ends. Nothing is written for an
   * installation that is gone.
   */
  readonly append: (
    tx: Transaction,
    installationId: InstallationId,
    input: EvidenceInput,
  ) => Promise<EvidenceLine | undefined>;
  /** The same for a log by its id: a removed shop has a log and no installation. */
  readonly appendToLog: (
    tx: Transaction,
    logId: string,
    input: EvidenceInput,
  ) => Promise<EvidenceLine>;
  readonly recorder: EvidenceRecorder;
  /**
   * Issues the next version of a data request's receipt: row, line `receipt.issued` with the
   * receipt's digest, and a checkpoint, so that it can be checked at once. `openSigningKey` first.
   * While the log is not as it was written there is no checkpoint, and so no receipt to hand out: an
   * erasure must not wait for that.
   */
  readonly issueReceipt: (
    tx: Transaction,
    receipt: ReceiptToIssue,
  ) => Promise<{ readonly version: number }>;
  /** The signer, for checkpoints. */
  readonly signer: () => Promise<EvidenceSigner>;
};

/** The shops' evidence logs and receipts on the database. */
export function createEvidenceStore(deps: EvidenceStoreDeps): EvidenceStore {
  const { prisma, secrets } = deps;
  let opened: EvidenceSigner | undefined;
  const signer = async () => (opened ??= createSigner(await secrets.get("evidence-signing")));
  const append: EvidenceStore["append"] = async (tx, installationId, input) => {
    const log = await holdLogOf(tx, installationId, input.at);
    if (log === undefined) return undefined;
    return writeLine(tx, await afterReceived(tx, log, input), input);
  };
  return {
    signer,
    openSigningKey: async () => {
      await signer();
    },
    append,
    appendToLog: async (tx, logId, input) => writeLine(tx, await holdLog(tx, logId), input),
    recorder: {
      record: async (installationId, input) => {
        await prisma.$transaction((tx) => append(tx, installationId, input));
      },
    },
    issueReceipt: async (tx, receipt) => {
      if (opened === undefined) throw new Error("openSigningKey() comes before the transaction");
      const log = await holdLogOf(tx, receipt.installationId, receipt.at);
      if (log === undefined) throw new Error("The installation of the receipt is gone");
      const mayBeSigned = await isAsWritten(tx, deps, { logId: log.logId, signer: opened });
      return issueReceipt(tx, { ...receipt, log, signer: mayBeSigned ? opened : undefined });
    },
  };
}

/** Steps a case begins with: what comes later may outlive the first lines of its case. */
const opening: readonly EvidenceEvent[] = [
  "access.answered",
  "access.handed-over",
  "access.closed-by-erasure",
  "request.closed-by-hand",
  "erasure.planned",
];

/**
 * The first line of a case says what was received and when, and is written with the first deed: the
 * webhook's intake takes many in at once and would wait for the log.
 */
async function afterReceived(
  tx: Transaction,
  log: HeldLog,
  { event, caseId, at }: EvidenceInput,
): Promise<HeldLog> {
  if (caseId === null || !opening.includes(event)) return log;
  const known = await tx.evidenceEntry.findFirst({ where: { logId: log.logId, caseId } });
  if (known !== null) return log;
  const request = await tx.dataRequest.findUnique({
    where: { id: caseId },
    select: { kind: true, receivedAt: true, dueAt: true },
  });
  if (request === null) return log;
  const { kind, receivedAt, dueAt } = request;
  const facts = { kind, receivedAt: receivedAt.toISOString(), dueAt: dueAt.toISOString() };
  const head = await writeLine(tx, log, { event: "request.received", caseId, at, facts });
  return { ...log, head };
}

/** Whether a log may be signed; says so when not. */
async function isAsWritten(
  tx: Transaction,
  { heads, log }: EvidenceStoreDeps,
  of: { readonly logId: string; readonly signer: EvidenceSigner },
): Promise<boolean> {
  let lastSigned: LogHead | undefined;
  try {
    lastSigned = (await heads?.all())?.get(of.logId);
  } catch (error) {
    log?.error({ logId: of.logId, err: error }, "an evidence log's signed head cannot be read");
    return false;
  }
  try {
    await checkHead(tx, { ...of, lastSigned });
    return true;
  } catch (error) {
    if (!(error instanceof SigningRefusedError)) throw error;
    log?.error({ logId: error.logId, seq: error.seq, reason: error.reason }, notSigned);
    return false;
  }
}

type Issue = ReceiptToIssue & {
  readonly log: HeldLog;
  /** Undefined when the log must not be signed. */
  readonly signer: EvidenceSigner | undefined;
};

async function issueReceipt(tx: Transaction, issue: Issue): Promise<{ readonly version: number }> {
  const { facts, at, isFinal, log, signer } = issue;
  const dataRequestId = asDataRequestId(facts.caseId);
  const last = await tx.receipt.aggregate({ where: { dataRequestId }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  const head = { format: receiptFormat, logId: log.logId, version, isFinal };
  const body = toCanonical({ ...facts, ...head, issuedAt: at.toISOString() });
  await tx.receipt.createMany({ data: [{ dataRequestId, version, issuedAt: at, isFinal, body }] });
  const line = await writeLine(tx, log, {
    event: "receipt.issued",
    caseId: dataRequestId,
    at,
    counts: { version },
    facts: { receiptDigest: sha256(body), isFinal },
  });
  if (signer !== undefined) await writeCheckpoint(tx, signer, { logId: log.logId, head: line, at });
  return { version };
}
