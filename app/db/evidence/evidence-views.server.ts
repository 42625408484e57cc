import { z } from "zod";
import type { EvidenceView, EvidenceViews, ReceiptView } from "../../domain/evidence/views.ts";
import type { DataRequestId, InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { toHex } from "./evidence-log.server.ts";
import { ofSameShop } from "../requests/request-query.server.ts";

/** Lines shown at once, the newest first. */
const pageSize = 50;

const shownSchema = z.object({
  counts: z.record(z.string(), z.number()),
  facts: z.record(z.string(), z.json()),
});

/** What the admin shows of a shop's log and receipts. */
export function createEvidenceViews(prisma: PrismaClient): EvidenceViews {
  return {
    findLog: (installationId) => findLog(prisma, installationId),
    view: async (installationId, before) => {
      const logId = await findLog(prisma, installationId);
      return logId === undefined ? undefined : view(prisma, logId, before);
    },
    receipts: (installationId, id) => receipts(prisma, installationId, id),
  };
}

async function findLog(prisma: PrismaClient, id: InstallationId): Promise<string | undefined> {
  const shop = await prisma.shop.findFirst({
    where: { installations: { some: { id } } },
    select: { evidenceLogId: true },
  });
  return shop?.evidenceLogId ?? undefined;
}

async function view(
  prisma: PrismaClient,
  logId: string,
  before: number | undefined,
): Promise<EvidenceView> {
  const log = await prisma.evidenceLog.findUniqueOrThrow({ where: { id: logId } });
  const rows = await prisma.evidenceEntry.findMany({
    where: { logId, ...(before === undefined ? {} : { seq: { lt: before } }) },
    orderBy: { seq: "desc" },
    take: pageSize,
  });
  const first = await prisma.evidenceEntry.findFirst({ where: { logId }, orderBy: { seq: "asc" } });
  const checkpoint = await prisma.evidenceCheckpoint.findFirst({
    where: { logId },
    orderBy: { seq: "desc" },
    include: { key: true },
  });
  const oldest = rows.at(-1)?.seq;
  return {
    ...{ logId, startedAt: log.createdAt, lineCount: log.headSeq, headHash: toHex(log.headHash) },
    prunedThrough: (first?.seq ?? log.headSeq + 1) - 1,
    lines: rows.map(({ seq, at, event, caseId, hash, line }) => ({
      ...{ seq, at, event, caseId, hash: toHex(hash) },
      ...readShown(line),
    })),
    olderBefore: oldest !== undefined && oldest > (first?.seq ?? 1) ? oldest : null,
    lastCheckpoint:
      checkpoint === null
        ? null
        : {
            ...{ seq: checkpoint.seq, at: checkpoint.at },
            publicKey: toHex(checkpoint.key.publicKey),
          },
  };
}

/** A line somebody changed may hold anything: the check names it, and the others are shown all the same. */
function readShown(line: string): z.infer<typeof shownSchema> {
  try {
    return shownSchema.parse(JSON.parse(line));
  } catch {
    return { counts: {}, facts: {} };
  }
}

/** A request's receipts, the newest first; none of another shop's request. */
async function receipts(
  prisma: PrismaClient,
  installationId: InstallationId,
  id: DataRequestId,
): Promise<readonly ReceiptView[]> {
  return prisma.receipt.findMany({
    where: { dataRequest: { id, ...ofSameShop(installationId) } },
    orderBy: { version: "desc" },
    select: { version: true, issuedAt: true, isFinal: true },
  });
}
