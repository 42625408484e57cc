const key = `"installationId", "channel", "valueDigest"`;

/**
 * Locks the standings of addresses ($1: JSON), making those that are new, and gives what they say. In
 * one order, so that two processes never wait for each other in a ring. An installation that is over is
 * left out of the answer.
 */
export const lockStandings = `
INSERT INTO "Suppression" (${key}, "foldedDigest", "since", "reason", "topics")
SELECT x."installationId", x."channel", x."valueDigest", x."foldedDigest", x."since", 'none', '{}'
FROM json_to_recordset($1::json) AS x("installationId" uuid, "channel" text, "valueDigest" bytea,
  "foldedDigest" bytea, "since" timestamptz)
JOIN "Installation" i ON i."id" = x."installationId" AND i."state" IN ('installed', 'uninstalled')
ORDER BY 1, 2, 3
ON CONFLICT (${key}) DO UPDATE SET
  "foldedDigest" = coalesce("Suppression"."foldedDigest", excluded."foldedDigest")
RETURNING "installationId"::text, "channel", '\\x' || encode("valueDigest", 'hex') AS "valueDigest",
  "topics", "lessOften", "since", "proofId"::text`;

/** What held before proofs ($1: ids), with what systems said before them. */
export const readUndoable = `
SELECT p."id"::text, p."installationId"::text, p."channel",
  '\\x' || encode(p."valueDigest", 'hex') AS "valueDigest", p."before",
  coalesce((SELECT json_object_agg(e."system", e."formerState") FROM "MarketingEffect" e
    WHERE e."proofId" = p."id" AND e."formerState" IS NOT NULL), '{}'::json) AS "formerStates"
FROM "MarketingProof" p WHERE p."id" = ANY($1::uuid[])`;

/** Writes standings ($1), proofs ($2), effects ($3) and targets ($4), each JSON, all or nothing. */
export const writeWishes = `
WITH s AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS x("installationId" uuid, "channel" text,
    "valueDigest" bytea, "topics" text[], "lessOften" boolean, "since" timestamptz, "proofId" uuid,
    "reason" text, "isGone" boolean)),
gone AS (
  DELETE FROM "Suppression" t USING s WHERE s."isGone" AND t."installationId" = s."installationId"
    AND t."channel" = s."channel" AND t."valueDigest" = s."valueDigest"),
kept AS (
  UPDATE "Suppression" t SET "topics" = s."topics", "lessOften" = s."lessOften",
    "since" = coalesce(s."since", t."since"), "proofId" = s."proofId",
    "reason" = coalesce(s."reason", t."reason")
  FROM s WHERE NOT s."isGone" AND t."installationId" = s."installationId"
    AND t."channel" = s."channel" AND t."valueDigest" = s."valueDigest"),
proved AS (
  INSERT INTO "MarketingProof" ("id", ${key}, "wish", "outcome", "door", "reason", "before", "after",
    "receivedAt", "sealedProof")
  SELECT "id", ${key}, "wish", "outcome", "door", "reason", "before", "after", "receivedAt", "sealedProof"
  FROM json_to_recordset($2::json) AS x("id" uuid, "installationId" uuid, "channel" text,
    "valueDigest" bytea, "wish" text, "outcome" text, "door" text, "reason" text, "before" text[],
    "after" text[], "receivedAt" timestamptz, "sealedProof" bytea)),
carried AS (
  INSERT INTO "MarketingEffect" ("proofId", "system", "installationId", "wanted", "formerState",
    "nextCheckAt", "drifts", "lastDriftAt")
  SELECT * FROM json_to_recordset($3::json) AS x("proofId" uuid, "system" text, "installationId" uuid,
    "wanted" text, "formerState" text, "nextCheckAt" timestamptz, "drifts" int,
    "lastDriftAt" timestamptz))
INSERT INTO "MarketingTarget" ("proofId", "installationId", "lookupDigest", "sealedAddress", "goesAt")
SELECT * FROM json_to_recordset($4::json) AS x("proofId" uuid, "installationId" uuid,
  "lookupDigest" bytea, "sealedAddress" bytea, "goesAt" timestamptz)`;
