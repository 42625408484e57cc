import { createDownloadLog } from "../db/answers/download-log.server.ts";
import { createDueDateRecount } from "../db/requests/due-dates.server.ts";
import { createEventLog } from "../db/event-log.server.ts";
import { createInstallationStore } from "../db/shops/installation-store.server.ts";
import { createRequestActions } from "../db/requests/request-actions.server.ts";
import { createRequestResumption } from "../db/requests/request-resumption.server.ts";
import { createRequestViews } from "../db/requests/request-views.server.ts";
import { createSessionStore } from "../db/shops/session-store.server.ts";
import { createSettingsStore } from "../db/shops/settings-store.server.ts";
import { createStaffStore } from "../db/shops/staff-store.server.ts";
import type { Tombstones } from "../db/shops/tombstones.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import type { RequestEvidence } from "../db/evidence/request-evidence.server.ts";
import type { Outbox } from "../domain/data-requests/mails.ts";
import type { RequestJob } from "../domain/data-requests/admin-ports.ts";
import type { CollectionStore, ShopSeal } from "../domain/data-requests/ports.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { DataRequestId, InstallationId } from "../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../generated/prisma/client.ts";
import type { Log } from "../logging/log.server.ts";
import { createOfflineTokenSource } from "../platform/shopify/offline-token-source.server.ts";
import { createSessionStorage } from "../platform/shopify/session-storage.server.ts";
import { createShopify, type ShopifyVisit } from "../shopify.server.ts";
import { welcomeVisitor } from "../welcome-visitor.server.ts";

export type AdminServicesDeps = {
  readonly prisma: PrismaClient;
  readonly shopSeal: ShopSeal;
  readonly clock: Clock;
  readonly log: Log;
  readonly outbox: Pick<Outbox, "resumeForNewContact">;
  readonly requestEvidence: RequestEvidence;
  readonly evidence: Pick<EvidenceStore, "append">;
  readonly tombstones: Tombstones;
  readonly environment: {
    readonly SHOPIFY_API_KEY: string;
    readonly SHOPIFY_API_SECRET: string;
    readonly SHOPIFY_APP_URL: string;
  };
  /** Opens what is sealed under a person's key; asked for late, for it is made of these services. */
  readonly collection: () => Pick<CollectionStore, "openRequest" | "possibleMatches">;
  /** Puts a request's job in the queue inside a transaction. */
  readonly enqueue: (
    tx: Prisma.TransactionClient,
    job: RequestJob,
    id: DataRequestId,
  ) => Promise<void>;
  /** Which of these requests have a job that waits or runs. */
  readonly findOpenJobs: (
    ids: readonly DataRequestId[],
  ) => Promise<readonly { readonly dataRequestId: string }[]>;
};

/** Joins what the admin's pages and Shopify's sign-in are made of. */
export function createAdminServices(deps: AdminServicesDeps) {
  const { prisma, shopSeal, clock, log, outbox, environment } = deps;
  const { SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: apiSecret } = environment;
  const installations = createInstallationStore(deps);
  const resumption = createRequestResumption(deps);
  const recount = createDueDateRecount(prisma);
  const settings = createSettingsStore({ prisma, shopSeal, evidence: deps.evidence });
  const staff = createStaffStore({ prisma, shopSeal });
  const sessionRows = createSessionStore({ prisma, shopSeal, clock, installations });
  const sessions = createSessionStorage(sessionRows);
  const welcome = (visit: ShopifyVisit) =>
    welcomeVisitor(
      { installations, settings, staff, outbox, clock, log, resumption, recount },
      visit,
    );
  const shopify = createShopify({
    apiKey,
    apiSecret,
    appUrl: environment.SHOPIFY_APP_URL,
    sessionStorage: sessions,
    log,
    onAuthenticated: welcome,
  });
  const findShop = async (id: InstallationId) => (await installations.findOpenBeside(id))?.shop;
  return {
    ...{ installations, settings, staff, sessionRows, resumption },
    shopify,
    welcome,
    tokens: createOfflineTokenSource({ sessions, findShop, apiKey, apiSecret, clock }),
    events: createEventLog(prisma),
    downloads: createDownloadLog(prisma),
    actions: createRequestActions({
      prisma,
      enqueue: deps.enqueue,
      requestEvidence: deps.requestEvidence,
    }),
    requestViews: createRequestViews({
      prisma,
      openRequest: (id) => deps.collection().openRequest(id),
      openMatches: (id) => deps.collection().possibleMatches(id),
    }),
  };
}
