import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { createApiBudget } from "../../app/db/shops/api-budget.server.ts";
import { createCollectionStore } from "../../app/db/answers/collection-store.server.ts";
import { createDataKey, createKeyStore } from "../../app/db/keys/key-store.server.ts";
import { createAppSecrets } from "../../app/db/keys/app-secrets.server.ts";
import { createSuppressions } from "../../app/db/erasure/suppressions.server.ts";
import { createOwnRowsCollector } from "../../app/db/answers/own-rows-collector.server.ts";
import { keepMerge } from "../../app/db/deliveries/customer-merges.server.ts";
import { createMergesCollector } from "../../app/db/answers/merges-collector.server.ts";
import type { PlaceId } from "../../app/domain/data-map/types.ts";
import {
  fulfilAccess,
  type FulfilAccessDeps,
} from "../../app/domain/data-requests/fulfil-access.ts";
import type { CollectionStore, RecordCollector } from "../../app/domain/data-requests/ports.ts";
import type { WaitingReason } from "../../app/domain/data-requests/waiting.ts";
import type { CollectedRecord } from "../../app/domain/data-requests/types.ts";
import {
  asAnswerId,
  asDataRequestId,
  asInstallationId,
  parseShopDomain,
  type DataRequestId,
  type InstallationId,
} from "../../app/domain/shared/ids.ts";
import {
  createAdminClient,
  type AdminClient,
} from "../../app/platform/shopify/admin-client.server.ts";
import { createShopifyCollectors } from "../../app/platform/shopify/collectors.server.ts";
import { parseWebhookBody } from "../../app/platform/shopify/webhook-payload.server.ts";
import { createKeyBytes } from "../../app/seal/envelope.server.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";
import type { ProtectedKind, StoreOptions, StorePerson } from "../../local-shopify/contract.ts";
import { createAdminApi, type LocalAdmin } from "../../local-shopify/graphql/admin-api.ts";
import { openScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";

export const SCHEMA_FILE = ".cache/admin-2026-10.json.gz";

export const ALL_SCOPES = [
  "read_customers",
  "read_orders",
  "read_all_orders",
  "read_returns",
  "read_payment_terms",
  "read_merchant_managed_fulfillment_orders",
  "read_third_party_fulfillment_orders",
  "read_draft_orders",
  "read_gift_cards",
  "read_gift_card_transactions",
  "read_store_credit_accounts",
  "read_store_credit_account_transactions",
  "read_own_subscription_contracts",
  "read_customer_payment_methods",
  "read_content",
  "read_customer_merge",
] as const;

/** `call` counts from 1; `real` asks the stand-in. Undefined lets the call through. */
export type Fault = (
  call: number,
  real: () => Promise<Response>,
  signal: AbortSignal | undefined,
) => Promise<Response | undefined> | Response | undefined;

/** What the app was granted and how Shopify behaves; tests change it between runs. */
export type WorldState = {
  scopes: readonly string[];
  withheld: ReadonlySet<ProtectedKind>;
  /** Called for each Admin call since it was set: answers instead of Shopify, or breaks the call. */
  fault: Fault | undefined;
  /** What Shopify grants, when it is less than the app believes. */
  apiScopes: readonly string[] | undefined;
  /** Whether the download of a bulk result breaks off in the middle. */
  cutBulk: boolean;
  tokenValid: boolean;
  refreshWorks: boolean;
  /** Places whose collector finds nothing, as if the data map lacked them. */
  disabled: ReadonlySet<PlaceId>;
  bulkAbove: number;
  /** Why the last request was laid aside instead of being answered. */
  laidAside: WaitingReason | undefined;
};

export type AnsweredRequest = {
  readonly id: DataRequestId;
  readonly records: readonly CollectedRecord[];
  readonly text: string;
  readonly progress: Awaited<ReturnType<CollectionStore["progress"]>>;
};

export type AccessWorld = Awaited<ReturnType<typeof createAccessWorld>>;

/** A generated store behind the real collectors, on a database of its own. */
export async function createAccessWorld(options: {
  readonly store: Omit<StoreOptions, "shop">;
  readonly restoreRate?: number;
  readonly maximumAvailable?: number;
}) {
  const shop = `world-${randomUUID().slice(0, 8)}.myshopify.com`;
  const admin = createAdminApi({
    schemaFile: SCHEMA_FILE,
    shops: [{ ...options.store, shop }],
    clock: { now: () => new Date() },
    bulkUrl: (_, file) => `https://bulk.invalid/${file}`,
    bulkMs: 20,
    restoreRate: options.restoreRate ?? 1_000_000,
    maximumAvailable: options.maximumAvailable ?? 2_000,
  });
  const database = await openScratchDatabase();
  const state: WorldState = {
    scopes: ALL_SCOPES,
    withheld: new Set(),
    fault: undefined,
    apiScopes: undefined,
    cutBulk: false,
    tokenValid: true,
    refreshWorks: true,
    disabled: new Set(),
    bulkAbove: 150,
    laidAside: undefined,
  };
  const counter: Counter = { fault: undefined, calls: 0 };
  const store = admin.stores.get(shop);
  if (store === undefined) throw new Error("no store");
  const rows = await openInstallation(database, shop);
  const digits = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);
  const keys = createKeyStore({ prisma: database.prisma, keyring });
  for (const merge of store.merges) {
    await keepMerge({ prisma: database.prisma, keys, keyring }, rows.installationId, {
      keptCustomerId: digits(merge.keptCustomerId),
      mergedCustomerId: digits(merge.mergedCustomerId),
      seenAt: new Date(),
    });
  }
  return {
    shop,
    admin,
    store,
    state,
    database,
    ...rows,
    ...{ keyring, keys },
    /** What the search is made of, and the client it asks Shopify with. */
    search: () => createDeps({ database, rows, admin, shop, state, counter }),
    /** An access request; of somebody who is known already where `personId` says so. */
    open: (person: StorePerson, personId?: string) =>
      openRequest(database, rows, { ...person, ...(personId === undefined ? {} : { personId }) }),
    /** The merchant decides on every possible match, and the search is asked for again. */
    decide: async (id: DataRequestId, decision: "included" | "left-out") => {
      const { prisma } = database;
      await prisma.possibleMatch.updateMany({ where: { dataRequestId: id }, data: { decision } });
      await prisma.placeRun.deleteMany({ where: { dataRequestId: id } });
      await prisma.dataRequest.update({ where: { id }, data: { status: "running" } });
    },
    answer: (id: DataRequestId, signal?: AbortSignal) =>
      answer({ database, rows, admin, shop, state, counter }, id, signal),
    close: () => database.close(),
  };
}

