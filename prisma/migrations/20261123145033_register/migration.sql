-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN     "personId" UUID;

-- CreateTable
CREATE TABLE "RegisterVersion" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "sealedRegister" BYTEA NOT NULL,
    "sealedChanges" BYTEA NOT NULL,
    "changeCount" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegisterVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterSettings" (
    "installationId" UUID NOT NULL,
    "targets" TEXT[],
    "leadDays" INTEGER NOT NULL DEFAULT 14,
    "noticeTag" TEXT NOT NULL DEFAULT 'policy-updates',
    "scanSchedule" TEXT NOT NULL DEFAULT 'never',
    "sealedStorefrontPassword" BYTEA,
    "unreviewedAllowed" TEXT[],
    "interview" JSONB,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegisterSettings_pkey" PRIMARY KEY ("installationId")
);

-- CreateTable
CREATE TABLE "PolicyReading" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "language" TEXT,
    "sealedText" BYTEA NOT NULL,
    "sealedFindings" BYTEA NOT NULL,
    "decisions" JSONB NOT NULL DEFAULT '{}',
    "author" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyPublication" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "registerNumber" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "targets" TEXT[],
    "languages" TEXT[],
    "effectiveOn" TEXT NOT NULL,
    "scheduledFor" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "failureReason" TEXT,
    "author" TEXT NOT NULL,
    "changedPurposes" TEXT[],
    "sealedEdition" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyPublication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationStep" (
    "publicationId" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "bodyDigest" TEXT NOT NULL,
    "remoteDigest" TEXT,
    "sealedPrevious" BYTEA,
    "reason" TEXT,
    "writtenAt" TIMESTAMPTZ(3),
    "readBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "PublicationStep_pkey" PRIMARY KEY ("publicationId","target","language")
);

-- CreateTable
CREATE TABLE "PolicyNotice" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "because" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mailId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "PolicyNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LanguageReview" (
    "installationId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "textsDigest" TEXT NOT NULL,
    "reviewedBy" TEXT NOT NULL,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LanguageReview_pkey" PRIMARY KEY ("installationId","language")
);

-- CreateTable
CREATE TABLE "Transmission" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "categories" TEXT[],
    "means" TEXT NOT NULL,
    "dataRequestId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Transmission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StorefrontScan" (
    "id" UUID NOT NULL,
    "installationId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "pagesDone" INTEGER NOT NULL DEFAULT 0,
    "pagesTotal" INTEGER NOT NULL DEFAULT 0,
    "failureReason" TEXT,
    "report" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StorefrontScan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RegisterVersion_installationId_number_key" ON "RegisterVersion"("installationId", "number");

-- CreateIndex
CREATE INDEX "PolicyReading_installationId_createdAt_idx" ON "PolicyReading"("installationId", "createdAt");

-- CreateIndex
CREATE INDEX "PolicyPublication_status_scheduledFor_idx" ON "PolicyPublication"("status", "scheduledFor");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyPublication_installationId_number_key" ON "PolicyPublication"("installationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyNotice_mailId_key" ON "PolicyNotice"("mailId");

-- CreateIndex
CREATE INDEX "PolicyNotice_installationId_idx" ON "PolicyNotice"("installationId");

-- CreateIndex
CREATE INDEX "PolicyNotice_personId_idx" ON "PolicyNotice"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyNotice_publicationId_personId_key" ON "PolicyNotice"("publicationId", "personId");

-- CreateIndex
CREATE INDEX "Transmission_installationId_at_idx" ON "Transmission"("installationId", "at");

-- CreateIndex
CREATE INDEX "Transmission_personId_idx" ON "Transmission"("personId");

-- CreateIndex
CREATE INDEX "StorefrontScan_installationId_createdAt_idx" ON "StorefrontScan"("installationId", "createdAt");

-- CreateIndex
CREATE INDEX "OutboxMail_personId_idx" ON "OutboxMail"("personId");

-- AddForeignKey
ALTER TABLE "OutboxMail" ADD CONSTRAINT "OutboxMail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterVersion" ADD CONSTRAINT "RegisterVersion_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterSettings" ADD CONSTRAINT "RegisterSettings_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyReading" ADD CONSTRAINT "PolicyReading_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyPublication" ADD CONSTRAINT "PolicyPublication_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationStep" ADD CONSTRAINT "PublicationStep_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "PolicyPublication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyNotice" ADD CONSTRAINT "PolicyNotice_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyNotice" ADD CONSTRAINT "PolicyNotice_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "PolicyPublication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyNotice" ADD CONSTRAINT "PolicyNotice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LanguageReview" ADD CONSTRAINT "LanguageReview_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transmission" ADD CONSTRAINT "Transmission_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transmission" ADD CONSTRAINT "Transmission_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StorefrontScan" ADD CONSTRAINT "StorefrontScan_installationId_fkey" FOREIGN KEY ("installationId") REFERENCES "Installation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A version of the register is never changed: what was said in the past stays said.
-- Rows go only with their installation (shop/redact), so deleting is not refused here.
-- The semicolon inside is written as its code: the adapter cuts a script at every other one.
CREATE FUNCTION "refuse_register_change"() RETURNS trigger LANGUAGE plpgsql AS
E'BEGIN RAISE EXCEPTION ''a version of the register cannot be changed'' USING ERRCODE = ''55000''\073 END';
CREATE TRIGGER "RegisterVersion_unchanged" BEFORE UPDATE ON "RegisterVersion"
  FOR EACH ROW EXECUTE FUNCTION "refuse_register_change"();
