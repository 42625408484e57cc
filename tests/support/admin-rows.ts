import { randomBytes, randomUUID } from "node:crypto";
import { createInstallationStore } from "../../app/db/shops/installation-store.server.ts";
import { createRequestResumption } from "../../app/db/requests/request-resumption.server.ts";
import { createDataKey, createKeyStore } from "../../app/db/keys/key-store.server.ts";
import {
  asDataRequestId,
  asInstallationId,
  type DataRequestId,
  type InstallationId,
  parseShopDomain,
} from "../../app/domain/shared/ids.ts";
import type { Prisma } from "../../app/generated/prisma/client.ts";
import { createKeyBytes } from "../../app/seal/envelope.server.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";
import type { ScratchDatabase } from "./scratch-database.ts";

const keyring = createKeyring({ primary: createKeyBytes() });

export const testNow = new Date("2026-11-23T12:00:00Z");

/** A shop name nobody has used yet. */
export function freshShop() {
  const shop = parseShopDomain(`shop-${randomUUID().slice(0, 8)}.myshopify.com`);
  if (shop === undefined) throw new Error("that is no shop");
  return shop;
}

/** The admin's stores on a scratch database, with the jobs they asked for. */
export function createAdminRows({ prisma }: ScratchDatabase) {
  const keys = createKeyStore({ prisma, keyring });
  const enqueued: string[] = [];
  const installations = createInstallationStore({ prisma });
  const resumption = createRequestResumption({
    prisma,
    clock: { now: () => testNow },
    enqueue: async (_tx, _job, id) => {
      enqueued.push(id);
    },
    findOpenJobs: async () => [],
  });
  return {
    keys,
    enqueued,
    installations,
    resumption,
    /** A person of an installation with one access request. */
    addRequest: async (
      installationId: InstallationId,
      more: Partial<Prisma.DataRequestUncheckedCreateInput> = {},
    ): Promise<DataRequestId> => {
      const { row } = createDataKey(keyring);
      await prisma.dataKey.create({ data: { ...row, installationId, subject: "person" } });
      const person = await prisma.person.create({ data: { installationId, dataKeyId: row.id } });
      const request = await prisma.dataRequest.create({
        data: {
          installationId,
          personId: person.id,
          kind: "access",
          topic: "customers/data_request",
          status: "answered",
          bodyDigest: randomBytes(32),
          receivedAt: new Date("2026-11-02T08:15:00Z"),
          dueAt: new Date("2026-12-02T08:15:00Z"),
          ...more,
        },
      });
      return asDataRequestId(request.id);
    },
    /** A lifetime of the app in a shop that has ended. */
    end: async (id: InstallationId): Promise<void> => {
      await prisma.installation.update({
        where: { id },
        data: { state: "uninstalled", endedAt: testNow },
      });
    },
    /** A shop known from a webhook alone. */
    addUnknown: async (shop: string): Promise<InstallationId> => {
      const { id } = await prisma.installation.create({
        data: { state: "never-installed", shop: { create: { domain: shop } } },
      });
      return asInstallationId(id);
    },
  };
}
