import {
  asInstallationId,
  type InstallationId,
  parseShopDomain,
  type ShopDomain,
} from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { moveKeepings } from "../erasure/legal-keeping-store.server.ts";
import { openSettings } from "../erasure/standing-settings.server.ts";
import { moveSuppressions } from "../erasure/suppressions.server.ts";
import type { Tombstones, Welcome } from "./tombstones.server.ts";

/** The lifetime of the app in a shop that is open now. */
export type OpenInstallation = {
  readonly id: InstallationId;
  readonly shop: ShopDomain;
  readonly startedAt: Date;
  readonly grantedScopes: readonly string[];
  /** Whether Shopify has told us the shop's name, time zone and contact. */
  readonly isKnown: boolean;
};

export type InstallationStore = ReturnType<typeof createInstallationStore>;

const selection = {
  id: true,
  startedAt: true,
  grantedScopes: true,
  shop: { select: { domain: true } },
  settings: { select: { sealedShopName: true } },
} as const satisfies Prisma.InstallationSelect;

type Row = Prisma.InstallationGetPayload<{ select: typeof selection }>;

type Deps = {
  readonly prisma: PrismaClient;
  /** Greets a shop that comes back; to be left out only where no lifetime is opened. */
  readonly tombstones?: Pick<Tombstones, "welcome">;
};

/** Knows which lifetime of the app is open in a shop, and opens the next one. */
export function createInstallationStore({ prisma, tombstones }: Deps) {
  const findWhere = async (where: Prisma.InstallationWhereInput) => {
    const row = await prisma.installation.findFirst({
      where: { ...where, state: "installed" },
      select: selection,
    });
    return row === null ? undefined : toOpen(row);
  };
  const find = (shop: ShopDomain) => findWhere({ shop: { domain: shop } });

  const open = async (
    shop: ShopDomain,
    now: Date,
    grantedScopes: readonly string[] = [],
  ): Promise<OpenInstallation> => {
    const already = await find(shop);
    if (already !== undefined) return already;
    const welcome = await tombstones?.welcome(shop);
    const opening = { shop, now, grantedScopes, welcome };
    try {
      await prisma.$transaction((tx) => openInside(tx, opening), patient);
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
     * The lifetime open now in the shop of any lifetime; undefined when there is
     * none. What is asked of Shopify for a request is asked through it, whichever
     * lifetime the request came in; what is sealed stays with the request's own.
     */
    findOpenBeside: (id: InstallationId) => findWhere(ofSameShop(id)),
    /**
     * The open lifetime, or a new one with the scopes the first token grants.
     * Requests that came before anybody installed the app hang on a lifetime that
     * was never installed: that one is opened, so that they become visible.
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

function ofSameShop(id: InstallationId): Prisma.InstallationWhereInput {
  return { shop: { installations: { some: { id } } } };
}

function toOpen({ shop, settings, ...row }: Row): OpenInstallation {
  const domain = parseShopDomain(shop.domain);
  if (domain === undefined) throw new Error("A shop is kept under a name that is none");
  const isKnown = (settings?.sealedShopName ?? null) !== null;
  return { ...row, id: asInstallationId(row.id), shop: domain, isKnown };
}

type Opening = {
  readonly shop: ShopDomain;
  readonly now: Date;
  readonly grantedScopes: readonly string[];
  readonly welcome: Welcome | undefined;
};

async function openInside(
  tx: Prisma.TransactionClient,
  { shop, now, grantedScopes, welcome }: Opening,
): Promise<void> {
  const { id: shopId } = await tx.shop.upsert({
    where: { domain: shop },
    create: { domain: shop },
    update: {},
    select: { id: true },
  });
  // A delivery that took an ended lifetime for the present one finds it changed and looks again.
  await tx.installation.updateMany({
    where: { shopId, state: "uninstalled" },
    data: { state: "superseded" },
  });
  const unborn = await tx.installation.findFirst({
    where: { shopId, state: "never-installed" },
    select: { id: true },
  });
  const data = { state: "installed", startedAt: now, grantedScopes: [...grantedScopes] };
  const installationId = await (unborn === null
    ? createInstalled(tx, { shopId, ...data })
    : bringToLife(tx, unborn.id, data));
  if (installationId === undefined) return;
  await openSettings(tx, { shopId, installationId });
  // What a law keeps ends by itself, also when the lifetime it was entered in is removed.
  await moveKeepings(tx, { shopId, installationId });
  // Who opted out stays unmailed in the shop, whatever becomes of the lifetime it was said in.
  await moveSuppressions(tx, { shopId, installationId });
  await tx.timelineEvent.create({
    data: { installationId, at: now, action: "installation.opened", actor: "shopify" },
  });
  await welcome?.(tx, { id: asInstallationId(installationId), at: now });
}

async function createInstalled(
  tx: Prisma.TransactionClient,
  data: Prisma.InstallationUncheckedCreateInput,
): Promise<string> {
  const { id } = await tx.installation.create({ data, select: { id: true } });
  return id;
}

/** Undefined when another first request was quicker. */
async function bringToLife(
  tx: Prisma.TransactionClient,
  id: string,
  data: Prisma.InstallationUpdateManyMutationInput,
): Promise<string | undefined> {
  const { count } = await tx.installation.updateMany({
    where: { id, state: "never-installed" },
    data,
  });
  return count === 0 ? undefined : id;
}
