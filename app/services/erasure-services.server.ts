import { createErasureSettingsReader } from "../db/erasure/erasure-settings-reader.server.ts";
import { createErasureStore } from "../db/erasure/erasure-store.server.ts";
import { createErasureViews } from "../db/erasure/erasure-view.server.ts";
import { createCommitments } from "../db/evidence/evidence-commitments.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import type { FinishErasureDeps } from "../db/erasure/finish-erasure.server.ts";
import type { KeyStore } from "../db/keys/key-store.server.ts";
import type { Suppressions } from "../db/erasure/suppressions.server.ts";
import type { FulfilAccessDeps } from "../domain/data-requests/fulfil-access.ts";
import { fulfilErasure, type FulfilErasureDeps } from "../domain/erasure/fulfil-erasure.ts";
import { findPeople } from "../domain/erasure/joint-erasure.ts";
import type { ErasureLedger, StoreEraser } from "../domain/erasure/ports.ts";
import { asDataRequestId } from "../domain/shared/ids.ts";
import type { ShopifyErasureStore } from "../domain/erasure/watch.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandler } from "../jobs/definitions.ts";
import type { Keyring } from "../seal/keyring.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly keys: KeyStore;
  readonly keyring: Keyring;
  readonly evidence: EvidenceStore;
  readonly ledger: ErasureLedger;
  readonly suppressions: Pick<Suppressions, "digestsOf">;
  readonly eraser: StoreEraser;
  readonly copiesUnreadableBy: FinishErasureDeps["copiesUnreadableBy"];
  readonly enqueueReadBack: FinishErasureDeps["enqueueReadBack"];
  /** The search is the same as for an access request. */
  readonly search: Pick<
    FulfilAccessDeps,
    "store" | "shops" | "collectors" | "parking" | "clock" | "digest"
  >;
};

/** What carries an erasure out. */
export function createErasureServices(deps: Deps): FulfilErasureDeps {
  const { prisma, keys, ledger, eraser } = deps;
  const { store: collection, ...search } = deps.search;
  const commitments = createCommitments({ prisma, personSeal: keys.personSeal });
  return {
    ...search,
    ...{ collection, ledger, eraser },
    settings: createErasureSettingsReader({ prisma }),
    store: createErasureStore({ ...deps, commitments }),
  };
}

type PagesDeps = {
  readonly prisma: PrismaClient;
  readonly erasure: FulfilErasureDeps;
  readonly watched: Pick<ShopifyErasureStore, "open">;
};

/** What shows erasures: the person's other requests are found as the erasure itself finds them. */
export function createErasurePages({ prisma, erasure, watched }: PagesDeps) {
  return createErasureViews({
    prisma,
    watchedOf: async (id) => (await watched.open(id))?.targets ?? [],
    peopleOf: async (id) => {
      const request = await erasure.collection.openRequest(id);
      const people = request === undefined ? [] : await findPeople(erasure, request);
      return people.map(({ personId }) => personId);
    },
  });
}

/** The job that does it. */
export function createErasureHandler(
  deps: FulfilErasureDeps,
  giveUp: JobHandler<"data-requests.erase">["giveUp"],
): JobHandler<"data-requests.erase"> {
  return {
    run: async ({ dataRequestId }, { signal }) => {
      await fulfilErasure(deps, asDataRequestId(dataRequestId), signal);
    },
    giveUp,
  };
}
