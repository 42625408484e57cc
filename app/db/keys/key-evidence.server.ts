import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import type { KeyEvent } from "./key-states.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly evidence: Pick<EvidenceStore, "append">;
};

/** The embedded database serves one transaction at a time, so waiting for one is no fault. */
const patient = { maxWait: 30_000, timeout: 30_000 } as const;

/**
 * Writes what becomes of a key-encryption key into the evidence of every shop that has any; once,
 * also when a run was killed halfway through the shops.
 */
export function createKeyEvidence(deps: Deps): (event: KeyEvent) => Promise<void> {
  return async (news) => {
    const shops = await deps.prisma.shop.findMany({
      where: { evidenceLogId: { not: null } },
      select: {
        evidenceLogId: true,
        installations: { orderBy: { startedAt: "desc" }, take: 1, select: { id: true } },
      },
    });
    for (const { evidenceLogId, installations } of shops) {
      const [installation] = installations;
      if (evidenceLogId === null || installation === undefined) continue;
      const into = { logId: evidenceLogId, installationId: asInstallationId(installation.id) };
      await deps.prisma.$transaction((tx) => write(deps, tx, { ...into, news }), patient);
    }
  };
}

type Writing = {
  readonly logId: string;
  readonly installationId: InstallationId;
  readonly news: KeyEvent;
};

async function write(
  { evidence }: Deps,
  tx: Prisma.TransactionClient,
  { logId, installationId, news }: Writing,
): Promise<void> {
  const { event, keyId, at, since } = news;
  // Holds the log, so that two runs at once write it once.
  await tx.$queryRaw`SELECT 1 FROM "EvidenceLog" WHERE "id" = ${logId}::uuid FOR UPDATE`;
  const fact = JSON.stringify({ keyId }).slice(1, -1);
  const written = await tx.evidenceEntry.count({
    where: { logId, event, at: { gte: since }, line: { contains: fact } },
  });
  if (written > 0) return;
  await evidence.append(tx, installationId, { event, caseId: null, at, facts: { keyId } });
}
