import { randomInt, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Environment } from "../config/env.server.ts";
import { parseKeyFile } from "../config/key-file.server.ts";
import {
  findAuditedKeys,
  findAuditedRequests,
  readWrappedKeys,
} from "../db/self-audit/audited-requests.server.ts";
import type { Database } from "../db/database.server.ts";
import { dumpTable, listTables } from "../db/self-audit/dump-rows.server.ts";
import type { EvidenceStore } from "../db/evidence/evidence-store.server.ts";
import { createSelfAuditStore } from "../db/self-audit/self-audit-store.server.ts";
import { type DeliveryStore, receiveDelivery } from "../domain/compliance/receive-delivery.ts";
import { type ActionDeps, changeRequest } from "../domain/data-requests/change-request.ts";
import { handOver } from "../domain/data-requests/hand-over.ts";
import type { SelfAuditDeps, SelfAuditWanted } from "../domain/self-audit/ports.ts";
import { runShopAudit } from "../domain/self-audit/run-shop-audit.ts";
import { startSelfAudit, type StartSelfAudit } from "../domain/self-audit/start-self-audit.ts";
import type { ThrowAwayPerson } from "../domain/self-audit/types.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import { type JobHandlers } from "../jobs/definitions.ts";
import { type JobQueue, throughPrisma } from "../jobs/queue.server.ts";
import type { Log } from "../logging/log.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import {
  createThrowAwayPeople,
  isDevelopmentStore,
  removeThrowAwayPeople,
} from "../platform/shopify/throw-away-people.server.ts";
import { parseWebhookBody } from "../platform/shopify/webhook-payload.server.ts";
import {
  type InstallationPlaces,
  searchInstallation,
} from "../self-audit/search-installation.server.ts";

export type SelfAuditServicesDeps = Pick<Database, "prisma" | "pool"> &
  ActionDeps & {
    readonly environment: Environment;
    readonly evidence: Pick<EvidenceStore, "append">;
    readonly log: Log;
    readonly queue: JobQueue;
    readonly client: AdminClient;
    readonly deliveries: DeliveryStore;
  };

export type SelfAuditServices = ReturnType<typeof createSelfAuditServices>;

/** Joins what audits a development store from within the app. */
export function createSelfAuditServices(deps: SelfAuditServicesDeps) {
  const { prisma, queue, evidence, client, clock } = deps;
  const store = createSelfAuditStore({
    prisma,
    append: evidence.append,
    enqueue: async (tx, selfAuditId) => {
      await queue.send("self-audits.run", { selfAuditId }, throughPrisma(tx));
    },
  });
  const audit: SelfAuditDeps = {
    ...{ store, clock },
    throwAway: {
      plant: ({ installationId }, people, signal) =>
        createThrowAwayPeople({ client }, { installationId, signal }, people),
      remove: async ({ installationId }, signal) => {
        await removeThrowAwayPeople({ client }, { installationId, signal });
      },
    },
    invent,
    receive: (request) => receive(deps, request),
    requestsOf: (run, ids) => findAuditedRequests(prisma, run, ids),
    handOver: async ({ installationId, startedBy }, id) => {
      // Whoever may start an audit may end the requests it made up.
      const actor = { userId: startedBy, isAccountOwner: true, permissions: [] };
      const done = await changeRequest(deps, { installationId, id, actor }, handOver);
      if (!done.ok) throw new Error(`an audited answer was not handed over: ${done.reason}`);
    },
    keysOf: (ids) => findAuditedKeys(prisma, ids),
    search: (wanted, signal) => searchInstallation(placesOf(deps, wanted), wanted.people, signal),
    sleep: async (ms, signal) => {
      await pause(ms, undefined, { signal });
    },
  };
  const isForDevelopment = (installationId: InstallationId) =>
    isDevelopmentStore({ client }, { installationId, signal: AbortSignal.timeout(20_000) });
  return {
    run: (id: string, signal: AbortSignal) => runShopAudit(audit, id, signal),
    /** Undoes what a run left that was given up. */
    giveUp: (id: string) => runShopAudit(audit, id, AbortSignal.timeout(120_000)),
    start: (wish: StartSelfAudit) =>
      startSelfAudit({ ...deps, store, isDevelopmentStore: isForDevelopment }, wish),
    list: store.list,
    isDevelopmentStore: isForDevelopment,
  };
}

