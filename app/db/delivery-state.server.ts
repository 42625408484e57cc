import type pg from "pg";
import { asInstallationId, type InstallationId, type ShopDomain } from "../domain/shared/ids.ts";

/** The lifetime of the app a shop's webhooks belong to now. */
export type CurrentInstallation = { readonly id: InstallationId; readonly state: string };

/** Open lifetimes first, then the one that ended last, then the one that waits to be installed. */
const currentOf = (domain: string) => `
  SELECT i."id", i."state" FROM "Shop" s JOIN "Installation" i ON i."shopId" = s."id"
  WHERE s."domain" = ${domain}
  ORDER BY CASE i."state" WHEN 'installed' THEN 0 WHEN 'uninstalled' THEN 1 ELSE 2 END,
    i."startedAt" DESC
  LIMIT 1`;

/** The shop's present installation; one in the state `never-installed` is made for an unknown shop. */
export async function findOrMakeInstallation(
  pool: pg.Pool,
  shop: ShopDomain,
): Promise<CurrentInstallation> {
  const find = async () => {
    const { rows } = await pool.query<CurrentInstallation>(currentOf("$1"), [shop]);
    return rows[0];
  };
  const found = await find();
  if (found !== undefined) return { id: asInstallationId(found.id), state: found.state };
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
  const made = await find();
  if (made === undefined) throw new Error("an unknown shop's installation could not be made");
  return { id: asInstallationId(made.id), state: made.state };
}

export type StateQuery = {
  readonly shop: ShopDomain;
  readonly installation: InstallationId;
  readonly webhookId: string;
  readonly topic: string;
  readonly shopifyRequestId: string | null;
  readonly bodyDigest: Uint8Array;
  readonly customerDigest: Uint8Array | null;
  readonly emailDigest: Uint8Array | null;
};

/** What is known when a delivery comes. */
export type DeliveryState = {
  /** Differs from the one asked with when it changed meanwhile. */
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
   WHERE l."installationId" = $2 AND l."kind" = '${kind}' AND l."valueDigest" = ${digest})`;

const hasCustomerId = `, 'hasCustomerId', EXISTS (SELECT 1 FROM "PersonLookup" o
  WHERE o."personId" = p."id" AND o."kind" = 'customer-id')`;

/** By Shopify's number where there is one, else by an unfinished request with the same body. */
const requestWhere = {
  number: `"shopifyRequestId" = $5`,
  body: `"shopifyRequestId" IS NULL AND "completedAt" IS NULL AND "bodyDigest" = $5`,
};

function stateSql(by: keyof typeof requestWhere): string {
  return `
  WITH present AS (${currentOf("$1")})
  SELECT (SELECT "id" FROM present) AS "installationId",
    (SELECT "state" FROM present) AS "installationState",
    (SELECT "timeZone" FROM "ShopSettings" WHERE "installationId" = $2) AS "timeZone",
    EXISTS (SELECT 1 FROM "Delivery" WHERE "installationId" = $2 AND "webhookId" = $3) AS "isRepeated",
    (SELECT "id" FROM "DataRequest"
     WHERE "installationId" = $2 AND "topic" = $4 AND ${requestWhere[by]}) AS "requestId",
    ${personBy("customer-id", "$6")} AS "byCustomer",
    ${personBy("email", "$7", hasCustomerId)} AS "byEmail"`;
}

const sql = { number: stateSql("number"), body: stateSql("body") };

/** Reads all of it in one round trip. */
export async function readDeliveryState(pool: pg.Pool, asked: StateQuery): Promise<DeliveryState> {
  const by = asked.shopifyRequestId === null ? "body" : "number";
  const { rows } = await pool.query<DeliveryState>(sql[by], [
    asked.shop,
    asked.installation,
    asked.webhookId,
    asked.topic,
    asked.shopifyRequestId ?? asked.bodyDigest,
    asked.customerDigest,
    asked.emailDigest,
  ]);
  const state = rows[0];
  if (state === undefined) throw new Error("the database answered without a row");
  return state;
}