const keyring = createKeyring({ primary: createKeyBytes() });

type Rows = { readonly installationId: InstallationId };

async function openInstallation({ prisma }: ScratchDatabase, domain: string): Promise<Rows> {
  const shop = await prisma.shop.create({ data: { domain } });
  const installation = await prisma.installation.create({
    data: { shopId: shop.id, state: "installed" },
  });
  return { installationId: asInstallationId(installation.id) };
}

/** Puts in the rows that a committed customers/data_request leaves. */
async function openRequest(
  database: ScratchDatabase,
  rows: Rows,
  { request, personId }: StorePerson & { readonly personId?: string },
): Promise<DataRequestId> {
  const customer = `{"id":${request.customerId ?? "null"},"email":${JSON.stringify(request.email)},"phone":${JSON.stringify(request.phone)}}`;
  return keepRequest(database, rows, {
    ...{ kind: "access", topic: "customers/data_request" },
    ...(personId === undefined ? {} : { personId }),
    body: `{"shop_id":1,"shop_domain":"x","orders_requested":[${request.ordersRequested.join(",")}],"customer":${customer},"data_request":{"id":9999}}`,
  });
}

/** Puts in the rows that a committed webhook leaves about a person nobody knows yet, or a known one. */
export async function keepRequest(
  { prisma }: ScratchDatabase,
  rows: Rows,
  webhook: {
    readonly kind: string;
    readonly topic: string;
    readonly body: string;
    readonly personId?: string;
  },
): Promise<DataRequestId> {
  const person = {
    id: webhook.personId ?? (await createPerson({ prisma }, rows.installationId)),
  };
  const id = randomUUID();
  const keys = createKeyStore({ prisma, keyring });
  const sealedBody = await keys.personSeal.seal(
    person.id as Parameters<typeof keys.personSeal.seal>[0],
    bodyContext(id),
    Buffer.from(webhook.body),
  );
  await prisma.dataRequest.create({
    data: {
      id,
      installationId: rows.installationId,
      personId: person.id,
      kind: webhook.kind,
      topic: webhook.topic,
      status: "received",
      bodyDigest: randomBytes(32),
      sealedBody: Buffer.from(sealedBody),
      receivedAt: new Date(),
      dueAt: new Date(Date.now() + 30 * 86_400_000),
    },
  });
  return asDataRequestId(id);
}

