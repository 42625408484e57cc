-- CreateTable
CREATE TABLE "ConsentRecord" (
    "installationId" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "consentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL,
    "notice" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "preferences" BOOLEAN NOT NULL,
    "statistics" BOOLEAN NOT NULL,
    "marketing" BOOLEAN NOT NULL,
    "sale" BOOLEAN,
    "gpc" BOOLEAN NOT NULL,
    "told" BOOLEAN NOT NULL,

    CONSTRAINT "ConsentRecord_pkey" PRIMARY KEY ("installationId","recordedAt","consentId","number")
) PARTITION BY RANGE ("recordedAt");

-- CreateTable
CREATE TABLE "ConsentLink" (
    "installationId" UUID NOT NULL,
    "customerDigest" BYTEA NOT NULL,
    "consentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConsentLink_pkey" PRIMARY KEY ("installationId","customerDigest","consentId","number")
);

-- CreateTable
CREATE TABLE "ConsentDay" (
    "installationId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "notice" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "preferences" INTEGER NOT NULL,
    "statistics" INTEGER NOT NULL,
    "marketing" INTEGER NOT NULL,
    "saleRefused" INTEGER NOT NULL,
    "untold" INTEGER NOT NULL,

    CONSTRAINT "ConsentDay_pkey" PRIMARY KEY ("installationId","day","notice","language","region","regime","device","act")
);

-- CreateIndex
CREATE INDEX "ConsentLink_installationId_recordedAt_idx" ON "ConsentLink"("installationId", "recordedAt");

-- AddForeignKey
ALTER TABLE "ConsentRecord" ADD CONSTRAINT "ConsentRecord_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentLink" ADD CONSTRAINT "ConsentLink_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentDay" ADD CONSTRAINT "ConsentDay_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A record of a choice is never changed: it proves what was said. Rows go only with their time or their
-- installation. Semicolons inside are written as their code: the adapter cuts a script at every other one.
CREATE FUNCTION "refuse_consent_change"() RETURNS trigger LANGUAGE plpgsql AS
E'BEGIN RAISE EXCEPTION ''a record of a choice cannot be changed'' USING ERRCODE = ''55000''\073 END';
CREATE TRIGGER "ConsentRecord_unchanged" BEFORE UPDATE ON "ConsentRecord"
  FOR EACH ROW EXECUTE FUNCTION "refuse_consent_change"();

-- Takes in what has no month of its own yet, so that nothing is ever refused for lack of a partition.
CREATE TABLE "ConsentRecord_rest" PARTITION OF "ConsentRecord" DEFAULT;
CREATE UNIQUE INDEX "ConsentRecord_rest_choice" ON "ConsentRecord_rest" ("installationId", "consentId", "number");

-- Makes the partition of the month (UTC) a date lies in, with the rows of that month that came before it.
-- In a partition a choice is unique: a report sent twice is one record. True when it was made.
CREATE FUNCTION "make_consent_partition"("on" date) RETURNS boolean LANGUAGE plpgsql AS
E'DECLARE
  starts timestamptz := date_trunc(''month'', "on")::timestamp AT TIME ZONE ''UTC''\073
  ends timestamptz := (date_trunc(''month'', "on") + interval ''1 month'')::timestamp AT TIME ZONE ''UTC''\073
  name text := ''ConsentRecord_'' || to_char("on", ''YYYY_MM'')\073
BEGIN
  IF to_regclass(quote_ident(name)) IS NOT NULL THEN RETURN false\073 END IF\073
  LOCK TABLE "ConsentRecord_rest" IN ACCESS EXCLUSIVE MODE\073
  EXECUTE format(''CREATE TABLE %I (LIKE "ConsentRecord" INCLUDING ALL)'', name)\073
  EXECUTE format(''CREATE UNIQUE INDEX %I ON %I ("installationId", "consentId", "number")'',
    name || ''_choice'', name)\073
  EXECUTE format(''WITH moved AS (DELETE FROM "ConsentRecord_rest"
    WHERE "recordedAt" >= %L AND "recordedAt" < %L RETURNING *)
    INSERT INTO %I SELECT * FROM moved'', starts, ends, name)\073
  EXECUTE format(''ALTER TABLE "ConsentRecord" ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)'',
    name, starts, ends)\073
  RETURN true\073
END';
SELECT "make_consent_partition"(CURRENT_DATE);
SELECT "make_consent_partition"((CURRENT_DATE + interval '1 month')::date);
