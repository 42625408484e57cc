import type pg from "pg";
import { z } from "zod";
import type { ConsentShop } from "../../domain/consent/take-report.ts";
import { isTimeZone } from "../../domain/shared/calendar.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { asInstallationId, type ShopDomain } from "../../domain/shared/ids.ts";
import type { KeyStore } from "../keys/key-store.server.ts";

/** A shop with what its customers are looked up by. */
export type KnownShop = ConsentShop & { readonly lookupKey: Uint8Array };

type Deps = {
  readonly pool: pg.Pool;
  readonly keys: Pick<KeyStore, "shopKeys">;
};

const rememberedShops = 1_000;
/** After that a changed time zone is seen. An ended installation is seen at the next write. */
const rememberedMs = toMs({ minutes: 1 });

const query = `SELECT i."id"::text AS id, s."timeZone" FROM "Installation" i
  JOIN "Shop" p ON p."id" = i."shopId" LEFT JOIN "ShopSettings" s ON s."installationId" = i."id"
  WHERE p."domain" = $1 AND i."state" = 'installed'`;
const rowSchema = z.object({ id: z.string(), timeZone: z.string().nullable() });

type Entry = { readonly known: Promise<KnownShop | undefined>; readonly untilMs: number };

/** The shops that were heard of lately; every choice made in them asks. */
export function createConsentShops({ pool, keys }: Deps) {
  const entries = new Map<ShopDomain, Entry>();
  const learn = async (shop: ShopDomain): Promise<KnownShop | undefined> => {
    const { rows } = await pool.query(query, [shop]);
    if (rows.length === 0) return undefined;
    const { id, timeZone } = rowSchema.parse(rows[0]);
    const installationId = asInstallationId(id);
    const { lookupKey } = await keys.shopKeys(installationId);
    const isKnown = timeZone !== null && isTimeZone(timeZone);
    return { installationId, lookupKey, timeZone: isKnown ? timeZone : "Etc/UTC" };
  };
  return {
    forget: (shop: ShopDomain) => entries.delete(shop),
    know: (shop: ShopDomain): Promise<KnownShop | undefined> => {
      const now = performance.now();
      const entry = entries.get(shop);
      if (entry !== undefined && entry.untilMs > now) return entry.known;
      if (entries.size >= rememberedShops) entries.clear();
      const known = learn(shop);
      entries.set(shop, { known, untilMs: now + rememberedMs });
      known.then(
        (found) => found === undefined && entries.delete(shop),
        () => entries.delete(shop),
      );
      return known;
    },
  };
}

export type ConsentShops = ReturnType<typeof createConsentShops>;
