import { randomUUID } from "node:crypto";
import type { PersonSeal, ShopSeal } from "../../domain/data-requests/ports.ts";
import {
  asInstallationId,
  asPersonId,
  type DataRequestId,
  type InstallationId,
  type PersonId,
} from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import {
  createKeyBytes,
  keyIdOf,
  open,
  seal,
  type Sealed,
  type SealKey,
} from "../../seal/envelope.server.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import { deriveLookupKey } from "../../seal/lookup.server.ts";

/** A shop's keys of one installation: what seals its own rows, and what people are looked up by. */
export type ShopKeys = { readonly dataKey: SealKey; readonly lookupKey: Uint8Array };

/** A data key that is not stored yet, with the row that stores it. */
export type NewDataKey = {
  readonly key: SealKey;
  readonly row: {
    readonly id: string;
    readonly wrappedKey: Uint8Array<ArrayBuffer>;
    readonly keyEncryptionKeyId: string;
  };
};

/** Thrown when a data key was deleted: what it sealed is gone for good. */
export class KeyGoneError extends Error {
  override readonly name = "KeyGoneError";
}

/** Seals and opens for one person, under a key that was read once. */
export type PersonSealer = {
  readonly seal: (context: string, plain: Uint8Array) => Sealed;
  readonly open: (context: string, sealed: Uint8Array) => Sealed;
};

/** What belongs to one request, sealed for the person it is about. */
export type RequestSealer = PersonSealer & {
  readonly id: DataRequestId;
  readonly installationId: InstallationId;
  /** Whose key seals: once they are forgotten, nothing sealed for them may be kept any more. */
  readonly personId: PersonId;
};

export type KeyStore = {
  /** The person's data key, read anew every time: once deleted it must not live on here. */
  readonly personKey: (person: PersonId) => Promise<SealKey>;
  /** For one piece of work on a request about a person: it must not be kept for later. */
  readonly forRequest: (request: DataRequestId) => Promise<RequestSealer>;
  /** The installation's keys, made at the first call. */
  readonly shopKeys: (installation: InstallationId) => Promise<ShopKeys>;
  readonly personSeal: PersonSeal;
  readonly shopSeal: ShopSeal;
  /** Names of key-encryption keys that wrapped something here and are not held: what they wrapped is lost. */
  readonly findMissingKeys: () => Promise<readonly string[]>;
};

type Deps = { readonly prisma: PrismaClient; readonly keyring: Keyring };

type WrappedRow = { readonly id: string; readonly wrappedKey: Uint8Array };

/** Makes a data key; the caller stores its row. */
export function createDataKey(keyring: Keyring): NewDataKey {
  const key = { id: randomUUID(), bytes: createKeyBytes() };
  const wrappedKey = keyring.wrap(key.id, key.bytes);
  // Told by what was wrapped: the primary may have changed since.
  const keyEncryptionKeyId = keyIdOf(wrappedKey) ?? keyring.primaryId;
  return { key, row: { id: key.id, wrappedKey, keyEncryptionKeyId } };
}

async function findShopKey(deps: Deps, installation: InstallationId): Promise<SealKey | undefined> {
  const row = await deps.prisma.installation.findUnique({
    where: { id: installation },
    select: { shopDataKeyId: true },
  });
  if (row === null) throw new KeyGoneError(`installation ${installation} is gone`);
  if (row.shopDataKeyId === null) return undefined;
  const stored = await deps.prisma.dataKey.findUnique({ where: { id: row.shopDataKeyId } });
  if (stored === null) throw new KeyGoneError(`the shop's key of ${installation} is gone`);
  return { id: stored.id, bytes: deps.keyring.unwrap(stored.id, stored.wrappedKey) };
}

/** Stores a new shop key unless another process was quicker; the loser's key goes again. */
async function createShopKey(deps: Deps, installation: InstallationId): Promise<void> {
  const made = createDataKey(deps.keyring);
  await deps.prisma.$transaction(async (tx) => {
    await tx.dataKey.create({
      data: { ...made.row, installationId: installation, subject: "shop" },
    });
    const won = await tx.installation.updateMany({
      where: { id: installation, shopDataKeyId: null },
      data: { shopDataKeyId: made.key.id },
    });
    if (won.count === 0) await tx.dataKey.delete({ where: { id: made.key.id } });
  });
}

