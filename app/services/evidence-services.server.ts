import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import { exportLog, exportReceipt } from "../db/evidence/evidence-export.server.ts";
import {
  checkpointAll,
  checkpointLog,
  pruneLogs,
} from "../db/evidence/evidence-retention.server.ts";
import { toHex } from "../db/evidence/evidence-log.server.ts";
import { noteSetBacks } from "../db/evidence/evidence-set-back.server.ts";
import { verifyStoredLog } from "../db/evidence/evidence-verify.server.ts";
import { createEvidenceViews } from "../db/evidence/evidence-views.server.ts";
import type { SignedHeads } from "../domain/evidence/heads.ts";
import type { LogVerdict } from "../domain/evidence/verify-log.ts";
import { findGround } from "../domain/keeping/grounds.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { DataRequestId, InstallationId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import { dictionaries } from "../locales/dictionaries.ts";
import type { Log } from "../logging/log.server.ts";
import { printReceipt } from "../packaging/receipt-pdf.server.ts";

export type EvidenceServicesDeps = {
  readonly prisma: PrismaClient;
  readonly evidence: Pick<EvidenceStore, "signer">;
  /** What was signed last, outside the database. */
  readonly heads?: SignedHeads;
  readonly clock: Clock;
  readonly log: Pick<Log, "error" | "warn">;
};

/** A receipt to download; `language` of the printed one. */
export type ReceiptWish = {
  readonly installationId: InstallationId;
  readonly id: DataRequestId;
  readonly form: "json" | "pdf";
  readonly language: string;
  readonly timeZone: string;
};

export type EvidenceServices = ReturnType<typeof createEvidenceServices>;

const groundName = (id: string) => findGround(id)?.source ?? id;

/** Joins what shows, checks, exports and keeps the evidence. */
export function createEvidenceServices(given: EvidenceServicesDeps) {
  const { prisma, evidence, clock, heads, log } = given;
  const deps = { prisma, signer: evidence.signer, heads, log };
  const views = createEvidenceViews(prisma);
  return {
    ...views,
    /**
     * Checks the shop's log as it is stored, against this app's own key and what was signed last;
     * undefined while there is none. Signs it first, so that a young log has something to check.
     */
    verify: async (installation: InstallationId): Promise<LogVerdict | undefined> => {
      const logId = await views.findLog(installation);
      if (logId === undefined) return undefined;
      await checkpointLog(deps, logId, clock.now());
      const lastSigned = (await heads?.all())?.get(logId);
      const pinnedKey = toHex((await evidence.signer()).publicKey);
      return verifyStoredLog(prisma, logId, { pinnedKey, lastSigned });
    },
    /** At start, before anything is written: a log that is behind what was signed says so. */
    noteSetBacks: () => noteSetBacks(deps, clock.now()),
    /** The shop's log as JSON lines, signed up to its last line; undefined while there is none. */
    exportLog: async (installation: InstallationId) => {
      const logId = await views.findLog(installation);
      if (logId === undefined) return undefined;
      await checkpointLog(deps, logId, clock.now());
      return exportLog(prisma, logId);
    },
    /** The newest receipt of a request of this shop; undefined when there is none (any more). */
    receiptFile: async (wish: ReceiptWish): Promise<Uint8Array | undefined> => {
      const [newest] = await views.receipts(wish.installationId, wish.id);
      if (newest === undefined) return undefined;
      const text = await exportReceipt(prisma, wish.id, newest.version);
      if (text === undefined) return undefined;
      if (wish.form === "json") return Buffer.from(text);
      return printReceipt({ dictionaries, groundName }, text, wish);
    },
    /** Signs every log that grew, and prunes what is old enough. Answers how many lines went. */
    keepUp: async (): Promise<number> => {
      await checkpointAll(deps, clock.now());
      return pruneLogs(deps, clock.now());
    },
  };
}

/** The job of the evidence. */
export function createEvidenceHandlers(
  services: EvidenceServices,
  log: Log,
): Pick<JobHandlers, "evidence.checkpoint"> {
  return {
    "evidence.checkpoint": {
      run: async () => {
        const lines = await services.keepUp();
        if (lines > 0) log.info({ lines }, "evidence that is old enough was pruned");
      },
      giveUp: async () => undefined,
    },
  };
}
