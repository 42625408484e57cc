// One of two processes that do the same work, sealed or not; asked and answered over IPC:
//   DATABASE_URL=… node bench/sealing/side.ts sealed|unsealed
import { randomBytes, randomUUID } from "node:crypto";
import { createCollectionStore } from "../../app/db/answers/collection-store.server.ts";
import { createDatabase } from "../../app/db/database.server.ts";
import {
  createDataKey,
  createKeyStore,
  type KeyStore,
} from "../../app/db/keys/key-store.server.ts";
import { placeIds } from "../../app/domain/data-map/types.ts";
import type { CollectionStore } from "../../app/domain/data-requests/ports.ts";
import type { CollectedRecord } from "../../app/domain/data-requests/types.ts";
import {
  asDataRequestId,
  asInstallationId,
  asPersonId,
  type DataRequestId,
  parseShopDomain,
} from "../../app/domain/shared/ids.ts";
import { createKeyBytes } from "../../app/seal/envelope.server.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";
import { orderRecords } from "../../tests/support/answer-fixture.ts";
import { createAnswerWork } from "./answer-work.ts";
import { createDeliveryWork } from "./delivery-work.ts";
import { askSchema, type Reply, type Work } from "./work.ts";

const isSealed = process.argv[2] === "sealed";
const url = process.env["DATABASE_URL"] ?? "";
const pageOrders = 50;
const pageCount = 4;

const database = createDatabase({ url });
const { prisma, pool } = database;
const keyring = createKeyring({ primary: createKeyBytes() });
const keys: KeyStore = createKeyStore({ prisma, keyring });

const identity = (_context: string, bytes: Uint8Array) => Uint8Array.from(bytes);
/** Without a cipher and without the look for the key: what an app that seals nothing would do. */
const openSeal = {
  // It still has to learn whose the request is, and in which shop.
  forRequest: async (id) => {
    const where = { id };
    const row = await prisma.dataRequest.findUniqueOrThrow({
      ...{ where, select: { installationId: true, personId: true } },
    });
    const installationId = asInstallationId(row.installationId);
    const personId = asPersonId(row.personId ?? "");
    return { id, installationId, personId, seal: identity, open: identity };
  },
  personSeal: {
    seal: (_person, context, plain) => Promise.resolve(identity(context, plain)),
    open: (_person, context, bytes) => Promise.resolve(identity(context, bytes)),
  },
} satisfies Pick<KeyStore, "forRequest" | "personSeal">;
const { forRequest, personSeal } = isSealed ? keys : openSeal;

const domain = `${randomUUID().slice(0, 8)}.myshopify.com`;
const shop = parseShopDomain(domain);
if (shop === undefined) throw new Error("the bench made no shop's domain");
const installation = await prisma.installation.create({
  data: { state: "installed", shop: { create: { domain } } },
});
const installationId = asInstallationId(installation.id);

const store: CollectionStore = createCollectionStore({
  ...{ prisma, forRequest, personSeal, shopKeys: keys.shopKeys },
  parseBody: () => undefined,
  bodyContext: (id) => id,
});

async function openRequest(): Promise<DataRequestId> {
  const { row } = createDataKey(keyring);
  await prisma.dataKey.create({ data: { ...row, installationId, subject: "person" } });
  const person = await prisma.person.create({ data: { installationId, dataKeyId: row.id } });
  const made = await prisma.dataRequest.create({
    data: {
      ...{ installationId, personId: person.id, kind: "access", topic: "customers/data_request" },
      ...{ status: "running", bodyDigest: randomBytes(32) },
      ...{ receivedAt: new Date(), dueAt: new Date() },
    },
  });
  const id = asDataRequestId(made.id);
  await store.savePlan(id, { digest: "", plan: {}, places: placeIds });
  return id;
}

/** Pages as a search of somebody with many orders finds them. */
const pages: readonly (readonly CollectedRecord[])[] = Array.from(
  { length: pageCount },
  (_, page) =>
    Array.from({ length: pageOrders }, (__, order) =>
      orderRecords(page * pageOrders + order + 1),
    ).flat(),
);

async function insertPages(id: DataRequestId): Promise<void> {
  for (const [pageNumber, records] of pages.entries()) {
    const next = pageNumber === pageCount - 1 ? null : { after: `cursor-${String(pageNumber)}` };
    const page = { records, possibleMatches: [], missing: [], next };
    await store.savePage({ id, place: "orders", pageNumber, page });
  }
}

async function readPages(id: DataRequestId): Promise<void> {
  let count = 0;
  for await (const records of store.readRecords(id)) count += records.length;
  if (count !== pages.flat().length) throw new Error("not everything that was put in came out");
}

const filled = await openRequest();
await insertPages(filled);
const keepDeliveries = await createDeliveryWork({ database, keys, keyring, shop, url });
const buildAnswer = createAnswerWork({ prisma, personSeal, store });

/** What is to be there first is made before the clock runs. */
async function prepare(work: Work): Promise<() => Promise<unknown>> {
  switch (work) {
    case "deliveries":
      return keepDeliveries();
    case "insert": {
      const id = await openRequest();
      return () => insertPages(id);
    }
    case "read":
      return () => readPages(filled);
    case "answer":
      return () => buildAnswer(filled);
  }
}

/** Looks at what is stored: a bench that measured the wrong side would be worth nothing. */
async function looksSealed(): Promise<boolean> {
  const { rows } = await pool.query<{ bytes: Uint8Array }>(
    `SELECT "sealedBody" AS bytes FROM "DataRequest"
      WHERE "installationId" = $1 AND "sealedBody" IS NOT NULL LIMIT 1`,
    [installationId],
  );
  const chunk = await prisma.answerChunk.findFirst({
    where: { answer: { dataRequestId: filled }, chunkNumber: 0 },
  });
  const texts = [rows[0]?.bytes, chunk?.sealedBytes].map((bytes) =>
    Buffer.from(bytes ?? []).toString("latin1"),
  );
  return !texts.some((text) => text.includes("@example.com") || text.includes("PK\u0003\u0004"));
}

async function answer(message: unknown): Promise<Reply> {
  const { work } = askSchema.parse(message);
  const run = await prepare(work);
  const started = performance.now();
  await run();
  const ms = performance.now() - started;
  return { work, ms, isSealed: await looksSealed() };
}

process.on("message", (message) => {
  void answer(message).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
