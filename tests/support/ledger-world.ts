import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAppSecrets } from "../../app/db/keys/app-secrets.server.ts";
import { createLedgerComparer } from "../../app/db/erasure/erase-again.server.ts";
import { createEvidenceStore } from "../../app/db/evidence/evidence-store.server.ts";
import { createInstallationStore } from "../../app/db/shops/installation-store.server.ts";
import { createDataKey } from "../../app/db/keys/key-store.server.ts";
import { createLedgerMirror } from "../../app/db/erasure/ledger-mirror.server.ts";
import { removeShop, type ShopRemovalDeps } from "../../app/db/shops/shop-removal.server.ts";
import { createTombstones } from "../../app/db/shops/tombstones.server.ts";
import {
  asDataRequestId,
  asInstallationId,
  asPersonId,
  type DataRequestId,
  type InstallationId,
  parseShopDomain,
  type PersonId,
  type ShopDomain,
} from "../../app/domain/shared/ids.ts";
import { createErasureLedger } from "../../app/ledger/erasure-ledger.server.ts";
import { createLedgerFile } from "../../app/ledger/ledger-file.server.ts";
import { createKeyBytes } from "../../app/seal/envelope.server.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";
import { createLedgerBox } from "../../app/seal/ledger-box.server.ts";
import { openScratchDatabase } from "./scratch-database.ts";

export type LedgerWorld = Awaited<ReturnType<typeof openLedgerWorld>>;

export type Asked = {
  readonly installationId: InstallationId;
  readonly personId: PersonId;
  readonly dataRequestId: DataRequestId;
};

const now = new Date("2026-11-20T08:00:00Z");

/** A database with a real ledger beside it, and shops with people to erase and to remove. */
export async function openLedgerWorld() {
  const database = await openScratchDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-ledger-world-"));
  const file = path.join(folder, "erasure-ledger");
  const { prisma } = database;
  const keyring = createKeyring({ primary: createKeyBytes() });
  const clock = { now: () => now };
  const secrets = createAppSecrets({ prisma, keyring });
  const evidence = createEvidenceStore({ prisma, secrets });
  const ledger = createErasureLedger({
    file: createLedgerFile(file),
    mirror: createLedgerMirror(prisma),
    secret: () => secrets.get("ledger"),
    box: createLedgerBox,
    clock,
  });
  const dropped: string[] = [];
  const tombstones = createTombstones({ prisma, tombstoneOf: ledger.tombstoneOf, evidence });
  const removal: ShopRemovalDeps = {
    ...{ prisma, ledger, evidence, tombstones },
    dropJobs: async (ids) => {
      dropped.push(...ids);
    },
  };
  const urged: string[] = [];
  const enqueueErasure = async (_tx: unknown, id: DataRequestId): Promise<void> => {
    urged.push(id);
  };
  const installations = createInstallationStore({ prisma, tombstones });

  const freshShop = (): ShopDomain =>
    parseShopDomain(`shop-${randomUUID().slice(0, 8)}.myshopify.com`)!;

  /** Somebody with an erasure request in this lifetime of the app. */
  async function ask(installationId: InstallationId): Promise<Asked> {
    const { row } = createDataKey(keyring);
    await prisma.dataKey.create({ data: { ...row, installationId, subject: "person" } });
    const person = await prisma.person.create({ data: { installationId, dataKeyId: row.id } });
    const request = await prisma.dataRequest.create({
      data: {
        ...{ installationId, personId: person.id, kind: "erasure", status: "received" },
        ...{ topic: "customers/redact", bodyDigest: randomBytes(32), receivedAt: now, dueAt: now },
      },
    });
    return {
      installationId,
      personId: asPersonId(person.id),
      dataRequestId: asDataRequestId(request.id),
    };
  }

  /** Shopify's shop/redact, kept in the lifetime it belongs to. */
  async function redactShop(installationId: InstallationId): Promise<DataRequestId> {
    const request = await prisma.dataRequest.create({
      data: {
        ...{ installationId, kind: "shop-removal", status: "received", topic: "shop/redact" },
        ...{ bodyDigest: randomBytes(32), receivedAt: now, dueAt: now },
      },
    });
    return asDataRequestId(request.id);
  }

  return {
    ...{
      database,
      prisma,
      file,
      ledger,
      evidence,
      tombstones,
      installations,
      dropped,
      urged,
      freshShop,
    },
    ...{ ask, redactShop, secrets, keyring },
    open: async (shop: ShopDomain, at = now) => (await installations.open(shop, at)).id,
    uninstall: (id: InstallationId, endedAt = now) =>
      prisma.installation.update({ where: { id }, data: { state: "uninstalled", endedAt } }),
    /** A lifetime that only a webhook told of. */
    hearOf: async (shop: ShopDomain): Promise<InstallationId> => {
      const data = { domain: shop, installations: { create: { state: "never-installed" } } };
      await prisma.shop.create({ data });
      await tombstones.recall(shop);
      const row = await prisma.installation.findFirstOrThrow({ where: { shop: { domain: shop } } });
      return asInstallationId(row.id);
    },
    remove: (id: DataRequestId, at = now) => removeShop({ ...removal, enqueueErasure }, id, at),
    compare: () => ledger.compare(createLedgerComparer({ ...removal, evidence, clock })),
    /** As after a restore: the database has forgotten that it came further than `position`. */
    fallBehind: (position: number) =>
      prisma.ledgerMark.deleteMany({ where: { position: { gt: position } } }),
    lastPosition: async () =>
      (await prisma.ledgerMark.aggregate({ _max: { position: true } }))._max.position ?? -1,
    eventsOf: async (shop: ShopDomain): Promise<string[]> => {
      const domainDigest = await ledger.tombstoneOf(shop);
      const rows = await prisma.evidenceEntry.findMany({
        where: { log: { OR: [{ shop: { domain: shop } }, { tombstone: { domainDigest } }] } },
        orderBy: [{ logId: "asc" }, { seq: "asc" }],
      });
      return rows.map(({ event }) => event);
    },
    tombstoneOf: async (shop: ShopDomain) =>
      prisma.tombstone.findUnique({ where: { domainDigest: await ledger.tombstoneOf(shop) } }),
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
