import type { AppSecrets } from "../db/keys/app-secrets.server.ts";
import { createLedgerComparer } from "../db/erasure/erase-again.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import { createLedgerMirror } from "../db/erasure/ledger-mirror.server.ts";
import type { UrgeDeps } from "../db/shops/open-redacts.server.ts";
import { removeShop } from "../db/shops/shop-removal.server.ts";
import { createTombstones } from "../db/shops/tombstones.server.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { DataRequestId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import { type JobQueue, throughPrisma } from "../jobs/queue.server.ts";
import { createErasureLedger } from "../ledger/erasure-ledger.server.ts";
import { createLedgerFile } from "../ledger/ledger-file.server.ts";
import { createLedgerBox } from "../seal/ledger-box.server.ts";
import type { Log } from "../logging/log.server.ts";

export type LedgerServicesDeps = {
  readonly prisma: PrismaClient;
  readonly secrets: AppSecrets;
  readonly evidence: Pick<EvidenceStore, "append" | "issueReceipt" | "openSigningKey">;
  readonly queue: Pick<JobQueue, "dropJobs" | "send">;
  readonly clock: Clock;
  readonly log: Log;
  /** The ledger's file. */
  readonly file: string;
};

/** Joins what keeps erasures erased: the ledger, its comparison, and the removal of shops. */
export function createLedgerServices(deps: LedgerServicesDeps) {
  const { prisma, secrets, evidence, queue, clock, log } = deps;
  const ledger = createErasureLedger({
    file: createLedgerFile(deps.file),
    mirror: createLedgerMirror(prisma),
    secret: () => secrets.get("ledger"),
    box: createLedgerBox,
    clock,
  });
  const { tombstoneOf } = ledger;
  const tombstones = createTombstones({ prisma, tombstoneOf, evidence });
  const removal = { prisma, ledger, evidence, tombstones, dropJobs: queue.dropJobs };
  const enqueueErasure: UrgeDeps["enqueueErasure"] = async (tx, dataRequestId) => {
    await queue.send("data-requests.erase", { dataRequestId }, throughPrisma(tx));
  };
  const comparer = createLedgerComparer({ ...removal, clock });
  return {
    ledger,
    tombstones,
    /** Carries out shop/redact; says in the log what it waits for, at every try. */
    removeShop: async (id: DataRequestId): Promise<void> => {
      const found = await removeShop({ ...removal, enqueueErasure }, id, clock.now());
      if (found.state !== "waits") return;
      const { openRedacts, isLate } = found;
      const waiting = { dataRequestId: id, openRedacts };
      if (isLate) log.error(waiting, "a shop's removal is late: erasures are not carried out");
      else log.warn(waiting, "a shop's removal waits for erasures that come first");
    },
    /** Before anything is served: whoever was erased stays erased, whatever backup this database is from. */
    compareLedger: async (): Promise<void> => {
      const found = await ledger.compare(comparer);
      const { rewritten, people, installations, suppressions } = found;
      if (rewritten > 0)
        log.warn({ rewritten }, "the erasure ledger was behind and is whole again");
      if (people + installations + suppressions > 0) {
        log.warn(found, "the database was behind the erasure ledger: erased again");
      }
    },
  };
}