/** One statement: Prisma's own relation would be two, and this is asked for all the time. */
async function readPersonKey(deps: Deps, person: PersonId): Promise<SealKey> {
  const rows = await deps.prisma.$queryRaw<readonly WrappedRow[]>`
    SELECT k."id"::text AS id, k."wrappedKey" FROM "Person" p
      JOIN "DataKey" k ON k."id" = p."dataKeyId" WHERE p."id" = ${person}::uuid`;
  const [row] = rows;
  if (row === undefined) throw new KeyGoneError(`the key of person ${person} is gone`);
  return { id: row.id, bytes: deps.keyring.unwrap(row.id, row.wrappedKey) };
}

/** One statement, because every page of a search asks. */
async function readRequestKey(deps: Deps, request: DataRequestId) {
  type Row = WrappedRow & { readonly installationId: string; readonly personId: string };
  const rows = await deps.prisma.$queryRaw<readonly Row[]>`
    SELECT k."id"::text AS id, k."wrappedKey", r."installationId"::text AS "installationId",
      p."id"::text AS "personId"
      FROM "DataRequest" r JOIN "Person" p ON p."id" = r."personId"
      JOIN "DataKey" k ON k."id" = p."dataKeyId" WHERE r."id" = ${request}::uuid`;
  const [row] = rows;
  if (row === undefined) throw new KeyGoneError(`data request ${request} has no person any more`);
  return {
    key: { id: row.id, bytes: deps.keyring.unwrap(row.id, row.wrappedKey) },
    installationId: asInstallationId(row.installationId),
    personId: asPersonId(row.personId),
  };
}

async function findMissingKeys({ prisma, keyring }: Deps): Promise<readonly string[]> {
  const by: "keyEncryptionKeyId"[] = ["keyEncryptionKeyId"];
  const used = [
    ...(await prisma.dataKey.groupBy({ by })),
    ...(await prisma.appSecret.groupBy({ by })),
  ];
  const names = new Set(used.map(({ keyEncryptionKeyId }) => keyEncryptionKeyId));
  const held = new Set(keyring.ids);
  return [...names].filter((name) => !held.has(name));
}

/** Reads, makes and opens data keys. Wrapped keys are in the database, what wraps them is not. */
export function createKeyStore(deps: Deps): KeyStore {
  const personKey = (person: PersonId) => readPersonKey(deps, person);

  const forRequest = async (id: DataRequestId): Promise<RequestSealer> => {
    const { key, ...row } = await readRequestKey(deps, id);
    return {
      ...{ id, ...row },
      seal: (context, plain) => seal({ key, context }, plain),
      open: (context, bytes) => open({ key, context }, bytes),
    };
  };

  const shopKeys = async (installation: InstallationId): Promise<ShopKeys> => {
    let dataKey = await findShopKey(deps, installation);
    if (dataKey === undefined) {
      await createShopKey(deps, installation);
      dataKey = await findShopKey(deps, installation);
    }
    if (dataKey === undefined) throw new KeyGoneError(`${installation} has no key`);
    return { dataKey, lookupKey: deriveLookupKey(dataKey.bytes) };
  };

  return {
    personKey,
    forRequest,
    shopKeys,
    findMissingKeys: () => findMissingKeys(deps),
    personSeal: {
      seal: async (person, context, plain) =>
        seal({ key: await personKey(person), context }, plain),
      open: async (person, context, bytes) =>
        open({ key: await personKey(person), context }, bytes),
    },
    shopSeal: {
      seal: async (id, context, plain) =>
        seal({ key: (await shopKeys(id)).dataKey, context }, plain),
      open: async (id, context, bytes) =>
        open({ key: (await shopKeys(id)).dataKey, context }, bytes),
    },
  };
}