async function createPerson(
  { prisma }: Pick<ScratchDatabase, "prisma">,
  installationId: InstallationId,
): Promise<string> {
  const { row } = createDataKey(keyring);
  await prisma.dataKey.create({ data: { ...row, installationId, subject: "person" } });
  const { id } = await prisma.person.create({ data: { installationId, dataKeyId: row.id } });
  return id;
}

const bodyContext = (id: string): string => `DataRequest:sealedBody:${id}`;

/** Counts the calls since a fault was set, over all runs. */
type Counter = { fault: Fault | undefined; calls: number };

type Running = {
  readonly counter: Counter;
  readonly database: ScratchDatabase;
  readonly rows: Rows;
  readonly admin: LocalAdmin;
  readonly shop: string;
  readonly state: WorldState;
};

/** The real use case with the real collectors; only the package itself is left away. */
async function answer(
  running: Running,
  id: DataRequestId,
  signal = new AbortController().signal,
): Promise<AnsweredRequest> {
  const deps = createDeps(running);
  const records: CollectedRecord[] = [];
  const progress: AnsweredRequest["progress"][] = [];
  const built: FulfilAccessDeps = {
    ...deps,
    builder: {
      build: async () => {
        for await (const page of deps.store.readRecords(id)) records.push(...page);
        progress.push(await deps.store.progress(id));
        const now = new Date();
        return {
          answerId: asAnswerId(randomUUID()),
          facts: {
            sizeBytes: 0,
            chunkCount: 0,
            recordCount: records.length,
            placeCount: 0,
            missingCount: 0,
            sha256: "",
            createdAt: now,
            expiresAt: now,
          },
        };
      },
    },
    answers: {
      begin: () => Promise.reject(new Error("not used")),
      appendChunk: () => Promise.reject(new Error("not used")),
      finish: async () => {
        const { prisma } = running.database;
        await prisma.answer.deleteMany({ where: { dataRequestId: id } });
        await prisma.answer.create({
          data: { dataRequestId: id, status: "current", language: "sv", createdAt: new Date() },
        });
        await prisma.dataRequest.update({
          where: { id },
          data: { status: "answered", completedAt: new Date() },
        });
        return true;
      },
      findCurrent: () => Promise.resolve(undefined),
      readChunks: () => {
        throw new Error("not used");
      },
    },
  };
  await fulfilAccess(built, id, signal);
  return {
    id,
    records,
    text: records.map((record) => JSON.stringify(record)).join("\n"),
    progress: progress.at(-1) ?? [],
  };
}

type Search = Omit<FulfilAccessDeps, "builder" | "answers"> & { readonly client: AdminClient };

