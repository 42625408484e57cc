import type { EvidenceRecorder } from "../../domain/evidence/types.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import type { KeyEvent } from "./key-rotation.server.ts";

/** Writes what becomes of a key-encryption key into the evidence of every shop that has any. */
export function createKeyEvidence(deps: {
  readonly prisma: PrismaClient;
  readonly recorder: EvidenceRecorder;
}): (event: KeyEvent) => Promise<void> {
  return async ({ event, keyId, at }) => {
    const shops = await deps.prisma.shop.findMany({
      where: { evidenceLogId: { not: null } },
      select: { installations: { orderBy: { startedAt: "desc" }, take: 1, select: { id: true } } },
    });
    for (const { id } of shops.flatMap(({ installations }) => installations)) {
      await deps.recorder.record(asInstallationId(id), {
        event,
        caseId: null,
        at,
        facts: { keyId },
      });
    }
  };
}
