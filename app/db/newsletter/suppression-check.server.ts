import type pg from "pg";
import type { ListAnswer } from "../../domain/newsletter/list/row-words.ts";
import { readTopicNames } from "../../domain/newsletter/topics.ts";
import type { Channel } from "../../domain/newsletter/types.ts";
import type { ShopDomain } from "../../domain/shared/ids.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import type { MarketingShops } from "./marketing-shops.server.ts";

type Deps = {
  readonly pool: Pick<pg.Pool, "query">;
  readonly shops: Pick<MarketingShops, "know">;
};

/** Addresses of one channel. */
export type ListToCheck = {
  readonly shop: ShopDomain;
  readonly channel: Channel;
  readonly addresses: readonly string[];
};

/** Marks looked for at a time, each by the key of the table. */
const atOnce = 2_000;

/** In whatever lifetime of the app in the shop; what came last holds. */
const readStandings = `SELECT encode(s."valueDigest", 'hex') AS mark, s."topics" FROM "Suppression" s
  WHERE s."installationId" IN (SELECT i."id" FROM "Installation" i
    JOIN "Shop" h ON h."id" = i."shopId" WHERE h."domain" = $1)
  AND s."channel" = $2 AND s."valueDigest" = ANY($3::bytea[]) ORDER BY s."since"`;

/**
 * Tells for many addresses at once what is left for each: null for what is no address. Nothing is written,
 * and of an address only its keyed mark reaches the database. Undefined: the shop does not use the app.
 */
export function createSuppressionCheck({ pool, shops }: Deps) {
  return async (list: ListToCheck): Promise<readonly ListAnswer[] | undefined> => {
    const shop = await shops.know(list.shop);
    if (shop === undefined) return undefined;
    const kind = list.channel === "email" ? "email" : "phone";
    const answers: ListAnswer[] = [];
    for (let from = 0; from < list.addresses.length; from += atOnce) {
      const marks = list.addresses
        .slice(from, from + atOnce)
        .map((address) => lookupDigest(shop.suppressionKey, kind, address))
        .map((mark) => (mark === undefined ? undefined : Buffer.from(mark)));
      const known = marks.filter((mark) => mark !== undefined);
      const { rows } = await pool.query<{ mark: string; topics: string[] }>(readStandings, [
        ...[list.shop, list.channel],
        known,
      ]);
      const found = new Map(rows.map(({ mark, topics }) => [mark, readTopicNames(topics)]));
      for (const mark of marks) {
        answers.push(mark === undefined ? null : (found.get(mark.toString("hex")) ?? []));
      }
    }
    return answers;
  };
}
