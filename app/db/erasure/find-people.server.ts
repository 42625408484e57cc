import type { KnownPerson } from "../../domain/erasure/ports.ts";
import {
  asInstallationId,
  asPersonId,
  type DataRequestId,
  type InstallationId,
} from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { lookupDigest, type LookupKind } from "../../seal/lookup.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly keys: Pick<KeyStore, "shopKeys"> };

/** What a person is known by; e-mails as they were written. */
export type KnownBy = {
  readonly customerIds: readonly string[];
  readonly emails: readonly string[];
};

/**
 * Everybody Lagom holds who is the person of this request: their own row first,
 * then rows of other lifetimes of the app in the shop, and of customers that were
 * merged into theirs. An e-mail alone finds only somebody who is known by nothing
 * else. Empty when the request has no person (any more).
 */
export async function findPeople(
  { prisma, keys }: Deps,
  id: DataRequestId,
  known: KnownBy,
): Promise<readonly KnownPerson[]> {
  const row = await prisma.dataRequest.findUnique({
    where: { id },
    select: { personId: true, installationId: true },
  });
  if (row === null || row.personId === null) return [];
  const own = toKnown({ personId: row.personId, installationId: row.installationId });
  const lifetimes = await prisma.installation.findMany({
    where: {
      shop: { installations: { some: { id: row.installationId } } },
      shopDataKeyId: { not: null },
    },
    select: { id: true },
  });
  const found = new Map([[own.personId, own]]);
  for (const lifetime of lifetimes) {
    const installationId = asInstallationId(lifetime.id);
    const { lookupKey } = await keys.shopKeys(installationId);
    for (const one of await findIn(prisma, { installationId, lookupKey, known })) {
      if (!found.has(one.personId)) found.set(one.personId, one);
    }
  }
  return [...found.values()];
}

type Lookup = {
  readonly installationId: InstallationId;
  readonly lookupKey: Uint8Array;
  readonly known: KnownBy;
};

async function findIn(
  prisma: PrismaClient,
  { installationId, lookupKey, known }: Lookup,
): Promise<readonly KnownPerson[]> {
  const digestsOf = (kind: LookupKind, values: readonly string[]) =>
    values.flatMap((value) => lookupDigest(lookupKey, kind, value) ?? []);
  const rows = await prisma.personLookup.findMany({
    where: {
      installationId,
      OR: [
        { kind: "customer-id", valueDigest: { in: digestsOf("customer-id", known.customerIds) } },
        {
          kind: "email",
          valueDigest: { in: digestsOf("email", known.emails) },
          person: { lookups: { none: { kind: "customer-id" } } },
        },
      ],
    },
    select: { personId: true, installationId: true },
    orderBy: { personId: "asc" },
  });
  return rows.map(toKnown);
}

function toKnown(row: { readonly personId: string; readonly installationId: string }): KnownPerson {
  return {
    personId: asPersonId(row.personId),
    installationId: asInstallationId(row.installationId),
  };
}
