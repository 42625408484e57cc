import { createConsentLog } from "../../app/db/consent/consent-log.server.ts";
import { collectConsents } from "../../app/db/answers/consent-rows-of.server.ts";
import { createDatabase } from "../../app/db/database.server.ts";
import { createKeyStore } from "../../app/db/keys/key-store.server.ts";
import { exportRecords } from "../../app/domain/consent/export-records.ts";
import { createKeyBytes } from "../../app/seal/envelope.server.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";
import { lookupDigest } from "../../app/seal/lookup.server.ts";
import { migrate } from "../../scripts/migrate.ts";
import { plantShop } from "../../tests/support/consent-fixture.ts";
import { startPostgres } from "../../tests/support/postgres.ts";
import { benchShop } from "./reports.ts";

/** Every so many choices were made by somebody signed in; each of them has made so many. */
const signedInEvery = 5;
const choicesEach = 10;
const months = 36;

const makeMonth = `SELECT "make_consent_partition"((CURRENT_DATE - $1::int * interval '30 days')::date)`;
/** Evenly over three years. */
const fill = `INSERT INTO "ConsentRecord" ("installationId","recordedAt","consentId","number","chosenAt",
    "notice","language","region","regime","act","device","preferences","statistics","marketing","sale","gpc","told")
  SELECT $1, t, md5('visitor ' || n)::uuid, n, t, '00112233445566aa', 'sv', 'SE', 'opt-in', 'accept', 'phone',
    true, true, true, null, false, true
  FROM (SELECT n, date_trunc('milliseconds', now() - n * ($2::int * interval '30 days' / $3::int)) AS t
    FROM generate_series(1, $3::int) AS n) AS x`;
const link = `INSERT INTO "ConsentLink" ("installationId","customerDigest","consentId","number","recordedAt")
  SELECT $1, CASE WHEN "number" <= $2::int * $3::int THEN $4::bytea
    ELSE sha256(('customer ' || "number" / $2::int / $3::int)::bytea) END, "consentId", "number", "recordedAt"
  FROM "ConsentRecord" WHERE "number" % $2::int = 0`;
const middle = `SELECT floor(extract(epoch FROM now() - $1::int * interval '15 days') * 1000)::text AS ms,
  md5('visitor ' || $2::int / 2) AS id`;

const customer = "7000000000001";

type Shop = Awaited<ReturnType<typeof plant>>;

/** A shop with so many choices of the last three years, on a new database. */
async function plant(url: string, count: number) {
  await migrate(url);
  const database = createDatabase({ url, poolSize: 2 });
  const { pool, prisma } = database;
  const { installationId } = await plantShop(database, benchShop);
  const keys = createKeyStore({ prisma, keyring: createKeyring({ primary: createKeyBytes() }) });
  const { lookupKey } = await keys.shopKeys(installationId);
  for (let back = 1; back <= months; back += 1) await pool.query(makeMonth, [back]);
  await pool.query(fill, [installationId, months, count]);
  await pool.query(link, [
    ...[installationId, signedInEvery, choicesEach],
    lookupDigest(lookupKey, "customer-id", customer),
  ]);
  await pool.query("VACUUM ANALYZE");
  const { rows } = await pool.query<{ ms: string; id: string }>(middle, [months, count]);
  const [row] = rows;
  if (row === undefined) throw new Error("nothing was planted");
  const log = createConsentLog({ pool, timeZoneOf: async () => "Europe/Stockholm" });
  const cursor = `older~${row.ms}~${"8".repeat(32)}~1`;
  return { database, keys, log, installationId, cursor, consentId: row.id };
}

function verify(found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${String(found)} found, ${String(wanted)} wanted`);
}

/** What the pages, the export and an answer ask for. */
function readsOf({ database, keys, log, installationId, cursor, consentId }: Shop) {
  const page = async (params: Parameters<typeof log.page>[1], wanted: number) =>
    verify((await log.page(installationId, params)).records.length, wanted);
  return {
    "first-page": () => page({ query: {} }, 50),
    "page-in-the-middle": () => page({ query: {}, cursor }, 50),
    "by-consent-id": () => page({ query: { consentId } }, 1),
    "export-start": async () => {
      const pieces = exportRecords(log.all(installationId, {}), "csv");
      const piece = await pieces.next();
      await pieces.return(undefined);
      verify(Number(String(piece.value).length > 60_000), 1);
    },
    person: async () => {
      const { prisma } = database;
      const asked = { place: "lagom", installationId, customerIds: [customer] } as const;
      const found = await collectConsents({ prisma, shopKeys: keys.shopKeys }, asked);
      verify(found.length, choicesEach);
    },
  };
}

/** A shop with so many choices on a PostgreSQL of its own, and what is read of it. */
export async function openShopWith(count: number) {
  const server = await startPostgres();
  const shop = await plant(server.url, count);
  const close = async () => {
    await shop.database.close();
    await server.stop();
  };
  return { count, reads: readsOf(shop), close };
}

export type ConsentRead = keyof Awaited<ReturnType<typeof openShopWith>>["reads"];
