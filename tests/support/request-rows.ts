import { randomBytes, randomUUID } from "node:crypto";
import {
  createDataKey,
  createKeyStore,
  type KeyStore,
} from "../../app/db/keys/key-store.server.ts";
import {
  asDataRequestId,
  asInstallationId,
  asPersonId,
  type DataRequestId,
  type InstallationId,
  type PersonId,
} from "../../app/domain/shared/ids.ts";
import { createKeyBytes } from "../../app/seal/envelope.server.ts";
import { createKeyring, type Keyring } from "../../app/seal/keyring.server.ts";
import type { ScratchDatabase } from "./scratch-database.ts";

export type RequestRows = {
  readonly keys: KeyStore;
  readonly keyring: Keyring;
  readonly installationId: InstallationId;
  readonly personId: PersonId;
  readonly requestId: DataRequestId;
};

const keyring = createKeyring({ primary: createKeyBytes() });

/** A shop with one installation, one person and one access request in work. */
export async function createRequestRows({ prisma }: ScratchDatabase): Promise<RequestRows> {
  const shop = await prisma.shop.create({
    data: { domain: `shop-${randomUUID().slice(0, 8)}.myshopify.com` },
  });
  const installation = await prisma.installation.create({
    data: { shopId: shop.id, state: "installed" },
  });
  const { row } = createDataKey(keyring);
  await prisma.dataKey.create({
    data: { ...row, installationId: installation.id, subject: "person" },
  });
  const person = await prisma.person.create({
    data: { installationId: installation.id, dataKeyId: row.id },
  });
  const request = await prisma.dataRequest.create({
    data: {
      installationId: installation.id,
      personId: person.id,
      kind: "access",
      topic: "customers/data_request",
      status: "running",
      bodyDigest: randomBytes(32),
      receivedAt: new Date("2026-11-02T08:15:00Z"),
      dueAt: new Date("2026-12-02T08:15:00Z"),
    },
  });
  return {
    keys: createKeyStore({ prisma, keyring }),
    keyring,
    installationId: asInstallationId(installation.id),
    personId: asPersonId(person.id),
    requestId: asDataRequestId(request.id),
  };
}
