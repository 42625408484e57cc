import { toMs } from "../../domain/shared/duration.ts";
import { asInstallationId, type InstallationId, type ShopDomain } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { deriveSuppressionKey } from "../../seal/lookup.server.ts";
import type { AppSecrets } from "../keys/app-secrets.server.ts";
import type { KeyStore, ShopKeys } from "../keys/key-store.server.ts";

/** A shop wishes can be kept for, with its keys. */
export type MarketingShop = ShopKeys & {
  readonly installationId: InstallationId;
  /** What opt-outs are remembered under, in every lifetime of the app in the shop. */
  readonly suppressionKey: Uint8Array;
};

export type MarketingShopDeps = {
  readonly prisma: PrismaClient;
  readonly secrets: Pick<AppSecrets, "get">;
  readonly keys: Pick<KeyStore, "shopKeys">;
};

const rememberedShops = 1_000;
const rememberedMs = toMs({ minutes: 1 });

type Entry = { readonly shop: Promise<MarketingShop | undefined>; readonly untilMs: number };

export type MarketingShops = ReturnType<typeof createMarketingShops>;

/**
 * The shops that were heard of lately. Where the app was removed the links of old mails still work:
 * what they say waits, in the lifetime that ended last, for the shop to come back.
 */
export function createMarketingShops(deps: MarketingShopDeps) {
  const entries = new Map<ShopDomain, Entry>();
  return {
    forget: (shop: ShopDomain) => entries.delete(shop),
    know: (shop: ShopDomain): Promise<MarketingShop | undefined> => {
      const now = performance.now();
      const entry = entries.get(shop);
      if (entry !== undefined && entry.untilMs > now) return entry.shop;
      if (entries.size >= rememberedShops) entries.clear();
      const known = learn(deps, shop);
      entries.set(shop, { shop: known, untilMs: now + rememberedMs });
      known.then(
        (found) => found === undefined && entries.delete(shop),
        () => entries.delete(shop),
      );
      return known;
    },
  };
}

async function learn(
  { prisma, secrets, keys }: MarketingShopDeps,
  shop: ShopDomain,
): Promise<MarketingShop | undefined> {
  const rows = await prisma.installation.findMany({
    where: { shop: { domain: shop }, state: { in: ["installed", "uninstalled"] } },
    select: { id: true },
    orderBy: [{ state: "asc" }, { startedAt: "desc" }],
    take: 1,
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const installationId = asInstallationId(row.id);
  return {
    ...(await keys.shopKeys(installationId)),
    installationId,
    suppressionKey: deriveSuppressionKey(await secrets.get("ledger"), shop),
  };
}
