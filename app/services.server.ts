import { createHash } from "node:crypto";
import { type AdminServicesDeps, createAdminServices } from "./services/admin-services.server.ts";
import { getEnvironment, type Environment } from "./config/env.server.ts";
import { getDatabase } from "./db.server.ts";
import { createAnswerStore } from "./db/answers/answer-store.server.ts";
import { createApiBudget } from "./db/shops/api-budget.server.ts";
import { createAppSecrets } from "./db/keys/app-secrets.server.ts";
import { createCollectionStore } from "./db/answers/collection-store.server.ts";
import type { Database } from "./db/database.server.ts";
import { bodyContext } from "./db/deliveries/delivery-rows.server.ts";
import { createDeliveryStore } from "./db/deliveries/delivery-store.server.ts";
import { createEvidenceStore } from "./db/evidence/evidence-store.server.ts";
import { createKeyStore } from "./db/keys/key-store.server.ts";
import { createMergesCollector } from "./db/answers/merges-collector.server.ts";
import { createOwnRowsCollector } from "./db/answers/own-rows-collector.server.ts";
import { createRequestEvidence } from "./db/evidence/request-evidence.server.ts";
import { createRequestParking } from "./db/requests/request-parking.server.ts";
import { createShopFactsReader } from "./db/shops/shop-facts-reader.server.ts";
import { createSuppressions } from "./db/erasure/suppressions.server.ts";
import { createWebhookEffects } from "./db/deliveries/webhook-effects.server.ts";
import type { RequestJob } from "./domain/data-requests/admin-ports.ts";
import { createErasurePages, createErasureServices } from "./services/erasure-services.server.ts";
import type { FulfilAccessDeps } from "./domain/data-requests/fulfil-access.ts";
import type { Clock } from "./domain/shared/clock.ts";
import { createFaceServices } from "./services/face-services.server.ts";
import { createKeepingServices } from "./services/keeping-services.server.ts";
import { createKeyServices } from "./services/key-services.server.ts";
import { createEvidenceServices } from "./services/evidence-services.server.ts";
import type { JobName } from "./jobs/definitions.ts";
import { type JobQueue, openQueue, throughPrisma } from "./jobs/queue.server.ts";
import { dictionaries } from "./locales/dictionaries.ts";
import { createEvidenceHeads } from "./ledger/evidence-heads.server.ts";
import { createLedgerServices } from "./services/ledger-services.server.ts";
import { createLog, type Log } from "./logging/log.server.ts";
import { createAnswerBuilder } from "./packaging/zip-answer.server.ts";
import { createAdminClient } from "./platform/shopify/admin-client.server.ts";
import { createShopifyCollectors } from "./platform/shopify/collectors.server.ts";
import { createStoreEraser } from "./platform/shopify/erase-store.server.ts";
import { createWebhookSecrets } from "./platform/shopify/verify-webhook.server.ts";
import { parseWebhookBody } from "./platform/shopify/webhook-payload.server.ts";
import { createInboundMailServices } from "./services/inbound-mail-services.server.ts";
import { createMailServices } from "./services/mail-services.server.ts";
import { createMailboxServices } from "./services/mailbox-services.server.ts";
import { createNewsletterDesk } from "./services/newsletter-desk-services.server.ts";
import { createNewsletterServices } from "./services/newsletter-services.server.ts";
import { createPublishingServices } from "./services/notice-services.server.ts";
import { createPromiseServices } from "./services/promise-services.server.ts";
import {
  createRegisterReader,
  createRegisterServices,
} from "./services/register-services.server.ts";
import { createPolicyReadingServices } from "./services/policy-reading-services.server.ts";
import { createRegisterStartServices } from "./services/register-start-services.server.ts";
import { createSelfAuditServices } from "./services/self-audit-services.server.ts";
import { createVisitorServices } from "./services/visitor-services.server.ts";
import { createWatchServices } from "./services/watch-services.server.ts";
import { createKeyService } from "./seal/key-service.server.ts";

