import { z } from "zod";
import type { PersonSeal } from "../../domain/data-requests/ports.ts";
import {
  asInstallationId,
  asPersonId,
  type InstallationId,
  type PersonId,
} from "../../domain/shared/ids.ts";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";
import { seal, type Sealed, type SealKey } from "../../seal/envelope.server.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import { digest } from "../../seal/lookup.server.ts";
import {
  createDataKey,
  KeyGoneError,
  type KeyStore,
  type NewDataKey,
} from "../keys/key-store.server.ts";
import { createRowId } from "../row-id.server.ts";

export type Merge = {
  /** Customer ids, decimal strings. */
  readonly mergedCustomerId: string;
  readonly keptCustomerId: string;
  readonly seenAt: Date;
};

type ReadDeps = {
  readonly prisma: PrismaClient;
  readonly shopKeys: KeyStore["shopKeys"];
  readonly personSeal: PersonSeal;
};

type WriteDeps = {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "shopKeys" | "personKey">;
  readonly keyring: Keyring;
};

const idsSchema = z.object({ mergedCustomerId: z.string(), keptCustomerId: z.string() });

const contextOf = (id: string): string => `CustomerMerge:sealedIds:${id}`;

const digestOf = (lookupKey: Uint8Array, customerId: string): Sealed =>
  digest(lookupKey, "customer-id", customerId.trim());

/**
 * The merges that name one of these customer ids, seen in any lifetime of the app in the shop.
 * Every lifetime has a look-up key of its own.
 */
export async function findMerges(
  deps: ReadDeps,
  installationId: InstallationId,
  customerIds: readonly string[],
): Promise<readonly Merge[]> {
  const lifetimes = await deps.prisma.installation.findMany({
    where: {
      shop: { installations: { some: { id: installationId } } },
      customerMerges: { some: {} },
    },
    select: { id: true },
  });
  const found = await Promise.all(
    lifetimes.map(({ id }) => findInLifetime(deps, asInstallationId(id), customerIds)),
  );
  return found.flat();
}

async function findInLifetime(
  deps: ReadDeps,
  installationId: InstallationId,
  customerIds: readonly string[],
): Promise<readonly Merge[]> {
  const { lookupKey } = await deps.shopKeys(installationId);
  const digests = customerIds.map((id) => digestOf(lookupKey, id));
  const rows = await deps.prisma.customerMerge.findMany({
    where: {
      installationId,
      OR: [{ keptDigest: { in: digests } }, { mergedDigest: { in: digests } }],
    },
    orderBy: { id: "asc" },
  });
  return Promise.all(
    rows.map(async ({ id, personId, sealedIds, seenAt }) => {
      const plain = await deps.personSeal.open(asPersonId(personId), contextOf(id), sealedIds);
      return { ...idsSchema.parse(JSON.parse(Buffer.from(plain).toString("utf8"))), seenAt };
    }),
  );
}

/** Whose merge it is. */
type Holder = { readonly id: PersonId; readonly key: SealKey; readonly newKey: NewDataKey | null };

type Attempt = WriteDeps & {
  readonly installationId: InstallationId;
  readonly merge: Merge;
  readonly kept: Sealed;
  readonly merged: Sealed;
};

/** Somebody wrote the same rows first, or the person was erased meanwhile: look again. */
const worthAnotherLook = new Set(["P2002", "P2003", "P2034"]);
const looks = 5;

/**
 * Keeps a merge, once, sealed under the key of the person the kept id belongs to: the one known by
 * that id, or by the merged one (then they are known by both from now on), or a new one.
 */
export async function keepMerge(
  deps: WriteDeps,
  installationId: InstallationId,
  merge: Merge,
): Promise<void> {
  const { lookupKey } = await deps.keys.shopKeys(installationId);
  const kept = digestOf(lookupKey, merge.keptCustomerId);
  const merged = digestOf(lookupKey, merge.mergedCustomerId);
  for (let look = 1; ; look += 1) {
    try {
      await keepOnce({ ...deps, installationId, merge, kept, merged });
      return;
    } catch (error) {
      if (look === looks || !isWorthAnotherLook(error)) throw error;
    }
  }
}

function isWorthAnotherLook(error: unknown): boolean {
  if (error instanceof KeyGoneError) return true;
  return error instanceof Prisma.PrismaClientKnownRequestError && worthAnotherLook.has(error.code);
}

async function keepOnce(attempt: Attempt): Promise<void> {
  const { prisma, installationId, merge, kept, merged } = attempt;
  const where = { installationId_mergedDigest: { installationId, mergedDigest: merged } };
  if ((await prisma.customerMerge.findUnique({ where, select: { id: true } })) !== null) return;
  const known = await findPeople(attempt);
  const holder = await chooseHolder(attempt, known);
  const id = createRowId();
  const { mergedCustomerId, keptCustomerId, seenAt } = merge;
  const plain = Buffer.from(JSON.stringify({ mergedCustomerId, keptCustomerId }), "utf8");
  const sealedIds = seal({ key: holder.key, context: contextOf(id) }, plain);
  await prisma.$transaction(async (tx) => {
    if (holder.newKey !== null) {
      const dataKey = { ...holder.newKey.row, installationId, subject: "person" };
      await tx.dataKey.createMany({ data: [dataKey] });
      const person = { id: holder.id, installationId, dataKeyId: dataKey.id };
      await tx.person.createMany({ data: [person] });
    }
    const personId = holder.id;
    if (known.byKept === undefined) {
      const lookup = { installationId, kind: "customer-id", valueDigest: kept, personId };
      await tx.personLookup.createMany({ data: [lookup] });
    }
    await tx.customerMerge.createMany({
      data: [
        { id, installationId, personId, mergedDigest: merged, keptDigest: kept, sealedIds, seenAt },
      ],
    });
  });
}

type Known = { readonly byKept: string | undefined; readonly byMerged: string | undefined };

async function findPeople({ prisma, installationId, kept, merged }: Attempt): Promise<Known> {
  const rows = await prisma.personLookup.findMany({
    where: { installationId, kind: "customer-id", valueDigest: { in: [kept, merged] } },
  });
  const holderOf = (wanted: Sealed) =>
    rows.find(({ valueDigest }) => Buffer.from(valueDigest).equals(wanted))?.personId;
  return { byKept: holderOf(kept), byMerged: holderOf(merged) };
}

async function chooseHolder(
  { keys, keyring }: Attempt,
  { byKept, byMerged }: Known,
): Promise<Holder> {
  const known = byKept ?? byMerged;
  if (known !== undefined) {
    const id = asPersonId(known);
    return { id, key: await keys.personKey(id), newKey: null };
  }
  const newKey = createDataKey(keyring);
  return { id: asPersonId(createRowId()), key: newKey.key, newKey };
}
