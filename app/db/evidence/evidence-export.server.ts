import { z } from "zod";
import { toCanonical, toReadable } from "../../domain/evidence/canonical.ts";
import { logFormat, genesisHash, receiptFormat } from "../../domain/evidence/chain.ts";
import type { DataRequestId } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type {
  EvidenceCheckpoint,
  EvidenceEntry,
  EvidenceKey,
  PrismaClient,
} from "../../generated/prisma/client.ts";
import { toHex, type Transaction } from "./evidence-log.server.ts";
import { sha256 } from "./evidence-signing.server.ts";

/** Entries and checkpoints read at once; memory stays flat however long the log is. */
const slice = 1_000;

const jsonObject = z.record(z.string(), z.json());

/** What a log is read through: the database, or a transaction on it. */
export type EvidenceReader = Pick<
  Transaction,
  "evidenceLog" | "evidenceEntry" | "evidenceCheckpoint" | "evidenceKey"
>;

/**
 * A log as JSON lines, each with its newline: header with the keys and where it starts, entries,
 * a checkpoint after the entry it signs, trailer with the head. Ends where the log stood when it
 * began; nothing when there is no such log.
 */
export async function* exportLog(db: EvidenceReader, logId: string): AsyncGenerator<string> {
  // Before the head is read: a checkpoint beyond it then is one whose lines were taken away.
  const newest = await db.evidenceCheckpoint.aggregate({ where: { logId }, _max: { seq: true } });
  const log = await db.evidenceLog.findUnique({ where: { id: logId } });
  if (log === null) return;
  const first = await db.evidenceEntry.findFirst({ where: { logId }, orderBy: { seq: "asc" } });
  const before = (first?.seq ?? log.headSeq + 1) - 1;
  const start = await db.evidenceCheckpoint.findUnique({
    where: { logId_seq: { logId, seq: before } },
  });
  const keys = await db.evidenceKey.findMany({
    where: { checkpoints: { some: { logId } } },
    orderBy: { id: "asc" },
  });
  yield headerOf(logId, keys, start);
  const counts = { entries: 0, checkpoints: 0 };
  const signed = readCheckpoints(db, { logId, through: newest._max.seq ?? 0, without: start?.seq });
  let next = await signed.next();
  for await (const entry of readEntries(db, { logId, after: 0, through: log.headSeq })) {
    counts.entries += 1;
    yield entryLine(entry);
    for (; next.done !== true && next.value.seq <= entry.seq; next = await signed.next()) {
      counts.checkpoints += 1;
      yield checkpointLine(next.value);
    }
  }
  for (; next.done !== true; next = await signed.next()) {
    counts.checkpoints += 1;
    yield checkpointLine(next.value);
  }
  const head = { seq: log.headSeq, hash: toHex(log.headHash) };
  yield lineOf("trailer", { ...counts, head });
}

/**
 * What stands behind a log's last checkpoint, in the form of a log that starts there; the whole log
 * while nothing is signed. Nothing when there is no such log.
 */
export async function* exportUnsigned(db: EvidenceReader, logId: string): AsyncGenerator<string> {
  // Before the head is read, which others move on.
  const start = await db.evidenceCheckpoint.findFirst({
    ...{ where: { logId }, orderBy: { seq: "desc" }, include: { key: true } },
  });
  const log = await db.evidenceLog.findUnique({ where: { id: logId } });
  if (log === null) return;
  yield headerOf(logId, start === null ? [] : [start.key], start);
  let entries = 0;
  const part = { logId, after: start?.seq ?? 0, through: log.headSeq };
  for await (const entry of readEntries(db, part)) {
    entries += 1;
    yield entryLine(entry);
  }
  const head = { seq: log.headSeq, hash: toHex(log.headHash) };
  yield lineOf("trailer", { entries, checkpoints: 0, head });
}

type Part = { readonly logId: string; readonly after: number; readonly through: number };

async function* readEntries(
  db: EvidenceReader,
  { logId, after: from, through }: Part,
): AsyncGenerator<EvidenceEntry> {
  for (let after = from; ;) {
    const rows = await db.evidenceEntry.findMany({
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

type CheckpointPart = {
  readonly logId: string;
  readonly through: number;
  /** Stands in the header. */
  readonly without: number | undefined;
};

async function* readCheckpoints(
  db: EvidenceReader,
  { logId, through, without }: CheckpointPart,
): AsyncGenerator<EvidenceCheckpoint, undefined> {
  for (let after: number | undefined; ;) {
    const rows: readonly EvidenceCheckpoint[] = await db.evidenceCheckpoint.findMany({
      where: { logId, seq: { lte: through, ...(after === undefined ? {} : { gt: after }) } },
      orderBy: { seq: "asc" },
      take: slice,
    });
    yield* rows.filter(({ seq }) => seq !== without);
    after = rows.at(-1)?.seq;
    if (after === undefined || rows.length < slice) return;
  }
}

function headerOf(
  logId: string,
  keys: readonly EvidenceKey[],
  start: EvidenceCheckpoint | null,
): string {
  return lineOf("header", {
    format: logFormat,
    logId,
    genesis: genesisHash(sha256, logId),
    keys: keys.map(({ id, publicKey }) => ({ id, publicKey: toHex(publicKey) })),
    start: start === null ? null : checkpointOf(start),
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