export type Services = Awaited<ReturnType<typeof createServices>>;

const clock: Clock = { now: () => new Date() };

/** What everything else is made of. */
type Ground = {
  readonly environment: Environment;
  readonly database: Database;
  readonly log: Log;
  readonly queue: JobQueue;
};

/** Keys, what opens with them, and what proves that things were done. */
function createSealing({ environment, database, queue, log }: Ground) {
  const keyring = createKeyService(environment);
  const deps = { prisma: database.prisma, keyring };
  const { prisma } = database;
  const secrets = createAppSecrets(deps);
  const file = environment.ERASURE_LEDGER_FILE;
  const suppressions = createSuppressions({ prisma, secrets });
  const heads = createEvidenceHeads(`${file}-heads`);
  const evidence = createEvidenceStore({ prisma, secrets, heads, log });
  const keys = createKeyStore(deps);
  const requestEvidence = createRequestEvidence({ prisma, evidence, ...keys });
  const proof = createLedgerServices({ prisma, secrets, evidence, queue, clock, log, file });
  const keyRotation = createKeyServices({
    ...{ ...database, environment, keyring, evidence, clock },
    report: (trouble) => log.error({ trouble }, "the key-encryption keys need their operator"),
  });
  return {
    keyring,
    suppressions,
    keys,
    keyRotation,
    appSecrets: secrets,
    evidence,
    heads,
    requestEvidence,
    proof,
  };
}

type Sealing = ReturnType<typeof createSealing>;

type Mail = ReturnType<typeof createMailServices>;

/** Taking webhooks in. */
async function createIntake(ground: Ground, { keyring, keys, proof }: Sealing, { outbox }: Mail) {
  const { environment, database, queue } = ground;
  const secrets = createWebhookSecrets(
    environment.SHOPIFY_API_SECRET,
    environment.SHOPIFY_API_SECRET_PREVIOUS,
  );
  const jobs = {
    access: await queue.insertOf("data-requests.fulfil"),
    erasure: await queue.insertOf("data-requests.erase"),
    "shop-removal": await queue.insertOf("shops.remove"),
  };
  return {
    secrets,
    deliveries: createDeliveryStore({ ...database, ...proof, keys, keyring, jobs, outbox }),
    webhookEffects: createWebhookEffects({ prisma: database.prisma, keys, keyring }),
  };
}

/** In which queue a request's job waits. */
const requestJobs = {
  fulfil: "data-requests.fulfil",
  rebuild: "data-requests.rebuild",
  remove: "shops.remove",
  erase: "data-requests.erase",
  "read-back": "erasures.read-back",
} as const satisfies Record<RequestJob, JobName>;

