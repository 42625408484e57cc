import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { deriveSuppressionKey, lookupDigest } from "../../seal/lookup.server.ts";
import type { AppSecrets } from "../keys/app-secrets.server.ts";

type Transaction = Prisma.TransactionClient;

/** An opt-out that is remembered for one of the addresses asked about. */
export type KnownSuppression = {
  readonly email: string;
  readonly channel: string;
  readonly since: Date;
  readonly reason: string;
};

/** The keyed memory of opt-outs, which outlives people and lifetimes of the app in a shop. */
export type Suppressions = {
  /** Digests (hex) under which e-mails are remembered in the shop of this lifetime. */
  readonly digestsOf: (
    installation: InstallationId,
    emails: readonly string[],
  ) => Promise<readonly string[]>;
  /** What is remembered of these e-mails in the shop of this lifetime, by address. */
  readonly findOf: (
    installation: InstallationId,
    emails: readonly string[],
  ) => Promise<readonly KnownSuppression[]>;
};

type Deps = { readonly prisma: PrismaClient; readonly secrets: Pick<AppSecrets, "get"> };

export function createSuppressions(deps: Deps): Suppressions {
  return {
    digestsOf: async (installation, emails) => [
      ...new Set((await digestsOf(deps, installation, emails)).map(({ hex }) => hex)),
    ],
    findOf: async (installation, emails) => {
      const digests = await digestsOf(deps, installation, emails);
      const rows = await deps.prisma.suppression.findMany({
        where: {
          channel: "email",
          valueDigest: { in: digests.map(({ hex }) => Buffer.from(hex, "hex")) },
          installation: { shop: { installations: { some: { id: installation } } } },
        },
        orderBy: { since: "asc" },
      });
      return digests.flatMap(({ email, hex }) => {
        const row = rows.find(({ valueDigest }) => toHex(valueDigest) === hex);
        if (row === undefined) return [];
        return [{ email, channel: row.channel, since: row.since, reason: row.reason }];
      });
    },
  };
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

async function digestsOf(
  { prisma, secrets }: Deps,
  installation: InstallationId,
  emails: readonly string[],
): Promise<readonly { readonly email: string; readonly hex: string }[]> {
  if (emails.length === 0) return [];
  const { shop } = await prisma.installation.findUniqueOrThrow({
    where: { id: installation },
    select: { shop: { select: { domain: true } } },
  });
  const key = deriveSuppressionKey(await secrets.get("ledger"), shop.domain);
  return emails.flatMap((email) => {
    const digest = lookupDigest(key, "email", email);
    return digest === undefined ? [] : [{ email, hex: toHex(digest) }];
  });
}

export type SuppressionsToEnter = {
  readonly installationId: string;
  /** Hex. */
  readonly digests: readonly string[];
  readonly since: Date;
};

/**
 * Remembers opt-outs on the lifetime that is open now, else on the one given;
 * tells how many are new. Entering twice changes nothing.
 */
export async function enterSuppressions(
  tx: Transaction,
  { installationId, digests, since }: SuppressionsToEnter,
): Promise<number> {
  if (digests.length === 0) return 0;
  const open = await tx.installation.findFirst({
    where: { state: "installed", shop: { installations: { some: { id: installationId } } } },
    select: { id: true },
  });
  const { count } = await tx.suppression.createMany({
    skipDuplicates: true,
    data: digests.map((hex) => ({
      ...{ installationId: open?.id ?? installationId, channel: "email", since },
      ...{ reason: "opted-out-before-erasure", valueDigest: Buffer.from(hex, "hex") },
    })),
  });
  return count;
}

/** Moves what is remembered in ended lifetimes of a shop to the open one; the earliest day stays. */
export async function moveSuppressions(
  tx: Transaction,
  { shopId, installationId }: { readonly shopId: string; readonly installationId: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH "moved" AS (
      DELETE FROM "Suppression" s USING "Installation" i
       WHERE i."id" = s."installationId" AND i."shopId" = ${shopId}::uuid
         AND i."state" = 'superseded'
      RETURNING s."channel", s."valueDigest", s."since", s."reason")
    INSERT INTO "Suppression" ("installationId", "channel", "valueDigest", "since", "reason")
    SELECT ${installationId}::uuid, "channel", "valueDigest", min("since"), min("reason")
      FROM "moved" GROUP BY "channel", "valueDigest"
    ON CONFLICT ("installationId", "channel", "valueDigest")
      DO UPDATE SET "since" = least("Suppression"."since", excluded."since")`;
}