/** The job that carries an audit out. */
export function createSelfAuditHandler(audits: SelfAuditServices): JobHandlers["self-audits.run"] {
  return {
    run: ({ selfAuditId }, { signal }) => audits.run(selfAuditId, signal),
    giveUp: ({ selfAuditId }) => audits.giveUp(selfAuditId),
  };
}

/** The same text as Shopify would send, ids as bare numbers. */
async function receive(
  { deliveries, clock }: SelfAuditServicesDeps,
  { run, topic, customer }: Parameters<SelfAuditDeps["receive"]>[0],
): Promise<string> {
  const { shop } = run;
  const receivedAt = clock.now();
  const orders = topic === "customers/redact" ? "orders_to_redact" : "orders_requested";
  const request =
    topic === "customers/redact"
      ? ""
      : `,"data_request":{"id":${receivedAt.getTime()}${randomInt(1000)}}`;
  const raw = Buffer.from(
    `{"shop_id":1,"shop_domain":${JSON.stringify(shop)},"${orders}":[],"customer":{` +
      `"id":${customer.customerId},"email":${JSON.stringify(customer.email)},"phone":null}${request}}`,
  );
  const body = parseWebhookBody(raw);
  if (body === undefined) throw new Error("an audit's request cannot be read");
  // Says nothing of whom it is about: a delivery's row outlives them.
  const webhookId = randomUUID();
  const taken = await receiveDelivery(deliveries, {
    ...{ topic, shop, webhookId, receivedAt, raw, body },
    ...{ eventId: null, apiVersion: "self-audit", triggeredAt: receivedAt },
  });
  if (!taken.ok) throw new Error(`an audit's request was not taken in: ${taken.reason}`);
  return webhookId;
}

const letters = "abcdefghijklmnopqrstuvwxyz";

/** Sixteen letters, never the same twice. */
function inventWord(): string {
  return Array.from({ length: 16 }, () => letters[randomInt(letters.length)] ?? "a").join("");
}

function invent(count: number): readonly ThrowAwayPerson[] {
  return Array.from({ length: count }, () => ({
    firstName: inventWord(),
    lastName: inventWord(),
    mailName: inventWord(),
    street: inventWord(),
    note: inventWord(),
    metafield: inventWord(),
    draftNote: inventWord(),
    draftAttribute: inventWord(),
    draftPoNumber: inventWord(),
  }));
}

function placesOf(
  { environment, pool, prisma, log }: SelfAuditServicesDeps,
  { run, keyIds }: SelfAuditWanted,
): InstallationPlaces {
  return {
    listTables: () => listTables(pool),
    dumpTable: (name) => dumpTable(pool, name, run.installationId),
    databaseFolder: environment.EMBEDDED_DATABASE,
    ledgerFile: environment.ERASURE_LEDGER_FILE,
    folders: environment.SELF_AUDIT_FOLDERS,
    readKeys: () => readKeys(environment),
    readWrappedKeys: () => readWrappedKeys(prisma, keyIds),
    note: (findings) => {
      if (findings.length === 0) return;
      log.info({ selfAuditId: run.id, findings }, "where an audit's search found something");
    },
  };
}

async function readKeys(environment: Environment): Promise<readonly Uint8Array[]> {
  const { KEY_ENCRYPTION_KEY: source, KEY_ENCRYPTION_KEY_PREVIOUS: previous } = environment;
  const former = previous === undefined ? [] : [previous];
  if (source.kind === "given") return [source.bytes, ...former];
  const file = parseKeyFile(await readFile(source.path, "utf8"));
  return [...(file?.keys ?? []).map(({ bytes }) => bytes), ...former];
}
