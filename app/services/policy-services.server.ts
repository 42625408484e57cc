import { createHash } from "node:crypto";
import { createEditionHistory } from "../db/policy/edition-history.server.ts";
import { createEditionWatch } from "../db/policy/edition-watch.server.ts";
import { findErasedCustomers } from "../db/policy/erased-customers.server.ts";
import { createNoticeStore, type NoticeStoreDeps } from "../db/policy/notice-store.server.ts";
import { createPublicationStore } from "../db/policy/publication-store.server.ts";
import { createPublications } from "../db/policy/publications.server.ts";
import { createTransmissionLedger } from "../db/recipients/transmission-ledger.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import type { KeyStore } from "../db/keys/key-store.server.ts";
import type { ShopifyErasureStore } from "../domain/erasure/watch.ts";
import { checkPublishable, printableLanguages } from "../domain/policy/check-publishable.ts";
import { announceHistory } from "../domain/policy/publication/announce-history.ts";
import { fingerprintConsents } from "../domain/policy/publication/consent-fingerprints.ts";
import {
  type EditionWanted,
  type ProposeEditionDeps,
  proposeEdition,
} from "../domain/policy/publication/propose-edition.ts";
import {
  giveUpPublication,
  type RunPublicationDeps,
  runPublication,
} from "../domain/policy/publication/run-publication.ts";
import {
  type PublicationWanted,
  startPublication,
} from "../domain/policy/publication/start-publication.ts";
import { tellPeople, whoIsConcerned } from "../domain/policy/publication/tell-people.ts";
import {
  lookAtEdition,
  watchEditions,
  type WatchEditionsDeps,
} from "../domain/policy/publication/watch-editions.ts";
import type { Clock } from "../domain/shared/clock.ts";
import { asInstallationId, type InstallationId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import { type JobQueue, throughPrisma } from "../jobs/queue.server.ts";
import type { Log } from "../logging/log.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { createPolicyAudience } from "../platform/shopify/policy-audience.server.ts";
import {
  createPolicyHistory,
  createPolicyPlaces,
} from "../platform/shopify/policy-places.server.ts";
import type { createRegisterServices } from "./register-services.server.ts";

export type PolicyServicesDeps = Pick<
  NoticeStoreDeps,
  "keyring" | "suppressions" | "messageIdDomain"
> & {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "shopKeys" | "shopSeal">;
  readonly evidence: Pick<EvidenceStore, "append">;
  readonly queue: JobQueue;
  readonly client: AdminClient;
  readonly register: ReturnType<typeof createRegisterServices>;
  readonly watched: Pick<ShopifyErasureStore, "open">;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
};

export type PolicyServices = ReturnType<typeof createPolicyServices>;

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Joins what prints, publishes and watches a policy, and tells people of its changes. */
export function createPolicyServices(deps: PolicyServicesDeps) {
  const { prisma, client, register, clock, log } = deps;
  const stores = createStores(deps);
  const { store, publications, notices, history } = stores;
  const places = createPolicyPlaces({ client });
  const audience = createPolicyAudience({ client });
  const running: RunPublicationDeps = { store, places, digest, clock };
  const proposing: ProposeEditionDeps = {
    ...{ registers: register, store, publications },
    check: createCheck(deps),
  };
  const watching: WatchEditionsDeps = {
    ...{ watch: stores.watch, store, places, digest, clock },
    onTrouble: (publicationId, error) =>
      log.warn({ publicationId, err: error }, "a published policy could not be read back now"),
  };
  const telling = { publications: store, registers: register, audience, notices, clock };
  return {
    ...{ store, publications, notices, places, history, digest },
    transmissions: createTransmissionLedger(prisma),
    /** The edition with this number, opened. */
    findByNumber: async (id: InstallationId, number: number) => {
      const [head] = await publications.list(id, { before: number + 1, limit: 1 });
      return head?.number === number ? store.find(head.id) : undefined;
    },
    check: proposing.check,
    propose: (wanted: EditionWanted) => proposeEdition(proposing, wanted),
    start: (wanted: PublicationWanted) =>
      startPublication({ ...proposing, publications, clock }, wanted),
    /** How many people are concerned, by why; null where Shopify does not say. */
    countConcerned: (
      installationId: InstallationId,
      concerns: { readonly tag: string; readonly subscribers: boolean },
      signal: AbortSignal,
    ) =>
      Promise.all(
        whoIsConcerned(concerns.tag, concerns.subscribers).map(async (who) => ({
          because: who.because,
          count: await audience.count({ installationId, signal }, who),
        })),
      ),
    run: (id: string, signal: AbortSignal) => runPublication(running, id, signal),
    giveUp: (id: string, signal: AbortSignal) => giveUpPublication(running, id, signal),
    tell: (id: string, signal: AbortSignal) => tellPeople(telling, id, signal),
    announce: (id: InstallationId, signal: AbortSignal) => {
      const { write } = createPolicyHistory({ client });
      return announceHistory({ history, write }, id, signal);
    },
    watch: (signal: AbortSignal) => watchEditions(watching, signal),
    look: (id: InstallationId, signal: AbortSignal) => lookAtEdition(watching, id, signal),
  };
}

function createStores(deps: PolicyServicesDeps) {
  const { prisma, evidence, queue, keyring, keys, suppressions } = deps;
  const { shopSeal } = keys;
  type Enqueue = Parameters<typeof createPublications>[0]["enqueuePublish"];
  const enqueuePublish: Enqueue = async (tx, publicationId) => {
    await queue.send("policies.publish", { publicationId }, throughPrisma(tx));
  };
  const enqueueAnnounce: Enqueue = async (tx, installationId) => {
    await queue.send("policies.announce", { installationId }, throughPrisma(tx));
  };
  const enqueueNotify: Enqueue = async (tx, publicationId) => {
    await queue.send("policies.notify", { publicationId }, throughPrisma(tx));
  };
  return {
    store: createPublicationStore({
      ...{ prisma, shopSeal, evidence, digest },
      enqueueAfter: async (tx, { installationId, toTell }) => {
        await enqueueAnnounce(tx, installationId);
        await queue.send("notices.bring", { installationId }, throughPrisma(tx));
        if (toTell !== null) await enqueueNotify(tx, toTell);
      },
    }),
    publications: createPublications({
      ...{ prisma, shopSeal, enqueuePublish, enqueueAnnounce, enqueueNotify },
    }),
    watch: createEditionWatch({ prisma, evidence, enqueuePublish }),
    history: createEditionHistory({ prisma, shopSeal }),
    notices: createNoticeStore({
      ...{ prisma, keyring, keys, evidence, suppressions },
      messageIdDomain: deps.messageIdDomain,
      findErased: (id) =>
        findErasedCustomers({ prisma, openWatched: (one) => deps.watched.open(one) }, id),
      enqueueMail: async (tx, mailId) => {
        await queue.send("mail.deliver", { mailId }, throughPrisma(tx));
      },
    }),
  };
}

/** What keeps a register from being published, and in which languages it can be. */
function createCheck({ register }: PolicyServicesDeps): ProposeEditionDeps["check"] {
  return async (installationId, content) => {
    const { unreviewedAllowed } = await register.settings.get(installationId);
    const reviews = await register.reviews.list(installationId);
    const choices = { reviews, unreviewedAllowed, digest };
    return {
      gaps: checkPublishable(content, choices),
      languages: printableLanguages(content, choices),
      consents: fingerprintConsents(content, digest),
    };
  };
}

type PolicyJob = "policies.publish" | "policies.announce" | "policies.notify" | "policies.check";

/** The jobs of publishing. What fails for good is put back; all else is taken up by the next round. */
export function createPolicyHandlers(policy: PolicyServices): Pick<JobHandlers, PolicyJob> {
  const nothingToGiveUp = (): Promise<void> => Promise.resolve();
  return {
    "policies.publish": {
      run: async ({ publicationId }, { signal }) => {
        await policy.run(publicationId, signal);
      },
      giveUp: ({ publicationId }) => policy.giveUp(publicationId, AbortSignal.timeout(120_000)),
    },
    "policies.announce": {
      run: ({ installationId }, { signal }) =>
        policy.announce(asInstallationId(installationId), signal),
      giveUp: nothingToGiveUp,
    },
    "policies.notify": {
      run: ({ publicationId }, { signal }) => policy.tell(publicationId, signal),
      giveUp: nothingToGiveUp,
    },
    "policies.check": {
      run: (_payload, { signal }) => policy.watch(signal),
      giveUp: nothingToGiveUp,
    },
  };
}
