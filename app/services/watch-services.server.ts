import { createShopifyErasureStore } from "../db/erasure/shopify-erasure-store.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import { readBackErasure, watchErasures, type WatchErasureDeps } from "../domain/erasure/watch.ts";
import type { Clock } from "../domain/shared/clock.ts";
import { asDataRequestId, type InstallationId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import type { Log } from "../logging/log.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { createShopifyErasureReader } from "../platform/shopify/erasure-reader.server.ts";
import type { Keyring } from "../seal/keyring.server.ts";

export type WatchServicesDeps = {
  readonly prisma: PrismaClient;
  readonly keyring: Keyring;
  readonly evidence: Pick<EvidenceStore, "openSigningKey" | "append" | "issueReceipt">;
  readonly installations: {
    readonly findOpenBeside: (
      id: InstallationId,
    ) => Promise<{ readonly id: InstallationId } | undefined>;
  };
  readonly client: AdminClient;
  readonly clock: Clock;
};

/** Joins what watches Shopify's own erasures until they read back. */
export function createWatchServices(deps: WatchServicesDeps): WatchErasureDeps {
  return {
    store: createShopifyErasureStore(deps),
    reader: createShopifyErasureReader(deps),
    findOpen: async (id) => (await deps.installations.findOpenBeside(id))?.id,
    clock: deps.clock,
  };
}

type WatchJob = "erasures.watch" | "erasures.read-back";

/** The jobs of the watch. A look that fails for good is taken again with the next round. */
export function createWatchHandlers(
  watch: WatchErasureDeps,
  log: Pick<Log, "warn">,
): Pick<JobHandlers, WatchJob> {
  const nothingToGiveUp = (): Promise<void> => Promise.resolve();
  return {
    "erasures.watch": {
      run: (_payload, { signal }) => {
        const onTrouble: Parameters<typeof watchErasures>[0]["onTrouble"] = (id, error) => {
          log.warn({ dataRequestId: id, err: error }, "an erasure could not be read back now");
        };
        return watchErasures({ ...watch, onTrouble }, signal);
      },
      giveUp: nothingToGiveUp,
    },
    "erasures.read-back": {
      run: async ({ dataRequestId }, { signal }) => {
        await readBackErasure(watch, asDataRequestId(dataRequestId), signal);
      },
      giveUp: nothingToGiveUp,
    },
  };
}
