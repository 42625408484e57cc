import { asInstallationId, type ShopDomain } from "../../domain/shared/ids.ts";
import { isEndedBy } from "../../domain/shared/lifetime.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { keepMerge, type Merge } from "./customer-merges.server.ts";

type Deps = Parameters<typeof keepMerge>[0];

/** What the webhooks beside the compliance topics change here. All may come twice, late or never. */
export function createWebhookEffects(deps: Deps) {
  const { prisma } = deps;
  return {
    endInstallation: (shop: ShopDomain, triggeredAt: Date): Promise<boolean> =>
      endInstallation(prisma, shop, triggeredAt),

    /** Writes down what the shop grants now. */
    setScopes: async (shop: ShopDomain, scopes: readonly string[]): Promise<void> => {
      await prisma.installation.updateMany({
        where: { shop: { domain: shop }, state: "installed" },
        data: { grantedScopes: [...scopes] },
      });
    },

    /** Remembers that two customer ids are one person. */
    recordMerge: async (shop: ShopDomain, merge: Merge): Promise<void> => {
      const open = await prisma.installation.findFirst({
        where: { shop: { domain: shop }, state: "installed" },
        select: { id: true },
      });
      if (open !== null) await keepMerge(deps, asInstallationId(open.id), merge);
    },

    /** The requests of a shop that are being worked on. */
    runningRequests: async (shop: ShopDomain): Promise<readonly string[]> => {
      const rows = await prisma.dataRequest.findMany({
        where: {
          installation: { shop: { domain: shop }, state: "installed" },
          kind: "access",
          status: "running",
        },
        select: { id: true },
      });
      return rows.map((row) => row.id);
    },
  };
}

/**
 * Ends the installation and drops its sessions, unless it was proven open after
 * the uninstall (`isEndedBy`). Tells whether anything ended.
 */
function endInstallation(
  prisma: PrismaClient,
  shop: ShopDomain,
  triggeredAt: Date,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const open = await tx.installation.findFirst({
      where: { shop: { domain: shop }, state: "installed" },
      select: {
        id: true,
        startedAt: true,
        sessions: { orderBy: { obtainedAt: "desc" }, take: 1, select: { obtainedAt: true } },
      },
    });
    if (open === null) return false;
    const { id, startedAt, sessions } = open;
    const tokenObtainedAt = sessions[0]?.obtainedAt ?? null;
    if (!isEndedBy({ startedAt, tokenObtainedAt }, triggeredAt)) return false;
    const { count } = await tx.installation.updateMany({
      where: { id, state: "installed" },
      data: { state: "uninstalled", endedAt: triggeredAt, grantedScopes: [] },
    });
    if (count === 0) return false;
    await tx.session.deleteMany({ where: { installationId: id } });
    await tx.timelineEvent.create({
      data: {
        ...{ installationId: id, at: triggeredAt },
        ...{ action: "installation.ended", actor: "shopify" },
      },
    });
    return true;
  });
}
