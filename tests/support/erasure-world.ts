import { randomBytes } from "node:crypto";
import { createAppSecrets } from "../../app/db/keys/app-secrets.server.ts";
import { createSuppressions } from "../../app/db/erasure/suppressions.server.ts";
import { createErasureStore } from "../../app/db/erasure/erasure-store.server.ts";
import { createCommitments } from "../../app/db/evidence/evidence-commitments.server.ts";
import { createDataKey } from "../../app/db/keys/key-store.server.ts";
import { createEvidenceStore } from "../../app/db/evidence/evidence-store.server.ts";
import { fulfilErasure, type FulfilErasureDeps } from "../../app/domain/erasure/fulfil-erasure.ts";
import type { ErasureSettings, StoreEraser } from "../../app/domain/erasure/ports.ts";
import {
  asInstallationId,
  type DataRequestId,
  type InstallationId,
} from "../../app/domain/shared/ids.ts";
import { keepMerge } from "../../app/db/deliveries/customer-merges.server.ts";
import { lookupDigest } from "../../app/seal/lookup.server.ts";
import { createStoreEraser } from "../../app/platform/shopify/erase-store.server.ts";
import type { StoreOptions, StorePerson } from "../../local-shopify/contract.ts";
import { ALL_SCOPES, createAccessWorld, keepRequest } from "./access-world.ts";

const WRITE_SCOPES = [
  "write_orders",
  "write_draft_orders",
  "write_gift_cards",
  "write_content",
  "write_customers",
] as const;

export type ErasureWorld = Awaited<ReturnType<typeof createErasureWorld>>;

/** What tests change between runs. */
export type ErasureTurn = {
  settings: ErasureSettings;
  now: Date;
  isInstalled: boolean;
  /** Stands between the use case and the store. */
  around: (eraser: StoreEraser) => StoreEraser;
};

/** A generated store behind the real search and the real eraser, with stores and evidence on a database. */
export async function createErasureWorld(store: Omit<StoreOptions, "shop">) {
  const world = await createAccessWorld({ store });
  world.state.scopes = [...ALL_SCOPES, ...WRITE_SCOPES];
  const { database, keys, keyring } = world;
  const { prisma } = database;
  const secret = randomBytes(32);
  const evidence = createEvidenceStore({ prisma, secrets: { get: async () => secret } });
  const marks: string[] = [];
  const readBacks: DataRequestId[] = [];
  const turn: ErasureTurn = {
    settings: {
      rule: { off: [], metafieldNamespaces: [] },
      accounting: { country: null, financialYearEnd: "12-31", timeZone: "Europe/Stockholm" },
    },
    now: new Date(),
    isInstalled: true,
    around: (eraser) => eraser,
  };
  const secrets = createAppSecrets({ prisma, keyring });
  const suppressions = createSuppressions({ prisma, secrets });
  const clock = { now: () => turn.now };
  const makeDeps = (): FulfilErasureDeps => {
    const { client, store: collection, shops, ...search } = world.search();
    return {
      ...search,
      ...{ collection, clock },
      shops: { read: async (id) => (turn.isInstalled ? shops.read(id) : undefined) },
      settings: { read: async () => turn.settings },
      eraser: turn.around(createStoreEraser({ client })),
      ledger: {
        begin: async ({ dataRequestId }) => void marks.push(`begin ${dataRequestId}`),
        complete: async ({ dataRequestId }) => void marks.push(`complete ${dataRequestId}`),
      },
      store: createErasureStore({
        ...{ prisma, keys, keyring, evidence },
        commitments: createCommitments({ prisma, personSeal: keys.personSeal }),
        suppressions,
        copiesUnreadableBy: async () => null,
        enqueueReadBack: async (_tx, id) => void readBacks.push(id),
      }),
    };
  };
  const addLookup = async (
    installationId: InstallationId,
    personId: string,
    values: Readonly<Record<"customer-id" | "email", string | null>>,
  ): Promise<void> => {
    const { lookupKey } = await keys.shopKeys(installationId);
    for (const kind of ["customer-id", "email"] as const) {
      const valueDigest = lookupDigest(lookupKey, kind, values[kind] ?? "");
      if (valueDigest === undefined) continue;
      await prisma.personLookup.createMany({
        data: [{ installationId, kind, valueDigest, personId }],
        skipDuplicates: true,
      });
    }
  };
  return {
    ...world,
    ...{ turn, marks, readBacks, evidence, suppressions, makeDeps },
    /** Puts in the rows of a committed customers/redact; `orders` are those it lists. */
    redact: (
      person: StorePerson,
      orders: readonly string[] = person.request.ordersRequested,
      installationId: InstallationId = world.installationId,
    ) =>
      keepRequest(
        database,
        { installationId },
        {
          ...{ kind: "erasure", topic: "customers/redact" },
          body: redactBody(person, orders),
        },
      ),
    /** Another customers/redact about whoever this request is about, in the same lifetime of the app. */
    redactAgain: async (
      id: DataRequestId,
      person: StorePerson,
      orders: readonly string[],
    ): Promise<DataRequestId> => {
      const { personId, installationId } = await prisma.dataRequest.findUniqueOrThrow({
        where: { id },
      });
      const rows = { installationId: asInstallationId(installationId) };
      return keepRequest(database, rows, {
        ...{ kind: "erasure", topic: "customers/redact" },
        ...(personId === null ? {} : { personId }),
        body: redactBody(person, orders),
      });
    },
    /** Somebody known by a customer id and, where given, an e-mail. */
    addPerson: async (installationId: InstallationId, customerId: string, email: string | null) => {
      const { row } = createDataKey(keyring);
      await prisma.dataKey.create({ data: { ...row, installationId, subject: "person" } });
      const { id } = await prisma.person.create({ data: { installationId, dataKeyId: row.id } });
      await addLookup(installationId, id, { "customer-id": customerId, email });
      return id;
    },
    addLookup: (installationId: InstallationId, personId: string, customerId: string) =>
      addLookup(installationId, personId, { "customer-id": customerId, email: null }),
    merge: (ids: { readonly keptCustomerId: string; readonly mergedCustomerId: string }) =>
      keepMerge({ prisma, keys, keyring }, world.installationId, { ...ids, seenAt: new Date() }),
    erase: (id: DataRequestId, signal = new AbortController().signal) =>
      fulfilErasure(makeDeps(), id, signal),
  };
}

function redactBody({ request }: StorePerson, orders: readonly string[]): string {
  const { customerId, email, phone } = request;
  const customer = `{"id":${customerId ?? "null"},"email":${JSON.stringify(email)},"phone":${JSON.stringify(phone)}}`;
  return `{"shop_id":1,"shop_domain":"x","customer":${customer},"orders_to_redact":[${orders.join(",")}]}`;
}
