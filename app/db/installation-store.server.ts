import {
  asDataRequestId,
  asInstallationId,
  type DataRequestId,
  type InstallationId,
  parseShopDomain,
  type ShopDomain,
} from "../domain/shared/ids.ts";
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

type Deps = {
  readonly prisma: PrismaClient;
  /** Puts an access request to work inside the given transaction. */
  readonly enqueueFulfil: (tx: Prisma.TransactionClient, id: DataRequestId) => Promise<void>;
};

/** Knows which lifetime of the app is open in a shop, and opens the next one. */
export function createInstallationStore(deps: Deps) {
  const { prisma } = deps;
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
      await prisma.$transaction((tx) => openInside(deps, tx, { shop, now }), patient);
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
    /** The shop of an open lifetime; undefined once it has ended. */
    findShop: async (id: InstallationId): Promise<ShopDomain | undefined> => {
      const row = await prisma.installation.findFirst({
        where: { id, state: "installed" },
        select: { shop: { select: { domain: true } } },
      });
      return row === null ? undefined : parseShopDomain(row.shop.domain);
    },
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
    setShopifyShopId: async (id: InstallationId, shopifyShopId: string): Promise<void> => {
      await prisma.shop.updateMany({
        where: { installations: { some: { id } } },
        data: { shopifyShopId },
      });
    },
  };
}

/** The embedded database serves one transaction at a time, so waiting for one is no fault. */
const patient = { maxWait: 30_000, timeout: 30_000 } as const;

async function openInside(
  deps: Deps,
  tx: Prisma.TransactionClient,
  { shop, now }: { readonly shop: ShopDomain; readonly now: Date },
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
  const installationId = await (unborn === null
    ? createInstalled(tx, shopId, now)
    : bringToLife(tx, unborn.id, now));
  if (installationId === undefined) return;
  await tx.shopSettings.upsert({
    where: { installationId },
    create: { installationId },
    update: {},
  });
  await tx.timelineEvent.create({
    data: { installationId, at: now, action: "installation.opened", actor: "shopify" },
  });
  if (unborn !== null) await startWaiting(deps, tx, installationId);
}

async function createInstalled(
  tx: Prisma.TransactionClient,
  shopId: string,
  now: Date,
): Promise<string> {
  const data = { shopId, state: "installed", startedAt: now };
  const { id } = await tx.installation.create({ data, select: { id: true } });
  return id;
}

/** Undefined when another first request was quicker. */
async function bringToLife(
  tx: Prisma.TransactionClient,
  id: string,
  now: Date,
): Promise<string | undefined> {
  const { count } = await tx.installation.updateMany({
    where: { id, state: "never-installed" },
    data: { state: "installed", startedAt: now },
  });
  return count === 0 ? undefined : id;
}

/** Requests that came before anybody installed the app have waited long enough. */
async function startWaiting(
  deps: Deps,
  tx: Prisma.TransactionClient,
  installationId: string,
): Promise<void> {
  const waiting = {
    installationId,
    status: "needs-attention",
    attentionReason: "shop-not-installed",
  };
  const rows = await tx.dataRequest.findMany({
    where: { ...waiting, kind: "access" },
    select: { id: true },
  });
  await tx.dataRequest.updateMany({
    where: waiting,
    data: { status: "received", attentionReason: null },
  });
  for (const { id } of rows) await deps.enqueueFulfil(tx, asDataRequestId(id));
}
