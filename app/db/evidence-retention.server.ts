import { localDateOf, addMonths, startOfDay } from "../domain/shared/calendar.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import { writeCheckpoint } from "./evidence-checkpoint.server.ts";
import { holdLog, toHex, type Transaction, writeLine } from "./evidence-log.server.ts";
import type { EvidenceSigner } from "./evidence-signing.server.ts";

/** Logs looked at per query. */
const slice = 200;

/** A removed shop set no time any more; its log stays as long as a shop's does by default. */
const defaultKeepYears = 7;

/** A segment of years goes in one transaction, or not at all. */
const patient = { maxWait: 30_000, timeout: 600_000 } as const;

type Deps = { readonly prisma: PrismaClient; readonly signer: () => Promise<EvidenceSigner> };

/** Signs every log that has lines no checkpoint covers. Answers how many were signed. */
export async function checkpointAll({ prisma, signer }: Deps, now: Date): Promise<number> {
  let signed = 0;
  for await (const logId of logIds(prisma))
    signed += (await checkpointLog({ prisma, signer }, logId, now)) ? 1 : 0;
  return signed;
}

/** Signs where the log stands; false when that is signed already, or nothing was written yet. */
export async function checkpointLog(
  { prisma, signer }: Deps,
  logId: string,
  now: Date,
): Promise<boolean> {
  const ready = await signer();
  const log = await prisma.evidenceLog.findUnique({ where: { id: logId } });
  if (log === null || log.headSeq === 0) return false;
  const present = await prisma.evidenceCheckpoint.findFirst({
    where: { logId, seq: { gte: log.headSeq } },
  });
  if (present !== null) return false;
  const head = { seq: log.headSeq, hash: toHex(log.headHash) };
  await prisma.$transaction((tx) => writeCheckpoint(tx, ready, { logId, head, at: now }));
  return true;
}

/**
 * Deletes the lines up to each log's last checkpoint that is older than the shop keeps its evidence,
 * with the receipts they signed. That checkpoint stays, and the log is checked from there. Answers
 * how many lines went.
 */
export async function pruneLogs({ prisma, signer }: Deps, now: Date): Promise<number> {
  let pruned = 0;
  const ready = await signer();
  for await (const logId of logIds(prisma)) {
    const years = await keepYearsOf(prisma, logId);
    const before = startOfDay(addMonths(localDateOf(now, "Etc/UTC"), -12 * years), "Etc/UTC");
    const last = await prisma.evidenceCheckpoint.findFirst({
      where: { logId, at: { lt: before } },
      orderBy: { seq: "desc" },
    });
    if (last === null) continue;
    const through = last.seq;
    pruned += await prisma.$transaction(
      (tx) => prune(tx, { logId, through, now, signer: ready }),
      patient,
    );
  }
  return pruned;
}

type Pruning = {
  readonly logId: string;
  readonly through: number;
  readonly now: Date;
  readonly signer: EvidenceSigner;
};

async function prune(tx: Transaction, { logId, through, now, signer }: Pruning): Promise<number> {
  const log = await holdLog(tx, logId);
  const old = { logId, seq: { lte: through } };
  await tx.$executeRaw`DELETE FROM "Receipt" WHERE ("dataRequestId", "version") IN (
    SELECT "caseId", ("line"::jsonb #>> '{counts,version}')::int FROM "EvidenceEntry"
    WHERE "logId" = ${logId}::uuid AND "seq" <= ${through} AND "event" = 'receipt.issued')`;
  const { count } = await tx.evidenceEntry.deleteMany({ where: old });
  if (count === 0) return 0;
  await tx.evidenceCheckpoint.deleteMany({ where: { logId, seq: { lt: through } } });
  const head = await writeLine(tx, log, {
    ...{ event: "log.pruned", caseId: null, at: now },
    counts: { prunedThrough: through, lines: count },
  });
  // At once: a line that says so and is not signed is not believed.
  await writeCheckpoint(tx, signer, { logId, head, at: now });
  return count;
}

async function keepYearsOf(prisma: PrismaClient, logId: string): Promise<number> {
  const settings = await prisma.shopSettings.findFirst({
    where: { installation: { shop: { evidenceLogId: logId } } },
    orderBy: { installation: { startedAt: "desc" } },
    select: { evidenceKeepYears: true },
  });
  return settings?.evidenceKeepYears ?? defaultKeepYears;
}

/** Ids of all logs, page by page. */
export async function* logIds(prisma: PrismaClient): AsyncGenerator<string> {
  for (let after: string | undefined; ;) {
    const rows: readonly { readonly id: string }[] = await prisma.evidenceLog.findMany({
      where: after === undefined ? {} : { id: { gt: after } },
      orderBy: { id: "asc" },
      select: { id: true },
      take: slice,
    });
    for (const { id } of rows) yield id;
    after = rows.at(-1)?.id;
    if (rows.length < slice || after === undefined) return;
  }
}
