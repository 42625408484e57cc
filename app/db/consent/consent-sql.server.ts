const dimensions = `"installationId", "day", "notice", "language", "region", "regime", "device", "act"`;
const dimensionTypes = `"installationId" uuid, "day" date, "notice" text, "language" text, "region" text,
  "regime" text, "device" text`;
const raise = ["count", "preferences", "statistics", "marketing", "saleRefused", "untold"]
  .map((name) => `"${name}" = "ConsentDay"."${name}" + excluded."${name}"`)
  .join(", ");
const recordColumns = `"installationId", "recordedAt", "consentId", "number", "chosenAt", "notice",
  "language", "region", "regime", "act", "device", "preferences", "statistics", "marketing", "sale", "gpc", "told"`;

/**
 * Keeps choices ($1: JSON), counts the new ones and links those of customers, all or nothing. A report
 * from an earlier month is looked for there first: partitions are unique each for itself. What an
 * installation that has ended sent is left out of the answer. Counters are raised in one order, so that
 * two processes never wait for each other in a ring.
 */
export const insertChoices = `
WITH x AS MATERIALIZED (
  SELECT x.* FROM json_to_recordset($1::json) AS x("key" text, ${dimensionTypes}, "act" text,
    "recordedAt" timestamptz, "consentId" uuid, "number" int, "chosenAt" timestamptz,
    "preferences" boolean, "statistics" boolean, "marketing" boolean, "sale" boolean, "gpc" boolean, "told" boolean,
    "customerDigest" bytea, "isLate" boolean)
  JOIN "Installation" i ON i."id" = x."installationId" AND i."state" = 'installed'),
added AS (
  INSERT INTO "ConsentRecord" (${recordColumns}) SELECT ${recordColumns} FROM x
  WHERE NOT (x."isLate" AND EXISTS (SELECT 1 FROM "ConsentRecord" r
    WHERE r."installationId" = x."installationId" AND r."consentId" = x."consentId"
    AND r."number" = x."number" AND r."recordedAt" >= x."chosenAt" - interval '1 day'))
  ON CONFLICT DO NOTHING RETURNING "installationId", "consentId", "number"),
fresh AS (SELECT x.* FROM x JOIN added USING ("installationId", "consentId", "number")),
counted AS (
  INSERT INTO "ConsentDay" (${dimensions}, "count", "preferences", "statistics", "marketing", "saleRefused", "untold")
  SELECT ${dimensions}, count(*), count(*) FILTER (WHERE "preferences"), count(*) FILTER (WHERE "statistics"),
    count(*) FILTER (WHERE "marketing"), count(*) FILTER (WHERE NOT "sale"),
    count(*) FILTER (WHERE NOT "told")
  FROM fresh GROUP BY ${dimensions} ORDER BY ${dimensions}
  ON CONFLICT (${dimensions}) DO UPDATE SET ${raise}),
linked AS (
  INSERT INTO "ConsentLink" ("installationId", "customerDigest", "consentId", "number", "recordedAt")
  SELECT "installationId", "customerDigest", "consentId", "number", "recordedAt" FROM fresh
  WHERE "customerDigest" IS NOT NULL ON CONFLICT DO NOTHING)
SELECT x."key", fresh."key" IS NOT NULL AS "isNew" FROM x LEFT JOIN fresh ON fresh."key" = x."key"`;

/** Adds to the day's counters how often the notice came up ($1: JSON); answers the installations that stand. */
export const insertShown = `
WITH x AS MATERIALIZED (
  SELECT x.* FROM json_to_recordset($1::json) AS x(${dimensionTypes}, "count" int)
  JOIN "Installation" i ON i."id" = x."installationId" AND i."state" = 'installed'),
counted AS (
  INSERT INTO "ConsentDay" (${dimensions}, "count", "preferences", "statistics", "marketing", "saleRefused", "untold")
  SELECT * FROM (SELECT "installationId", "day", "notice", "language", "region", "regime", "device",
    'shown' AS "act", "count", 0, 0, 0, 0, 0 FROM x) AS y
  ORDER BY ${dimensions}
  ON CONFLICT (${dimensions}) DO UPDATE SET ${raise})
SELECT DISTINCT "installationId"::text AS id FROM x`;
