import { z } from "zod";
import { toCanonical, toReadable } from "../domain/evidence/canonical.ts";
import { logFormat, genesisHash, receiptFormat } from "../domain/evidence/chain.ts";
import type { DataRequestId } from "../domain/shared/ids.ts";
import type { JsonObject } from "../domain/shared/json.ts";
import type {
  EvidenceCheckpoint,
  EvidenceEntry,
  EvidenceKey,
  PrismaClient,
} from "../generated/prisma/client.ts";
import { toHex } from "./evidence-log.server.ts";
import { sha256 } from "./evidence-signing.server.ts";

/** Entries read at once; memory stays flat however long the log is. */
const slice = 1_000;

const jsonObject = z.record(z.string(), z.json());

/**
 * A log as JSON lines, each with its newline: header with the keys and where it starts, entries,
 * a checkpoint after the entry it signs, trailer with the head. Ends where the log stood when it
 * began; nothing when there is no such log.
 */
export async function* exportLog(prisma: PrismaClient, logId: string): AsyncGenerator<string> {
  // Before the head is read: a checkpoint beyond it then is one whose lines were taken away.
  const checkpoints = await prisma.evidenceCheckpoint.findMany({
    where: { logId },
    orderBy: { seq: "asc" },
    include: { key: true },
  });
  const log = await prisma.evidenceLog.findUnique({ where: { id: logId } });
  if (log === null) return;
  const first = await prisma.evidenceEntry.findFirst({ where: { logId }, orderBy: { seq: "asc" } });
  const start = checkpoints.find(({ seq }) => seq === (first?.seq ?? log.headSeq + 1) - 1);
  yield headerOf(logId, checkpoints, start);
  const left = checkpoints.filter((one) => one !== start);
  const counts = { entries: 0, checkpoints: left.length };
  for await (const entry of readEntries(prisma, logId, log.headSeq)) {
    counts.entries += 1;
    yield entryLine(entry);
    while ((left[0]?.seq ?? Infinity) <= entry.seq) yield* left.splice(0, 1).map(checkpointLine);
  }
  yield* left.map(checkpointLine);
  const head = { seq: log.headSeq, hash: toHex(log.headHash) };
  yield lineOf("trailer", { ...counts, head });
}

async function* readEntries(
  prisma: PrismaClient,
  logId: string,
  through: number,
): AsyncGenerator<EvidenceEntry> {
  for (let after = 0; ;) {
    const rows = await prisma.evidenceEntry.findMany({
      where: { logId, seq: { gt: after, lte: through } },
      orderBy: { seq: "asc" },
      take: slice,
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < slice) return;
    after = last.seq;
  }
}

type SignedBy = EvidenceCheckpoint & { readonly key: EvidenceKey };

function headerOf(
  logId: string,
  checkpoints: readonly SignedBy[],
  start: SignedBy | undefined,
): string {
  const keys = new Map(checkpoints.map(({ key }) => [key.id, toHex(key.publicKey)]));
  return lineOf("header", {
    format: logFormat,
    logId,
    genesis: genesisHash(sha256, logId),
    keys: [...keys].map(([id, publicKey]) => ({ id, publicKey })),
    start: start === undefined ? null : checkpointOf(start),
  });
}

/**
 * The line with its hash. A row whose columns do not say what its line says was changed by hand: it
 * is exported without a kind, so that the verifier stops there.
 */
function entryLine(entry: EvidenceEntry): string {
  const line = parseLine(entry.line);
  const isAsWritten =
    line !== undefined &&
    toCanonical(line) === entry.line &&
    line["seq"] === entry.seq &&
    line["event"] === entry.event &&
    line["caseId"] === entry.caseId &&
    line["at"] === entry.at.toISOString();
  if (!isAsWritten) return `${toCanonical({ changed: entry.line })}\n`;
  return lineOf("entry", { ...line, hash: toHex(entry.hash) });
}

function parseLine(text: string): JsonObject | undefined {
  try {
    return jsonObject.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function checkpointOf({ seq, hash, at, keyId, signature }: EvidenceCheckpoint): JsonObject {
  return { seq, hash: toHex(hash), at: at.toISOString(), keyId, signature: toHex(signature) };
}

function checkpointLine(checkpoint: EvidenceCheckpoint): string {
  return lineOf("checkpoint", checkpointOf(checkpoint));
}

function lineOf(kind: string, value: JsonObject): string {
  return `${toCanonical({ ...value, kind })}\n`;
}

/**
 * A receipt as a document that can be checked offline: the receipt, its line, the checkpoint over
 * that line and the public key. Undefined when there is no such receipt, or its line was pruned.
 */
export async function exportReceipt(
  prisma: PrismaClient,
  dataRequestId: DataRequestId,
  version?: number,
): Promise<string | undefined> {
  const receipt = await prisma.receipt.findFirst({
    where: { dataRequestId, ...(version === undefined ? {} : { version }) },
    orderBy: { version: "desc" },
  });
  if (receipt === null) return undefined;
  const body = jsonObject.parse(JSON.parse(receipt.body));
  const entry = await findReceiptLine(prisma, dataRequestId, receipt.version);
  const checkpoint =
    entry === undefined
      ? null
      : await prisma.evidenceCheckpoint.findUnique({
          where: { logId_seq: { logId: entry.logId, seq: entry.seq } },
          include: { key: true },
        });
  if (entry === undefined || checkpoint === null) return undefined;
  return toReadable({
    format: receiptFormat,
    receipt: body,
    line: { ...jsonObject.parse(JSON.parse(entry.line)), hash: toHex(entry.hash) },
    checkpoint: checkpointOf(checkpoint),
    publicKey: toHex(checkpoint.key.publicKey),
  });
}

const receiptLine = z.object({ counts: z.object({ version: z.number() }) });

async function findReceiptLine(
  prisma: PrismaClient,
  caseId: DataRequestId,
  version: number,
): Promise<EvidenceEntry | undefined> {
  const lines = await prisma.evidenceEntry.findMany({
    where: { caseId, event: "receipt.issued", log: { shop: ofRequest(caseId) } },
    orderBy: { seq: "desc" },
  });
  return lines.find(
    ({ line }) => receiptLine.safeParse(JSON.parse(line)).data?.counts.version === version,
  );
}

/** The shop a request belongs to: only its log is looked in. */
const ofRequest = (id: DataRequestId) => ({
  installations: { some: { dataRequests: { some: { id } } } },
});
