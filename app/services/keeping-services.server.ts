import { createErasureSettingsReader } from "../db/erasure/erasure-settings-reader.server.ts";
import type { InstallationStore } from "../db/shops/installation-store.server.ts";
import {
  createLegalKeepingStore,
  type LegalKeepingStoreDeps,
} from "../db/erasure/legal-keeping-store.server.ts";
import { listKeepings } from "../db/erasure/list-keepings.server.ts";
import { type ClearedKeepings, clearKeepings } from "../domain/erasure/clear-keepings.ts";
import type { KeepingList, KeepingQuery } from "../domain/erasure/keeping-views.ts";
import type { StoreEraser } from "../domain/erasure/ports.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly installations: Pick<InstallationStore, "findOpenBeside">;
  readonly evidence: LegalKeepingStoreDeps["evidence"];
  readonly eraser: StoreEraser;
  readonly clock: Clock;
};

/** What clears kept fields when their time is over, and what shows them. */
export function createKeepingServices({ prisma, installations, evidence, eraser, clock }: Deps) {
  const settings = createErasureSettingsReader({ prisma });
  const store = createLegalKeepingStore({ prisma, installations, settings, evidence });
  return {
    clear: (signal: AbortSignal): Promise<ClearedKeepings> =>
      clearKeepings({ store, eraser, clock }, signal),
    list: (installationId: InstallationId, query: KeepingQuery): Promise<KeepingList> =>
      listKeepings(prisma, installationId, query),
  };
}