function createDeps(running: Running): Search {
  const { database, state } = running;
  const { prisma } = database;
  const keys = createKeyStore({ prisma, keyring });
  const store = createCollectionStore({
    prisma,
    personSeal: keys.personSeal,
    shopKeys: keys.shopKeys,
    forRequest: keys.forRequest,
    parseBody: parseWebhookBody,
    bodyContext,
  });
  const fetchLocal = localFetch(running);
  const client = createAdminClient({
    budget: createApiBudget({ prisma }),
    tokens: {
      accessFor: (_, { refresh }) => {
        if (refresh && state.refreshWorks) state.tokenValid = true;
        const shop = parseShopDomain(running.shop);
        return Promise.resolve(
          shop === undefined || (refresh && !state.refreshWorks)
            ? undefined
            : { shop, accessToken: "token" },
        );
      },
    },
    fetch: fetchLocal,
    firstPauseMs: 5,
    requestTimeoutMs: 3_000,
  });
  const suppressions = createSuppressions({
    prisma,
    secrets: createAppSecrets({ prisma, keyring }),
  });
  const own = {
    prisma,
    suppressions,
    personSeal: keys.personSeal,
    shopKeys: keys.shopKeys,
    parseBody: parseWebhookBody,
    bodyContext,
  };
  const collectors: Record<PlaceId, RecordCollector> = {
    ...createShopifyCollectors({ client, fetch: fetchLocal, bulkAbove: state.bulkAbove }),
    "merged-customers": createMergesCollector({ prisma, ...keys }),
    lagom: createOwnRowsCollector(own),
  };
  const nothing: RecordCollector = {
    collectPage: () =>
      Promise.resolve({ records: [], possibleMatches: [], missing: [], next: null }),
  };
  for (const place of state.disabled) collectors[place] = nothing;
  return {
    ...{ client, store, collectors },
    register: { read: () => Promise.resolve(undefined) },
    parking: {
      park: ({ reason }) => {
        state.laidAside = reason;
        return Promise.resolve();
      },
    },
    shops: {
      read: () =>
        Promise.resolve({
          installationId: running.rows.installationId,
          scopes: state.scopes,
          shopName: "Världen",
          shopContact: null,
          answerLanguage: "sv",
          timeZone: "Europe/Stockholm",
          answerLifeDays: 30,
        }),
    },
    clock: { now: () => new Date() },
    digest: (text) => createHash("sha256").update(text).digest("hex"),
  };
}

/** Speaks HTTP's side of the stand-in without a socket, so that faults can be put between. */
function localFetch({ admin, shop, state, counter }: Running): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith("https://bulk.invalid/")) {
      return downloadBulk(admin, url.slice("https://bulk.invalid/".length), state);
    }
    const real = async (): Promise<Response> => {
      const reply = await admin.api.call({
        shop,
        apiVersion: "2026-10",
        scopes: state.apiScopes ?? state.scopes,
        withheld: state.withheld,
        body: JSON.parse(typeof init?.body === "string" ? init.body : "{}"),
      });
      return new Response(JSON.stringify(reply.body), {
        status: reply.status,
        headers: reply.headers,
      });
    };
    if (counter.fault !== state.fault) {
      counter.fault = state.fault;
      counter.calls = 0;
    }
    counter.calls += 1;
    const faulty = await state.fault?.(counter.calls, real, init?.signal ?? undefined);
    if (faulty !== undefined) return faulty;
    return state.tokenValid ? real() : new Response("{}", { status: 401 });
  };
}

async function downloadBulk(admin: LocalAdmin, file: string, state: WorldState): Promise<Response> {
  const stream = admin.api.readBulkResult(file);
  if (stream === undefined) return new Response("gone", { status: 404 });
  if (!state.cutBulk) {
    return new Response(Readable.toWeb(Readable.from(stream)) as ReadableStream);
  }
  state.cutBulk = false;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const whole = Buffer.concat(chunks);
  return new Response(whole.subarray(0, Math.floor(whole.length / 2)));
}
