import { createHmac, randomBytes } from "node:crypto";
import type { ConsentReport } from "../../app/domain/consent/types.ts";
import type { Database } from "../../app/db/database.server.ts";
import { asInstallationId, type InstallationId } from "../../app/domain/shared/ids.ts";

/** A report of somebody who accepted everything in Sweden, a moment ago. */
export function consentReport(over: Partial<ConsentReport> = {}): ConsentReport {
  return {
    v: 1,
    consentId: randomBytes(16).toString("hex"),
    number: 1,
    at: new Date().toISOString(),
    notice: noticeVersion,
    language: "sv",
    region: "SE",
    regime: "opt-in",
    choices: { preferences: true, statistics: true, marketing: true, sale: null },
    act: "accept",
    device: "phone",
    gpc: false,
    told: true,
    ...over,
  };
}

/** The version `plantNotice` keeps. */
export const noticeVersion = "00112233445566aa";

export type PlantedShop = { readonly shop: string; readonly installationId: InstallationId };

/** A shop that has the app installed and shows a notice. */
export async function plantShop(
  { pool }: Pick<Database, "pool">,
  shop: string,
  version: string = noticeVersion,
): Promise<PlantedShop> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH shop AS (INSERT INTO "Shop" ("id", "domain") VALUES (gen_random_uuid(), $1) RETURNING "id")
     INSERT INTO "Installation" ("id", "shopId", "state", "grantedScopes")
     SELECT gen_random_uuid(), "id", 'installed', '{}' FROM shop RETURNING "id"::text AS id`,
    [shop],
  );
  const installationId = asInstallationId(rows[0]?.id ?? "");
  await pool.query(
    `INSERT INTO "NoticeVersion" ("id", "installationId", "number", "version", "config", "words", "author", "createdAt")
     VALUES (gen_random_uuid(), $1, 1, $2, '{}', '{}', 'system', now())`,
    [installationId, version],
  );
  return { shop, installationId };
}

export type ProxySigning = {
  readonly shop: string;
  readonly secret: string;
  readonly customerId?: string;
  readonly at?: Date;
};

/** What Shopify adds to an address it calls through the app proxy. */
export function signProxy({
  shop,
  secret,
  customerId = "",
  at = new Date(),
}: ProxySigning): string {
  const params: Record<string, string> = {
    shop,
    logged_in_customer_id: customerId,
    path_prefix: "/apps/lagom",
    timestamp: String(Math.floor(at.getTime() / 1_000)),
  };
  const message = Object.entries(params)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join("");
  const signature = createHmac("sha256", secret).update(message).digest("hex");
  return new URLSearchParams({ ...params, signature }).toString();
}