/** What the admin's pages, Shopify's sign-in and the search of a request are made of. */
function createWork(ground: Ground, sealing: Sealing, mail: Mail) {
  const { keys, proof, evidence, requestEvidence, suppressions } = sealing;
  const { environment, database, queue, log } = ground;
  const { prisma } = database;
  const { personSeal, shopSeal } = keys;
  const opening = { prisma, suppressions, ...keys, parseBody: parseWebhookBody, bodyContext };
  const collection = createCollectionStore(opening);
  const enqueue: AdminServicesDeps["enqueue"] = async (tx, job, dataRequestId) => {
    await queue.send(requestJobs[job], { dataRequestId }, throughPrisma(tx));
  };
  const admin = createAdminServices({
    ...{ prisma, shopSeal, clock, log, environment, enqueue, outbox: mail.outbox },
    collection: () => collection,
    tombstones: proof.tombstones,
    ...{ requestEvidence, evidence },
    findOpenJobs: queue.findOpenJobs,
  });
  const answers = createAnswerStore({ prisma, personSeal, outbox: mail.outbox, requestEvidence });
  const client = createAdminClient({ tokens: admin.tokens, budget: createApiBudget(database) });
  const fulfilment: FulfilAccessDeps = {
    store: collection,
    shops: createShopFactsReader(admin),
    collectors: {
      ...createShopifyCollectors({ client }),
      "merged-customers": createMergesCollector(opening),
      lagom: createOwnRowsCollector(opening),
    },
    builder: createAnswerBuilder({ dictionaries }),
    answers,
    register: createRegisterReader({ prisma, shopSeal, evidence }),
    parking: createRequestParking({ prisma, outbox: mail.outbox }),
    ...{ clock, digest: (text) => createHash("sha256").update(text).digest("hex") },
  };
  const watch = createWatchServices({
    ...{ prisma, keyring: sealing.keyring, evidence, client, clock },
    installations: admin.installations,
  });
  const eraser = createStoreEraser({ client });
  const keepings = createKeepingServices({
    ...{ prisma, clock, evidence, eraser },
    installations: admin.installations,
  });
  const erasure = createErasureServices({
    ...{ ...sealing, prisma, eraser, ledger: proof.ledger },
    copiesUnreadableBy: sealing.keyRotation.copiesUnreadableBy,
    enqueueReadBack: (tx, id) => enqueue(tx, "read-back", id),
    search: fulfilment,
  });
  return { ...admin, client, answers, fulfilment, erasure, watch, keepings };
}

async function createServices() {
  const environment = getEnvironment();
  const log = createLog(environment.LOG_LEVEL);
  const database = getDatabase();
  const queue = await openQueue({
    url: environment.DATABASE_URL,
    log,
    isWorker: environment.PROCESS_ROLE !== "web",
  });
  const ground: Ground = { environment, database, log, queue };
  const sealing = createSealing(ground);
  const mail = createMailServices({ ...ground, ...sealing, clock });
  const work = createWork(ground, sealing, mail);
  const intake = await createIntake(ground, sealing, mail);
  const audited = { ...ground, ...database, ...sealing, ...work, ...intake, clock };
  const register = createRegisterServices({ ...database, ...sealing, ...sealing.keys });
  const promises = createPromiseServices({ ...audited, ...sealing.keys, register });
  const { messageIdDomain } = mail;
  const newsletter = createNewsletterServices({ ...audited, ...mail, ...sealing.proof });
  const inboundMail = createInboundMailServices({ ...audited, ...mail, newsletter });
  const watched = work.watch.store;
  return {
    ...work,
    ...intake,
    selfAudits: createSelfAuditServices(audited),
    register: createRegisterStartServices({ ...audited, register, promises }),
    ...{ promises, faces: createFaceServices({ register, clock }) },
    ...createVisitorServices({ ...audited, register }),
    policyReadings: createPolicyReadingServices({ ...audited, ...sealing.keys }),
    ...createPublishingServices({ ...audited, register, watched, messageIdDomain }),
    ...{ newsletter, inboundMail },
    newsletterDesk: createNewsletterDesk({ ...audited, ...newsletter, ...inboundMail }),
    mailboxes: createMailboxServices({ ...audited, ...inboundMail }),
    erasureViews: createErasurePages({
      ...{ prisma: database.prisma, erasure: work.erasure, watched },
    }),
    ...{ environment, log, clock, database, queue, keys: sealing.keys },
    ...{ keyRotation: sealing.keyRotation, appSecrets: sealing.appSecrets },
    ...{ evidence: sealing.evidence, ...sealing.proof },
    evidencePages: createEvidenceServices({ ...ground, ...database, clock, ...sealing }),
    ...mail.pages,
    close: async () => {
      mail.mailing.close();
      await database.close();
    },
  };
}

declare global {
  var lagomServices: Promise<Services> | undefined;
}

/** The process's services, made once: a development server loads this file again and again. */
export function getServices(): Promise<Services> {
  globalThis.lagomServices ??= createServices();
  return globalThis.lagomServices;
}
