// Enters people who left, under the shop's own key. Arguments: the shop's domain, how many, every which row.
import { getServices } from "../../app/services.server.ts";
import { deriveSuppressionKey, lookupDigest } from "../../app/seal/lookup.server.ts";

const [shop = "", count = "", every = ""] = process.argv.slice(2);
const services = await getServices();
const key = deriveSuppressionKey(await services.appSecrets.get("ledger"), shop);
const marks = Array.from({ length: Number(count) }, (_, index) => {
  const mark = lookupDigest(key, "email", `p${String(index * Number(every))}@example.test`);
  if (mark === undefined) throw new Error("no address");
  return Buffer.from(mark);
});
await services.database.pool.query(
  `INSERT INTO "Suppression" ("installationId", "channel", "valueDigest", "since", "reason", "topics")
   SELECT i."id", 'email', m, now(), 'link', '{all}' FROM "Installation" i
   JOIN "Shop" s ON s."id" = i."shopId" CROSS JOIN unnest($2::bytea[]) AS m WHERE s."domain" = $1`,
  [shop, marks],
);
await services.database.pool.query('ANALYZE "Suppression"');
process.exit(0);
