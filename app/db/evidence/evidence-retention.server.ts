import { localDateOf, addMonths, startOfDay } from "../../domain/shared/calendar.ts";
import type { LogHead } from "../../domain/evidence/chain.ts";
import { notSigned, SigningRefusedError, type SignedHeads } from "../../domain/evidence/heads.ts";
import type { Log } from "../../logging/log.server.ts";
import { checkHead } from "./evidence-head-check.server.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { writeCheckpoint } from "./evidence-checkpoint.server.ts";
import { holdLog, type Transaction, writeLine } from "./evidence-log.server.ts";
import type { EvidenceSigner } from "./evidence-signing.server.ts";

/** Logs looked at per query. */
const slice = 200;

/** A removed shop set no time any more; its log stays as long as a shop's does by default. */
const defaultKeepYears = 7;

/** A segment of years goes in one transaction, or not at all. */
const patient = { maxWait: 30_000, timeout: 600_000 } as const;

export type RetentionDeps = {
  readonly prisma: PrismaClient;
  readonly signer: () => Promise<EvidenceSigner>;
  /** What was signed last, outside the database. */
  readonly heads?: SignedHeads | undefined;
  readonly log: Pick<Log, "error" | "warn">;
};

/**
 * Signs every log that has lines no checkpoint covers. Answers how many were signed. A log that is not
 * as it was written is left unsigned, and the operator told; the others go on.
 */
export async function checkpointAll(deps: RetentionDeps, now: Date): Promise<number> {
  let signed = 0;
  const known = (await deps.heads?.all()) ?? new Map<string, LogHead>();
  const fresh = new Map<string, LogHead>();
  const note = async () => {
    await deps.heads?.note(new Map(fresh));
    fresh.clear();
  };
  for await (const logId of logIds(deps.prisma)) {
    const lastSigned = known.get(logId);
    const done = await sign(deps, { logId, now, lastSigned });
    if (done === undefined) continue;
    if (done.isNew) signed += 1;
    if (done.head.seq !== lastSigned?.seq) fresh.set(logId, done.head);
    if (fresh.size >= slice) await note();
  }
  await note();
  return signed;
}

/** Signs where the log stands; false when that is signed already, or must not be. */
export async function checkpointLog(
  deps: RetentionDeps,
  logId: string,
  now: Date,
): Promise<boolean> {
  const lastSigned = (await deps.heads?.all())?.get(logId);
  const done = await sign(deps, { logId, now, lastSigned });
  if (done === undefined) return false;
  if (done.head.seq !== lastSigned?.seq) await deps.heads?.note(new Map([[logId, done.head]]));
  return done.isNew;
}

type Signing = {
  readonly logId: string;
  readonly now: Date;
  readonly lastSigned: LogHead | undefined;
};

/** The head that is signed now; undefined when there is none, or it could not be signed. */
async function sign(
  deps: RetentionDeps,
  { logId, now, lastSigned }: Signing,
): Promise<{ readonly head: LogHead; readonly isNew: boolean } | undefined> {
  try {
    const signer = await deps.signer();
    const { head, isSigned } = await checkHead(deps.prisma, { logId, signer, lastSigned });
    if (head.seq === 0) return undefined;
    if (!isSigned) {
      await deps.prisma.$transaction((tx) => writeCheckpoint(tx, signer, { logId, head, at: now }));
    }
    return { head, isNew: !isSigned };
  } catch (error) {
    tellFailure(deps, logId, error);
    return undefined;
  }
}

/** Tells the operator why a log was passed over. */
export function tellFailure({ log }: RetentionDeps, logId: string, error: unknown): void {
  if (error instanceof SigningRefusedError) {
    log.error({ logId, seq: error.seq, reason: error.reason }, notSigned);
  } else {
    log.error({ logId, err: error }, "an evidence log could not be kept up");
  }
}

/**
 * Deletes the lines up to each log's last checkpoint that is older than the shop keeps its evidence,
 * with the receipts they signed. That checkpoint stays, and the log is checked from there. Answers
 * how many lines went. A log that is not as it was written keeps all it has.
 */
export async function pruneLogs(deps: RetentionDeps, now: Date): Promise<number> {
  let pruned = 0;
  const known = await deps.heads?.all();
  for await (const logId of logIds(deps.prisma)) {
    try {
      pruned += await pruneLog(deps, { logId, now, lastSigned: known?.get(logId) });
    } catch (error) {
      tellFailure(deps, logId, error);
    }
  }
  return pruned;
}

async function pruneLog(
  { prisma, signer: open }: RetentionDeps,
  { logId, now, lastSigned }: Signing,
): Promise<number> {
  const years = await keepYearsOf(prisma, logId);
  const before = startOfDay(addMonths(localDateOf(now, "Etc/UTC"), -12 * years), "Etc/UTC");
  const last = await prisma.evidenceCheckpoint.findFirst({
    where: { logId, at: { lt: before } },
    orderBy: { seq: "desc" },
  });
  if (last === null) return 0;
  const signer = await open();
  await checkHead(prisma, { logId, signer, lastSigned });
  return prisma.$transaction((tx) => prune(tx, { logId, through: last.seq, now, signer }), patient);
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
