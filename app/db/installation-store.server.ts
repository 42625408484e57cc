import { type InstallationId, type ShopDomain, asInstallationId } from "../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../generated/prisma/client.ts";

/** The lifetime of the app in a shop that is open now. */
export type OpenInstallation = {
  readonly id: InstallationId;
  readonly shop: ShopDomain;
  readonly startedAt: Date;
  readonly grantedScopes: readonly string[];
};

export type InstallationStore = ReturnType<typeof createInstallationStore>;

const selection = { id: true, startedAt: true, grantedScopes: true } as const;

/** Knows which lifetime of the app is open in a shop, and opens the next one. */
export function createInstallationStore(prisma: PrismaClient) {
  const find = async (shop: ShopDomain): Promise<OpenInstallation | undefined> => {
    const row = await prisma.installation.findFirst({
      where: { state: "installed", shop: { domain: shop } },
      select: selection,
    });
    return row === null ? undefined : { ...row, id: asInstallationId(row.id), shop };
  };

  const open = async (shop: ShopDomain, now: Date): Promise<OpenInstallation> => {
    const already = await find(shop);
    if (already !== undefined) return already;
    try {
      await prisma.$transaction((tx) => openInside(tx, shop, now));
    } catch (cause) {
      // Two first requests at once: the one that came second finds the other's row.
      const other = await find(shop);
      if (other !== undefined) return other;
      throw cause;
    }
    const opened = await find(shop);
    if (opened === undefined) throw new Error("The installation was closed while it was opened");
    return opened;
  };

  return {
    find,
    /**
     * The open lifetime, or a new one. Requests that came before anybody
     * installed the app hang on a lifetime that was never installed: that one
     * is opened, so that they become visible.
     */
    open,
    /** Writes down what the shop has granted. */
    setGrantedScopes: async (id: InstallationId, scopes: readonly string[]): Promise<void> => {
      await prisma.installation.update({
        where: { id },
        data: { grantedScopes: [...scopes] },
      });
    },
    setShopifyShopId: async (shop: ShopDomain, shopifyShopId: string): Promise<void> => {
      await prisma.shop.update({ where: { domain: shop }, data: { shopifyShopId } });
    },
    /** Access requests of this lifetime that stopped because the app was not installed. */
    waitingForInstall: async (id: InstallationId): Promise<readonly string[]> => {
      const rows = await prisma.dataRequest.findMany({
        where: {
          installationId: id,
          kind: "access",
          OR: [
            { status: "received" },
            { status: { in: ["failed", "needs-attention"] }, failureReason: "shop-not-installed" },
            { status: "needs-attention", attentionReason: "shop-not-installed" },
          ],
        },
        select: { id: true },
      });
      return rows.map((row) => row.id);
    },
  };
}

async function openInside(
  tx: Prisma.TransactionClient,
  shop: ShopDomain,
  now: Date,
): Promise<void> {
  const { id: shopId } = await tx.shop.upsert({
    where: { domain: shop },
    create: { domain: shop },
    update: {},
    select: { id: true },
  });
  const unborn = await tx.installation.findFirst({
    where: { shopId, state: "never-installed" },
    select: { id: true },
  });
  const { id: installationId } =
    unborn === null
      ? await tx.installation.create({
          data: { shopId, state: "installed", startedAt: now },
          select: { id: true },
        })
      : await tx.installation.update({
          where: { id: unborn.id },
          data: { state: "installed", startedAt: now },
          select: { id: true },
        });
  await tx.shopSettings.upsert({
    where: { installationId },
    create: { installationId },
    update: {},
  });
  await tx.timelineEvent.create({
    data: { installationId, at: now, action: "installation.opened", actor: "shopify" },
  });
}
