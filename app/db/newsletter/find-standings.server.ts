import { z } from "zod";
import type { MarketingAddress, Standing } from "../../domain/newsletter/types.ts";
import { untouched } from "../../domain/newsletter/types.ts";
import type { ShopDomain } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import { createBatches } from "../batches.server.ts";
import { toBytea } from "../bulk-insert.server.ts";
import type { MarketingShops } from "./marketing-shops.server.ts";
import { toStanding } from "./wish-rows.server.ts";

type Key = { readonly domain: string; readonly channel: string; readonly valueDigest: string };

/** In whatever lifetime: one that ended a minute ago may still be the one that is known here. */
const readStandings = `
SELECT DISTINCT ON (x."domain", x."channel", x."valueDigest") x."domain", x."channel",
  '\\x' || encode(x."valueDigest", 'hex') AS "valueDigest", s."topics", s."lessOften", s."since",
  s."proofId"::text
FROM json_to_recordset($1::json) AS x("domain" text, "channel" text, "valueDigest" bytea)
JOIN "Shop" h ON h."domain" = x."domain"
JOIN "Installation" i ON i."shopId" = h."id"
JOIN "Suppression" s ON s."installationId" = i."id" AND s."channel" = x."channel"
  AND s."valueDigest" = x."valueDigest"
ORDER BY x."domain", x."channel", x."valueDigest", s."since" DESC`;

const rowsSchema = z.array(
  z.object({
    ...{ domain: z.string(), channel: z.string(), valueDigest: z.string() },
    ...{ topics: z.array(z.string()), lessOften: z.boolean() },
    ...{ since: z.date(), proofId: z.string().nullable() },
  }),
);

const nameOf = ({ domain, channel, valueDigest }: Key): string =>
  `${domain} ${channel} ${valueDigest}`;

/** Finds what holds for addresses; those asked for at the same time share one look at the database. */
export function createStandingFinder(deps: {
  readonly prisma: PrismaClient;
  readonly shops: Pick<MarketingShops, "know">;
}) {
  const look = createBatches<Key, Standing>({
    ...{ lanes: 2, maxItems: 200, maxWeight: 200, weigh: () => 1 },
    run: async (keys) => {
      const found: unknown = await deps.prisma.$queryRawUnsafe(readStandings, JSON.stringify(keys));
      const rows = new Map(rowsSchema.parse(found).map((row) => [nameOf(row), row]));
      return keys.map((key) => {
        const row = rows.get(nameOf(key));
        return row === undefined ? untouched : toStanding(row);
      });
    },
  });
  return async (
    domain: ShopDomain,
    { channel, address }: MarketingAddress,
  ): Promise<Standing | undefined> => {
    const shop = await deps.shops.know(domain);
    if (shop === undefined) return undefined;
    const kind = channel === "email" ? "email" : "phone";
    const digest = lookupDigest(shop.suppressionKey, kind, address);
    if (digest === undefined) return untouched;
    return look({ domain, channel, valueDigest: toBytea(digest) });
  };
}
