import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";

export type TombstoneDeps = {
  readonly prisma: PrismaClient;
  /** The keyed mark of a shop's domain. */
  readonly tombstoneOf: (domain: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly evidence: Pick<EvidenceStore, "append">;
};

/** What a removed shop leaves behind, and what becomes of it when the shop is heard of again. */
export type Tombstones = {
  readonly tombstoneOf: TombstoneDeps["tombstoneOf"];
  /** A shop that is heard of again goes on with the log it had. */
  readonly recall: (domain: string) => Promise<void>;
  /** Gives what to do when the shop installs the app: a removed one's tombstone goes, its log says so. */
  readonly welcome: (domain: string) => Promise<Welcome>;
};

/** To be run inside the transaction that opens the installation. */
export type Welcome = (
  tx: Prisma.TransactionClient,
  installation: { readonly id: InstallationId; readonly at: Date },
) => Promise<void>;

export function createTombstones(deps: TombstoneDeps): Tombstones {
  const { prisma, tombstoneOf, evidence } = deps;
  return {
    tombstoneOf,
    recall: async (domain) => {
      const domainDigest = await tombstoneOf(domain);
      await prisma.$transaction((tx) => takeUpLog(tx, domain, domainDigest));
    },
    welcome: async (domain) => {
      // Its key is read on a connection of its own, so before the transaction.
      const domainDigest = await tombstoneOf(domain);
      return async (tx, { id, at }) => {
        if (!(await takeUpLog(tx, domain, domainDigest))) return;
        await tx.tombstone.delete({ where: { domainDigest } });
        await evidence.append(tx, id, { event: "shop.returned", caseId: null, at });
      };
    },
  };
}

/** Tells whether there is a tombstone. A log the shop has begun already stays beside the old one. */
async function takeUpLog(
  tx: Prisma.TransactionClient,
  domain: string,
  domainDigest: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const stone = await tx.tombstone.findUnique({ where: { domainDigest } });
  if (stone === null) return false;
  if (stone.evidenceLogId !== null) {
    await tx.shop.updateMany({
      where: { domain, evidenceLogId: null },
      data: { evidenceLogId: stone.evidenceLogId },
    });
  }
  return true;
}

export type Burial = {
  readonly shopId: string;
  readonly domain: string;
  readonly domainDigest: Uint8Array<ArrayBuffer>;
  readonly at: Date;
};

/** Removes the shop's own row and sessions; the tombstone holds its log from then on. */
export async function buryShop(tx: Prisma.TransactionClient, burial: Burial): Promise<void> {
  const { shopId, domain, domainDigest, at } = burial;
  const shop = await tx.shop.findUnique({ where: { id: shopId }, select: { evidenceLogId: true } });
  if (shop === null) return;
  const { evidenceLogId } = shop;
  await tx.tombstone.upsert({
    where: { domainDigest },
    create: { domainDigest, evidenceLogId, removedAt: at },
    update: { removedAt: at, ...(evidenceLogId === null ? {} : { evidenceLogId }) },
  });
  await tx.session.deleteMany({ where: { shop: domain } });
  await tx.shop.delete({ where: { id: shopId } });
}
