import { z } from "zod";
import type { ClaimStore } from "../../domain/newsletter/claims/ports.ts";
import type { ConsentClaim, KeptClaim } from "../../domain/newsletter/claims/types.ts";
import { channels } from "../../domain/newsletter/types.ts";
import { asCustomerId, asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { open, seal } from "../../seal/envelope.server.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";
import { createRowId } from "../row-id.server.ts";
import type { MarketingShop, MarketingShops } from "./marketing-shops.server.ts";

export type ClaimStoreDeps = {
  readonly prisma: PrismaClient;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly shops: Pick<MarketingShops, "know">;
  /** Puts the job that judges claims in the queue, in the transaction that keeps one. */
  readonly enqueue: (tx: Prisma.TransactionClient, installation: InstallationId) => Promise<void>;
};

const contextOf = (id: string): string => `MarketingClaim:claim:${id}`;
const kindOf = (channel: string) => (channel === "email" ? "email" : "phone");

/** Claims on the database; who they are about is sealed, and found by an erasure. */
export function createClaimStore(deps: ClaimStoreDeps): ClaimStore {
  const { prisma, shops } = deps;
  return {
    keep: async (domain, claim, receivedAt) => {
      const shop = await shops.know(domain);
      if (shop !== undefined) await keep(deps, shop, { claim, receivedAt });
    },
    lastSaidAt: async (domain, { channel, address }) => {
      const shop = await shops.know(domain);
      if (shop === undefined) return null;
      const valueDigest = lookupDigest(shop.suppressionKey, kindOf(channel), address);
      if (valueDigest === undefined) return null;
      const row = await prisma.marketingProof.findFirst({
        where: { channel, valueDigest, installation: { shop: { domain } } },
        orderBy: { receivedAt: "desc" },
        select: { receivedAt: true },
      });
      return row?.receivedAt ?? null;
    },
    next: async (installationId, most) => {
      const rows = await prisma.marketingClaim.findMany({
        where: { installationId },
        orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
        take: most,
      });
      const { dataKey } = await deps.keys.shopKeys(installationId);
      return rows.map(({ id, sealedClaim, receivedAt }) => ({
        ...{ id, receivedAt },
        ...readClaim(open({ key: dataKey, context: contextOf(id) }, sealedClaim)),
      }));
    },
    countSince: async (installationId, since) => {
      const waiting = await prisma.marketingClaim.count({ where: { installationId } });
      const refused = await prisma.marketingProof.count({
        where: {
          ...{ installationId, wish: "opt-in", outcome: "refused" },
          receivedAt: { gte: since },
        },
      });
      return waiting + refused;
    },
    drop: async (ids) => {
      await prisma.marketingClaim.deleteMany({ where: { id: { in: [...ids] } } });
    },
  };
}

async function keep(
  { prisma, enqueue }: ClaimStoreDeps,
  shop: MarketingShop,
  { claim, receivedAt }: { readonly claim: ConsentClaim; readonly receivedAt: Date },
): Promise<void> {
  const { channel, address } = claim;
  const digest = lookupDigest(shop.lookupKey, kindOf(channel), address);
  if (digest === undefined) return;
  const id = createRowId(receivedAt.getTime());
  const plain = Buffer.from(JSON.stringify(claim));
  await prisma.$transaction(async (tx) => {
    await tx.marketingClaim.createMany({
      data: {
        ...{ id, installationId: shop.installationId, channel, lookupDigest: digest, receivedAt },
        sealedClaim: seal({ key: shop.dataKey, context: contextOf(id) }, plain),
        claimedAt: claim.at ?? receivedAt,
      },
      skipDuplicates: true,
    });
    await enqueue(tx, shop.installationId);
  });
}

const claimSchema = z.object({
  channel: z.enum(channels),
  address: z.string(),
  customerId: z.string().nullable(),
  says: z.enum(["in", "out", "seen"]),
  isCollectedBySystem: z.boolean(),
  at: z.coerce.date().nullable(),
});

function readClaim(plain: Uint8Array): Omit<KeptClaim, "id" | "receivedAt"> {
  const { customerId, ...claim } = claimSchema.parse(
    JSON.parse(Buffer.from(plain).toString("utf8")),
  );
  return { ...claim, customerId: customerId === null ? null : asCustomerId(customerId) };
}

/** Shops with claims that wait, whose job was lost. */
export async function findClaimShops(prisma: PrismaClient): Promise<readonly InstallationId[]> {
  const rows = await prisma.marketingClaim.findMany({
    where: { installation: { state: "installed" } },
    distinct: ["installationId"],
    select: { installationId: true },
  });
  return rows.map(({ installationId }) => asInstallationId(installationId));
}
