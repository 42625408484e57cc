import type pg from "pg";
import { asInstallationId, type InstallationId, type ShopDomain } from "../../domain/shared/ids.ts";

/** The lifetime of the app a shop's webhooks belong to now. */
type CurrentInstallation = { readonly id: string };

/** Open lifetimes first, then the one that ended last, then the one that waits to be installed. */
const currentOf = (domain: string) => `
  SELECT i."id", i."state" FROM "Shop" s JOIN "Installation" i ON i."shopId" = s."id"
  WHERE s."domain" = ${domain}
  ORDER BY CASE i."state" WHEN 'installed' THEN 0 WHEN 'uninstalled' THEN 1 ELSE 2 END,
    i."startedAt" DESC
  LIMIT 1`;

/**
 * The shop's present installation; one in the state `never-installed` is made
 * for an unknown shop, which may be one that was removed (`recall`).
 */
export async function findOrMakeInstallation(
  pool: pg.Pool,
  shop: ShopDomain,
  recall: (domain: string) => Promise<void>,
): Promise<InstallationId> {
  const find = async () => {
    const { rows } = await pool.query<CurrentInstallation>(currentOf("$1"), [shop]);
    return rows[0];
  };
  const found = await find();
  if (found !== undefined) return asInstallationId(found.id);
  await pool.query(
    `INSERT INTO "Shop" ("id", "domain") VALUES (gen_random_uuid(), $1) ON CONFLICT DO NOTHING`,
    [shop],
  );
  await pool.query(
    `INSERT INTO "Installation" ("id", "shopId", "state", "grantedScopes")
     SELECT gen_random_uuid(), s."id", 'never-installed', '{}' FROM "Shop" s WHERE s."domain" = $1
     AND NOT EXISTS (SELECT 1 FROM "Installation" i WHERE i."shopId" = s."id")
     ON CONFLICT DO NOTHING`,
    [shop],
  );
  await recall(shop);
  const made = await find();
  if (made === undefined) throw new Error("an unknown shop's installation could not be made");
  return asInstallationId(made.id);
}

/** What is asked about a delivery; digests in hex. */
export type StateQuery = {
  readonly shop: ShopDomain;
  readonly installation: InstallationId;
  readonly webhookId: string;
  readonly topic: string;
  readonly shopifyRequestId: string | null;
  readonly bodyDigest: string;
  readonly customerDigest: string | null;
  readonly emailDigest: string | null;
};

/** What is known when a delivery comes. */
export type DeliveryState = {
  /** Differs from the one asked with when it changed meanwhile; null when the shop is gone. */
  readonly installationId: string | null;
  readonly installationState: string | null;
  readonly timeZone: string | null;
  readonly isRepeated: boolean;
  /** The data request this delivery is about, when it is there already. */
  readonly requestId: string | null;
  readonly byCustomer: KnownPerson | null;
  readonly byEmail: (KnownPerson & { readonly hasCustomerId: boolean }) | null;
};

export type KnownPerson = {
  readonly personId: string;
  readonly keyId: string;
  /** Hex. */
  readonly wrappedKey: string;
};

const personBy = (kind: string, digest: string, more = "") => `
  (SELECT json_build_object('personId', p."id", 'keyId', k."id",
     'wrappedKey', encode(k."wrappedKey", 'hex')${more})
   FROM "PersonLookup" l JOIN "Person" p ON p."id" = l."personId"
   JOIN "DataKey" k ON k."id" = p."dataKeyId"
   WHERE l."installationId" = q."installation" AND l."kind" = '${kind}'
     AND l."valueDigest" = decode(q."${digest}", 'hex'))`;

const hasCustomerId = `, 'hasCustomerId', EXISTS (SELECT 1 FROM "PersonLookup" o
  WHERE o."personId" = p."id" AND o."kind" = 'customer-id')`;

/** A request is the same by Shopify's number; without one, by an unfinished one's equal body. */
const stateSql = `
  SELECT present."id" AS "installationId", present."state" AS "installationState",
    (SELECT "timeZone" FROM "ShopSettings" WHERE "installationId" = q."installation") AS "timeZone",
    EXISTS (SELECT 1 FROM "Delivery" d
      WHERE d."installationId" = q."installation" AND d."webhookId" = q."webhookId") AS "isRepeated",
    COALESCE(
      (SELECT r."id" FROM "DataRequest" r WHERE r."installationId" = q."installation"
         AND r."topic" = q."topic" AND r."shopifyRequestId" = q."shopifyRequestId"),
      (SELECT r."id" FROM "DataRequest" r WHERE r."installationId" = q."installation"
         AND r."topic" = q."topic" AND r."bodyDigest" = decode(q."bodyDigest", 'hex')
         AND r."shopifyRequestId" IS NULL AND r."completedAt" IS NULL
         AND q."shopifyRequestId" IS NULL)
    ) AS "requestId",
    ${personBy("customer-id", "customerDigest")} AS "byCustomer",
    ${personBy("email", "emailDigest", hasCustomerId)} AS "byEmail"
  FROM json_to_recordset($1::json) AS q("shop" text, "installation" uuid,
    "webhookId" text, "topic" text, "shopifyRequestId" text, "bodyDigest" text,
    "customerDigest" text, "emailDigest" text, "place" int)
  LEFT JOIN LATERAL (${currentOf('q."shop"')}) present ON true
  ORDER BY q."place"`;

/** Reads all of it for several deliveries in one round trip; answers in their order. */
export async function readDeliveryStates(
  pool: pg.Pool,
  asked: readonly StateQuery[],
): Promise<readonly DeliveryState[]> {
  const placed = asked.map((query, place) => ({ ...query, place }));
  const { rows } = await pool.query<DeliveryState>(stateSql, [JSON.stringify(placed)]);
  return rows;
}
